import type { DiscardReason, EventLog } from './event-log.ts';
import type { Faults } from './faults.ts';
import type { VirtualProfile } from './profiles.ts';
import type { Random } from './random.ts';
import type { RealtimeLookOut } from './realtime-look-out.ts';
import type { RealtimeCommand } from './realtime-scanner.ts';
import type { ReceiveBuffer } from './receive-buffer.ts';

/** Where the received bytes are: `received` = `interpreted` + `buffered` + all of `discarded`. */
export interface ByteCount {
  readonly received: number;
  readonly interpreted: number;
  readonly buffered: number;
  readonly discarded: Readonly<Partial<Record<DiscardReason, number>>>;
}

export interface Intake {
  /** Takes one byte unless there is no room for it; returns whether it was taken. */
  take(byte: number): boolean;
  /** The interpreter has used a byte. */
  countInterpreted(): void;
  discard(bytes: number, reason: DiscardReason): void;
  getByteCount(): ByteCount;
}

interface IntakeOptions {
  profile: VirtualProfile;
  buffer: ReceiveBuffer;
  lookOut: RealtimeLookOut;
  obey: (command: RealtimeCommand) => void;
  faults: Faults;
  random: Random;
  log: EventLog;
}

/** The way of a byte from the plug into the receive buffer, past the look-out for real-time commands. */
export function createIntake({ profile, buffer, lookOut, obey, faults, random, log }: IntakeOptions): Intake {
  let received = 0;
  let interpreted = 0;
  const discarded: Partial<Record<DiscardReason, number>> = {};

  function discard(bytes: number, reason: DiscardReason): void {
    if (bytes === 0) return;
    discarded[reason] = (discarded[reason] ?? 0) + bytes;
    log.add({ type: 'discarded', bytes, reason });
  }

  function take(sent: number): boolean {
    if (profile.overflow === 'block' && buffer.isExhausted()) return false;
    received++;
    if (random.isChance(faults.peek('dropBytes'))) discard(1, 'dropped');
    else receive(random.isChance(faults.peek('bitFlip')) ? sent ^ (1 << random.integer(8)) : sent);
    return true;
  }

  function receive(byte: number): void {
    const sighting = lookOut.push(byte);
    if (profile.overflow === 'drop' && buffer.isFull()) discard(1, 'overflow');
    else buffer.push(byte);
    if (!sighting) return;
    // Polls must not use up the reserve, or a printer that waits for paper would go deaf.
    const { command, length, isInData } = sighting;
    if (buffer.isOverfull() && !isInData) discard(buffer.dropNewest(length), 'real-time');
    obey(command);
  }

  return {
    take,
    discard,
    countInterpreted: () => {
      interpreted++;
    },
    getByteCount: () => ({ received, interpreted, buffered: buffer.size, discarded: { ...discarded } }),
  };
}
