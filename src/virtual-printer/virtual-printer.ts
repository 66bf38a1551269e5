import type { Pictures } from '../drawing/pictures.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Condition } from './condition.ts';
import type { EventListener, VirtualEvent } from './event-log.ts';
import type { Fault, FaultName } from './faults.ts';
import type { ByteCount } from './intake.ts';
import type { PowerCutMode } from './link.ts';
import type { Receipt } from './paper.ts';
import type { PowerState } from './power.ts';
import type { VirtualProfile, VirtualProfileName } from './profiles.ts';

export interface VirtualPrinterOptions {
  /** @default 0, any free port */
  port?: number;
  /** @default '127.0.0.1' */
  host?: string;
  /** @default 'epson80' */
  profile?: VirtualProfileName;
  /** Differences to the profile. */
  capabilities?: Partial<VirtualProfile>;
  /** mm/s; 0 or 'instant' prints in no time. @default 150 */
  speed?: number | 'instant';
  /** Same seed, same input, same paper. @default 1 */
  seed?: number;
  faults?: readonly Fault[];
  /** Length of a full roll in mm. @default 50 m */
  rollMm?: number;
  /** Paper left, in mm, when the near-end sensor speaks. @default 1500 */
  nearEndMm?: number;
  /** False: real-time commands count only where no other command is under way. @default true */
  realtimeInData?: boolean;
  /** A client that sends nothing for so long is dropped. @default 300 s */
  idleMs?: number;
  /** From power on until clients are accepted. @default 5 s, 0 for an instant printer */
  bootMs?: number;
  /** What clients see of a power cut. @default 'rst' */
  powerCut?: PowerCutMode;
  /** Port of the control page, 0 for any free one; none without it. */
  httpPort?: number;
  /** Directory for `NNN.txt`, `NNN.json` and `NNN.svg`, written when a receipt is cut. */
  outDir?: string;
  /** Writes `NNN.png` there, too; each takes about a second of one core. @default false */
  outPictures?: boolean;
  /** Draws receipts for `outPictures` and the control page. @default createPictures() */
  pictures?: Pictures;
  /** @default systemClock */
  clock?: Clock;
}

export interface VirtualPrinterState {
  readonly power: PowerState;
  readonly offline: boolean;
  readonly condition: Condition;
  readonly bytes: ByteCount;
  /** Lines taken over by the mechanism and not yet on paper. */
  readonly pendingLines: number;
  readonly rollLeftMm: number;
  readonly faults: readonly Fault[];
  readonly isServing: boolean;
}

/** What can be seen of the printer and done to it by hand. */
export interface FrontPanel {
  readonly port: number;
  state(): VirtualPrinterState;
  /** Receipts cut off, oldest first, then the strip still in the printer. */
  paper(): Receipt[];
  text(): string;
  log(): readonly VirtualEvent[];
  /** Returns the function that ends the subscription. */
  on(listener: EventListener): () => void;
  /**
   * Resolves as soon as `check` holds, asked now and after every event.
   * @throws DomainError `not_ready` after `deadlineMs` of real time.
   */
  waitFor(check: () => boolean, deadlineMs?: number): Promise<void>;
  /** Arms a fault, or lets it happen at once when it has no `after`. */
  set(fault: Fault): void;
  /** Disarms a fault and, where a hand can, puts right what it did. */
  clearFault(name: FaultName): void;
  powerOff(mode?: PowerCutMode): void;
  /** Resolves when the printer accepts clients again. */
  powerOn(): Promise<void>;
  loadPaper(): void;
  openCover(): void;
  closeCover(): void;
  closeDrawer(): void;
  pressFeed(isPressed: boolean): void;
  /** Clears all faults, loads paper, closes the cover and switches on; the paper stays. */
  reset(): Promise<void>;
}

export interface VirtualPrinter extends FrontPanel {
  /** Port of the control page, if there is one. */
  readonly httpPort: number | undefined;
  close(): Promise<void>;
}
