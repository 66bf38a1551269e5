import type { Clock } from '../runtime/clock.ts';
import type { CommandContext } from './commands/command.ts';
import { type ConditionStore, createConditionStore, getOfflineCauses, isOffline } from './condition.ts';
import type { EventLog } from './event-log.ts';
import type { Faults } from './faults.ts';
import { type ByteCount, createIntake } from './intake.ts';
import { createInterpreter } from './interpreter.ts';
import { createMechanism, type Mechanism } from './mechanism.ts';
import type { Paper } from './paper.ts';
import { createPrintHead } from './print-head.ts';
import type { VirtualProfile } from './profiles.ts';
import type { Random } from './random.ts';
import { createRealtimeLookOut } from './realtime-look-out.ts';
import { obeyRealtimeCommand } from './realtime-commands.ts';
import { createReceiveBuffer } from './receive-buffer.ts';
import { createRecovery, type Recovery } from './recovery.ts';
import { createReporter } from './reporter.ts';
import type { Transmitter } from './transmitter.ts';

/** The printer behind its network plug: bytes in, replies and paper out. */
export interface Machine {
  readonly condition: ConditionStore;
  readonly mechanism: Mechanism;
  readonly recovery: Recovery;
  /** Takes as many of the bytes as there is room for and returns how many. */
  accept(bytes: Uint8Array): number;
  /** Works on whatever the present condition allows. */
  work(): void;
  cutPower(): void;
  restorePower(): void;
  getByteCount(): ByteCount;
}

export interface MachineOptions {
  profile: VirtualProfile;
  /** mm/s, 0 for no delay. */
  speed: number;
  rollMm: number;
  nearEndMm: number;
  /** False: real-time commands count only where no other command is under way. */
  realtimeInData: boolean;
  clock: Clock;
  random: Random;
  log: EventLog;
  faults: Faults;
  paper: Paper;
  transmitter: Transmitter;
  /** There may be room for bytes that were not taken before. */
  onRoom: () => void;
}

export function createMachine(options: MachineOptions): Machine {
  const { profile, log, faults, paper, transmitter } = options;
  const condition = createConditionStore((now) => {
    log.add({ type: 'condition', offline: isOffline(now), causes: getOfflineCauses(now) });
    reporter.conditionChanged(now);
    work();
  });
  const reporter = createReporter({ profile, condition, transmitter, faults });
  const mechanism = createMechanism({
    ...options,
    ...profile,
    condition,
    onReady: () => work(),
    onLine: () => faults.count('lines', 1),
    onCut: () => faults.count('jobs', 1),
  });
  const head = createPrintHead({ profile, mechanism, log });
  const context: CommandContext = {
    profile,
    head,
    reporter,
    condition,
    log,
    disabledRealtime: new Set(),
    selected: true,
  };
  const interpreter = createInterpreter(context);
  const buffer = createReceiveBuffer({ capacity: () => getCapacity(faults, profile) });
  const lookOut = createRealtimeLookOut(options);
  const recovery = createRecovery({
    condition,
    mechanism,
    resume: profile.resume,
    isInterrupted: () => mechanism.countPending() > 0 || buffer.size > 0,
  });
  const obey = obeyRealtimeCommand.bind(undefined, { ...context, paper, recovery, clear });
  const intake = createIntake({ ...options, buffer, lookOut, obey });
  let isOn = true;
  let isRunning = false;

  /** The one loop that turns buffered bytes into paper; re-entrant calls are seen by its next round. */
  function run(): void {
    if (isRunning) return;
    isRunning = true;
    try {
      mechanism.advance();
      for (let byte = takeNext(); byte !== undefined; byte = takeNext()) {
        intake.countInterpreted();
        interpreter.consume(byte);
        mechanism.advance();
      }
      mechanism.rest();
    } finally {
      isRunning = false;
    }
  }

  function takeNext(): number | undefined {
    const isFree = mechanism.hasRoom() && faults.peek('bufferFull') === undefined;
    return isOn && isFree && !isOffline(condition.get()) ? buffer.take() : undefined;
  }

  function work(): void {
    if (isRunning) return;
    run();
    options.onRoom();
  }

  function clear(): void {
    intake.discard(buffer.clear(), 'cleared');
    lookOut.reset();
    interpreter.abandon();
    head.abandon();
    mechanism.clear();
    paper.tear();
  }

  return {
    condition,
    mechanism,
    recovery,
    accept: (bytes) => {
      let taken = 0;
      for (const byte of bytes) {
        if (!isOn || !intake.take(byte)) break;
        taken++;
        run();
      }
      return taken;
    },
    work,
    cutPower: () => {
      isOn = false;
      intake.discard(buffer.clear(), 'power');
      lookOut.reset();
      interpreter.abandon();
      head.initialize();
      reporter.reset();
      mechanism.clear({ stop: true });
      paper.tear();
      transmitter.drop();
      context.selected = true;
      context.disabledRealtime.clear();
    },
    restorePower: () => {
      isOn = true;
      recovery.restart();
      work();
    },
    getByteCount: () => intake.getByteCount(),
  };
}

function getCapacity(faults: Faults, { rxBuf }: VirtualProfile): number {
  return faults.peek('bufferFull') === undefined ? (faults.peek('rxBuf') ?? rxBuf) : 0;
}
