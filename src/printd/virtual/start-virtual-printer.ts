import { type Clock, systemClock } from '../../runtime/clock.ts';
import { createReleasers } from '../../runtime/releasers.ts';
import { type Condition, isOffline } from './condition.ts';
import { createEventLog, type EventListener, type VirtualEvent } from './event-log.ts';
import { waitForEvent } from './event-wait.ts';
import { createFaults, type Fault, type FaultName, isStrike } from './faults.ts';
import type { ByteCount } from './intake.ts';
import { createLink, type PowerCutMode } from './link.ts';
import { createMachine } from './machine.ts';
import { createPaper, type Receipt } from './paper.ts';
import { type VirtualProfile, type VirtualProfileName, virtualProfiles } from './profiles.ts';
import { createRandom } from './random.ts';
import { renderReceiptsAsText } from './receipt-text.ts';
import { createPower } from './power.ts';
import { remedies, strikes } from './strikes.ts';
import { createTransmitter } from './transmitter.ts';

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
  /** @default systemClock */
  clock?: Clock;
}

export interface VirtualPrinterState {
  readonly power: 'on' | 'off' | 'booting';
  readonly offline: boolean;
  readonly condition: Condition;
  readonly bytes: ByteCount;
  /** Lines taken over by the mechanism and not yet on paper. */
  readonly pendingLines: number;
  readonly rollLeftMm: number;
  readonly faults: readonly Fault[];
  readonly isServing: boolean;
}

export interface VirtualPrinter {
  readonly port: number;
  readonly httpPort: number | undefined;
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
  /** @throws DomainError `invalid` for an unknown fault. */
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
  close(): Promise<void>;
}

/** Starts a simulated ESC/POS printer on a TCP port. */
export async function startVirtualPrinter(options: VirtualPrinterOptions = {}): Promise<VirtualPrinter> {
  const { clock = systemClock, host = '127.0.0.1', port = 0 } = options;
  const profile = { ...virtualProfiles[options.profile ?? 'epson80'], ...options.capabilities };
  const speed = options.speed === 'instant' ? 0 : (options.speed ?? 150);
  const log = createEventLog({ clock });
  const random = createRandom(options.seed ?? 1);
  const releasers = createReleasers();
  const faults = createFaults({
    clock,
    log,
    strike: (name, value) => strikes[name](parts, value),
    onChange: () => {
      machine.work();
      void link.update();
    },
  });
  const transmitter = createTransmitter({
    faults,
    clock,
    random,
    log,
    isAble: profile.status,
    sink: {
      isConnected: () => link.getActive()?.canWrite() ?? false,
      isBlocked: () => link.getActive()?.isBlocked() ?? false,
      write: (bytes) => link.getActive()?.write(bytes),
    },
  });
  const paper = createPaper(() => {});
  const machine = createMachine({
    profile,
    speed,
    clock,
    random,
    log,
    faults,
    paper,
    transmitter,
    rollMm: options.rollMm ?? 50_000,
    nearEndMm: options.nearEndMm ?? 1500,
    realtimeInData: options.realtimeInData ?? true,
    onRoom: () => link.getActive()?.feed(),
  });
  const link = createLink({
    host,
    port,
    clock,
    log,
    faults,
    secondClient: profile.secondClient,
    idleMs: options.idleMs ?? 300_000,
    accept: (bytes) => machine.accept(bytes),
    onDrain: () => transmitter.resume(),
    onLeave: () => transmitter.drop(),
  });
  const power = createPower({
    machine,
    link,
    log,
    clock,
    bootMs: options.bootMs ?? (speed === 0 ? 0 : 5000),
    usualMode: options.powerCut ?? 'rst',
  });
  const parts = { machine, link, power, clock };
  for (const fault of options.faults ?? []) faults.set(fault);
  await link.update();
  releasers.push(() => link.close());

  const getPaper = () => paper.getReceipts(machine.mechanism.countPending());
  return {
    port: link.getPort(),
    httpPort: undefined,
    state: () => ({
      power: power.getState(),
      offline: isOffline(machine.condition.get()),
      condition: machine.condition.get(),
      bytes: machine.getByteCount(),
      pendingLines: machine.mechanism.countPending(),
      rollLeftMm: machine.mechanism.getRollLeft(),
      faults: faults.list(),
      isServing: link.getActive() !== undefined,
    }),
    paper: getPaper,
    text: () => renderReceiptsAsText(getPaper(), profile.dots),
    log: () => log.all(),
    on: (listener) => log.on(listener),
    waitFor: (check, deadlineMs = 5000) => waitForEvent(log, check, deadlineMs),
    set: (fault) => faults.set(fault),
    clearFault: (name) => {
      faults.clear(name);
      if (isStrike(name)) remedies[name]?.(parts);
    },
    powerOff: (mode) => power.cut(mode),
    powerOn: () => power.restore(),
    loadPaper: () => machine.recovery.loadPaper(),
    openCover: () => machine.recovery.openCover(),
    closeCover: () => machine.recovery.closeCover(),
    closeDrawer: () => machine.condition.update({ drawerHigh: false }),
    pressFeed: (isPressed) => machine.condition.update({ feedPressed: isPressed }),
    close: () => releasers.release(),
  };
}
