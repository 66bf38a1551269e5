import { createEventLog, type EventLog, toHex } from '../../src/virtual-printer/event-log.ts';
import { createFaults, type Faults } from '../../src/virtual-printer/faults.ts';
import { createMachine, type Machine } from '../../src/virtual-printer/machine.ts';
import { createPaper, type Paper } from '../../src/virtual-printer/paper.ts';
import { type VirtualProfile, virtualProfiles } from '../../src/virtual-printer/profiles.ts';
import { createRandom } from '../../src/virtual-printer/random.ts';
import { createTransmitter } from '../../src/virtual-printer/transmitter.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';

/** The printer without its plug: bytes go in by hand, time moves by hand. */
export interface BenchMachine {
  readonly machine: Machine;
  readonly faults: Faults;
  readonly clock: ManualClock;
  readonly log: EventLog;
  readonly paper: Paper;
  /** Queues bytes; they are taken as soon as there is room. */
  send(bytes: Uint8Array): void;
  /** Bytes that wait to be taken. */
  countWaiting(): number;
  /** Bytes that never arrived because the connection went with the power. */
  countLost(): number;
  /** While true nothing can be written to the client. */
  setBlocked(isBlocked: boolean): void;
  sent(): string;
}

export function createBenchMachine({
  seed = 1,
  speed = 150,
  capabilities = {},
}: {
  seed?: number;
  speed?: number;
  capabilities?: Partial<VirtualProfile>;
} = {}): BenchMachine {
  const clock = createManualClock();
  const log = createEventLog({ clock });
  const random = createRandom(seed);
  const paper = createPaper(() => {});
  let unsent: Uint8Array = new Uint8Array();
  let isBlocked = false;
  const sent: number[] = [];
  const faults = createFaults({
    clock,
    log,
    strike: (name) => {
      if (name === 'paperOut') machine.condition.update({ paperEnd: true });
      if (name === 'coverOpen') machine.recovery.openCover();
      if (name === 'cutterError') machine.recovery.jamCutter();
      if (name === 'powerCut') cutPower();
    },
    onChange: () => machine.work(),
  });
  const transmitter = createTransmitter({
    faults,
    clock,
    random,
    log,
    isAble: true,
    sink: { isConnected: () => true, isBlocked: () => isBlocked, write: (bytes) => void sent.push(...bytes) },
  });
  const machine = createMachine({
    profile: { ...virtualProfiles.epson80, ...capabilities },
    speed,
    rollMm: 50_000,
    nearEndMm: 1000,
    realtimeInData: true,
    clock,
    random,
    log,
    faults,
    paper,
    transmitter,
    onRoom: feed,
  });
  let isFeeding = false;
  let isConnected = true;
  let lost = 0;

  function cutPower(): void {
    machine.cutPower();
    isConnected = false;
    if (!isFeeding) dropUnsent();
  }

  function feed(): void {
    if (isFeeding) return;
    isFeeding = true;
    isConnected = true;
    for (let taken = 1; taken > 0 && unsent.length > 0; ) {
      taken = machine.accept(unsent.subarray(0, faults.getBytesToNext()));
      unsent = unsent.subarray(taken);
      faults.count('bytes', taken);
    }
    if (!isConnected) dropUnsent();
    isFeeding = false;
  }

  function dropUnsent(): void {
    lost += unsent.length;
    unsent = new Uint8Array();
  }

  return {
    machine,
    faults,
    clock,
    log,
    paper,
    send: (bytes) => {
      unsent = Buffer.concat([unsent, bytes]);
      feed();
    },
    countWaiting: () => unsent.length,
    countLost: () => lost,
    setBlocked: (blocked) => {
      isBlocked = blocked;
      if (!blocked) transmitter.resume();
    },
    sent: () => toHex(sent),
  };
}
