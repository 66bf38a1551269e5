import type { Clock } from '../runtime/clock.ts';
import { type EventLog, toHex } from './event-log.ts';
import type { Faults } from './faults.ts';
import type { Random } from './random.ts';

/** `status` is one byte, `block` ends with NUL, `asb` is four bytes, `pid` a process id. */
export type ReplyKind = 'status' | 'asb' | 'pid' | 'block';

/** Where replies go: the connection being served. */
export interface ReplySink {
  isConnected(): boolean;
  /** Whether the client reads so slowly that nothing more should be written. */
  isBlocked(): boolean;
  write(bytes: Uint8Array): void;
}

export interface Transmitter {
  /** Sends at once unless a fault or a client that does not read is in the way; replies never interleave. */
  send(kind: ReplyKind, bytes: readonly number[]): void;
  /** Goes on after the sink was blocked. */
  resume(): void;
  /** The client is gone, and with it all that it was to get. */
  drop(): void;
}

interface Outgoing {
  readonly kind: ReplyKind;
  bytes: readonly number[];
  due: number;
  readonly isSplit: boolean;
  isBegun: boolean;
}

interface TransmitterOptions {
  sink: ReplySink;
  /** False for a printer that never sends a byte. */
  isAble: boolean;
  faults: Faults;
  clock: Clock;
  random: Random;
  log: EventLog;
}

export function createTransmitter({
  sink,
  isAble,
  faults,
  clock,
  random,
  log,
}: TransmitterOptions): Transmitter {
  let outbox: Outgoing[] = [];
  let isWaiting = false;
  let generation = 0;
  let held: readonly number[] | undefined;

  function send(kind: ReplyKind, bytes: readonly number[]): void {
    if (!isAble) return;
    if (!sink.isConnected() || faults.use('noReply') !== undefined) return lose(kind, bytes);
    const reply = delayByOne(kind, bytes);
    if (!reply) return;
    if (sink.isBlocked()) dropSuperseded(kind);
    const spoilt = spoil(kind, reply);
    const due = clock.monotonic() + (faults.use('replyDelay') ?? 0);
    const isSplit = faults.use('replySplit') !== undefined;
    const copies = faults.use('replyDuplicate') === undefined ? 1 : 2;
    for (let copy = 0; copy < copies; copy++) {
      outbox.push({ kind, bytes: spoilt, due, isSplit, isBegun: false });
    }
    flush();
  }

  /** replyLag1: each status question gets the answer to the one before. */
  function delayByOne(kind: ReplyKind, bytes: readonly number[]): readonly number[] | undefined {
    if (kind !== 'status' || faults.use('replyLag1') === undefined) return bytes;
    const previous = held;
    held = bytes;
    return previous;
  }

  /** While nothing can be sent only the latest process id and the latest automatic status are kept. */
  function dropSuperseded(kind: ReplyKind): void {
    if (kind !== 'pid' && kind !== 'asb') return;
    const isSuperseded = (reply: Outgoing) => reply.kind === kind && !reply.isBegun;
    for (const { bytes } of outbox.filter(isSuperseded)) lose(kind, bytes);
    outbox = outbox.filter((reply) => !isSuperseded(reply));
  }

  function spoil(kind: ReplyKind, bytes: readonly number[]): readonly number[] {
    const isWrong = kind === 'pid' && faults.use('wrongPid') !== undefined;
    const reply = isWrong ? bytes.map((byte, index) => (index === 5 ? nextPidCharacter(byte) : byte)) : bytes;
    if (faults.use('replyGarbage') === undefined) return reply;
    // Bits 7 and 0 set: no reply of any kind looks like that.
    return reply.map(() => 0x81 | random.integer(256));
  }

  function flush(): void {
    if (isWaiting) return;
    for (let reply = outbox[0]; reply && !sink.isBlocked(); reply = outbox[0]) {
      const wait = reply.due - clock.monotonic();
      if (wait > 0) return void wakeAfter(wait);
      if (reply.isSplit && reply.bytes.length > 1) {
        write(reply.kind, reply.bytes.slice(0, 1));
        reply.bytes = reply.bytes.slice(1);
        // Counted from the byte before, however late the timer: a long reply must not fall behind.
        reply.due = (reply.isBegun ? reply.due : clock.monotonic()) + segmentGapMs;
        reply.isBegun = true;
      } else {
        outbox.shift();
        write(reply.kind, reply.bytes);
      }
    }
  }

  async function wakeAfter(ms: number): Promise<void> {
    isWaiting = true;
    const mine = generation;
    await clock.sleep(ms);
    if (mine !== generation) return;
    isWaiting = false;
    flush();
  }

  function write(kind: ReplyKind, bytes: readonly number[]): void {
    if (!sink.isConnected()) return lose(kind, bytes);
    log.add({ type: 'tx', reply: kind, bytes: toHex(bytes) });
    sink.write(Uint8Array.from(bytes));
  }

  function lose(kind: ReplyKind, bytes: readonly number[]): void {
    log.add({ type: 'txLost', reply: kind, bytes: toHex(bytes) });
  }

  return {
    send,
    resume: flush,
    drop: () => {
      for (const { kind, bytes } of outbox) lose(kind, bytes);
      outbox = [];
      held = undefined;
      generation++;
      isWaiting = false;
    },
  };
}

/** Long enough for the client to see each byte as a segment of its own. */
const segmentGapMs = 2;

/** Another character that may stand in a process id. */
function nextPidCharacter(byte: number): number {
  return byte < 0x7e ? byte + 1 : 0x20;
}
