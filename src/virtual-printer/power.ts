import type { Clock } from '../runtime/clock.ts';
import type { EventLog } from './event-log.ts';
import type { Link, PowerCutMode } from './link.ts';
import type { Machine } from './machine.ts';

export type PowerState = 'on' | 'off' | 'booting';

/** The plug in the wall. */
export interface Power {
  getState(): PowerState;
  cut(mode?: PowerCutMode): void;
  /** Resolves when the printer has booted. */
  restore(): Promise<void>;
}

interface PowerOptions {
  machine: Machine;
  link: Link;
  log: EventLog;
  clock: Clock;
  bootMs: number;
  usualMode: PowerCutMode;
}

export function createPower({ machine, link, log, clock, bootMs, usualMode }: PowerOptions): Power {
  let state: PowerState = 'on';
  let booting: Promise<void> | undefined;
  let cuts = 0;

  async function boot(): Promise<void> {
    const mine = cuts;
    enter('booting');
    link.powerDown('rst');
    if (bootMs > 0) await clock.sleep(bootMs);
    if (mine !== cuts) return;
    machine.restorePower();
    await link.powerUp();
    if (mine === cuts) enter('on');
  }

  function enter(next: PowerState): void {
    state = next;
    log.add({ type: 'power', state });
  }

  return {
    getState: () => state,
    cut: (mode = usualMode) => {
      if (state === 'off') return;
      cuts++;
      booting = undefined;
      machine.cutPower();
      link.powerDown(mode);
      enter('off');
    },
    restore: async () => {
      if (state === 'on') return;
      booting ??= boot();
      await booting;
    },
  };
}
