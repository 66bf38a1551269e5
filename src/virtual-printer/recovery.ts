import type { ConditionStore } from './condition.ts';
import type { Mechanism } from './mechanism.ts';
import type { VirtualProfile } from './profiles.ts';

/** What a person's hands, or DLE ENQ, do about a printer that stopped. */
export interface Recovery {
  loadPaper(): void;
  openCover(): void;
  closeCover(): void;
  jamCutter(): void;
  /** The scrap is pulled out; the error stays until DLE ENQ or a power cycle. */
  freeCutter(): void;
  /** Ends errors whose cause is gone. */
  recover(): void;
  /** What is left of the errors after a power cycle. */
  restart(): void;
}

interface RecoveryOptions {
  condition: ConditionStore;
  mechanism: Mechanism;
  resume: VirtualProfile['resume'];
  /** Whether something was being printed when the printer stopped. */
  isInterrupted: () => boolean;
}

export function createRecovery({ condition, mechanism, resume, isInterrupted }: RecoveryOptions): Recovery {
  let isJammed = false;

  function endStop(cause: 'paperEnd' | 'coverOpen'): void {
    if (!condition.get()[cause]) return;
    if (resume === 'repeatLine' && isInterrupted()) mechanism.repeatLastLine();
    condition.update({ [cause]: false, waitRecovery: resume === 'wait-enq' });
  }

  return {
    loadPaper: () => {
      mechanism.loadRoll();
      condition.update({ paperNearEnd: false });
      endStop('paperEnd');
    },
    openCover: () => condition.update({ coverOpen: true }),
    closeCover: () => endStop('coverOpen'),
    jamCutter: () => {
      isJammed = true;
      condition.update({ cutterError: true });
    },
    freeCutter: () => {
      isJammed = false;
    },
    recover: () => condition.update({ waitRecovery: false, cutterError: isJammed }),
    restart: () =>
      condition.update({
        waitRecovery: false,
        shutDown: false,
        unrecoverable: false,
        headHot: false,
        feedPressed: false,
        cutterError: isJammed,
      }),
  };
}
