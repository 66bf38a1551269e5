import type { Clock } from '../runtime/clock.ts';
import type { EventLog } from './event-log.ts';

/**
 * `strike` faults happen at a moment (again, when `times` says so); `lasting` ones change how the printer
 * behaves from that moment on, for `times` uses or until cleared. `value` says what the number means.
 */
export const faultKinds = {
  paperOut: { kind: 'strike' },
  paperNearEnd: { kind: 'strike' },
  coverOpen: { kind: 'strike' },
  cutterError: { kind: 'strike' },
  unrecoverable: { kind: 'strike' },
  headHot: { kind: 'strike', value: 'milliseconds until it has cooled', usual: 3000 },
  powerCut: { kind: 'strike', value: 'milliseconds until the power is back, 0 for never', usual: 0 },
  rstAtByte: { kind: 'strike', value: 'bytes received before the connection is reset', usual: 0 },
  finAtByte: { kind: 'strike', value: 'bytes received before the connection is closed', usual: 0 },
  halfOpenAtByte: { kind: 'strike', value: 'bytes received before the printer falls silent', usual: 0 },
  blackholeAtByte: { kind: 'strike', value: 'bytes received before the cable is out', usual: 0 },
  noReply: { kind: 'lasting' },
  replyDelay: { kind: 'lasting', value: 'milliseconds', usual: 500 },
  replyLag1: { kind: 'lasting' },
  replySplit: { kind: 'lasting' },
  replyGarbage: { kind: 'lasting' },
  replyDuplicate: { kind: 'lasting' },
  wrongPid: { kind: 'lasting' },
  pidBeforePrint: { kind: 'lasting' },
  baud: { kind: 'lasting', value: 'bits per second, ten a byte', usual: 9600 },
  bufferFull: { kind: 'lasting' },
  rxBuf: { kind: 'lasting', value: 'bytes', usual: 256 },
  dropBytes: { kind: 'lasting', value: 'share of bytes lost, 0 to 1', usual: 0.01 },
  bitFlip: { kind: 'lasting', value: 'share of bytes with one bit turned, 0 to 1', usual: 0.001 },
  refuse: { kind: 'lasting' },
  acceptNoServe: { kind: 'lasting' },
  slowAccept: { kind: 'lasting', value: 'milliseconds', usual: 1000 },
} as const satisfies Record<string, FaultKind>;

export interface FaultKind {
  readonly kind: 'strike' | 'lasting';
  readonly value?: string;
  readonly usual?: number;
}

export type FaultName = keyof typeof faultKinds;
type NamesOf<Kind> = {
  [Name in FaultName]: (typeof faultKinds)[Name]['kind'] extends Kind ? Name : never;
}[FaultName];
export type StrikeName = NamesOf<'strike'>;
export type LastingName = NamesOf<'lasting'>;

export type CountedUnit = 'lines' | 'bytes' | 'jobs';

export interface Fault {
  readonly name: FaultName;
  /** See `faultKinds`; each has a usual value. */
  readonly value?: number;
  /** Counted from the moment the fault was set; all of them must be reached. A job ends with its cut. */
  readonly after?: {
    readonly lines?: number;
    readonly bytes?: number;
    readonly ms?: number;
    readonly jobs?: number;
  };
  /** @default 1 for strikes, no limit for lasting faults */
  readonly times?: number;
}

export interface Faults {
  set(fault: Fault): void;
  clear(name: FaultName): void;
  clearAll(): void;
  /** The value of a lasting fault that is in force, using it up by one. */
  use(name: LastingName): number | undefined;
  /** The same without using it up. */
  peek(name: LastingName): number | undefined;
  count(unit: CountedUnit, amount: number): void;
  /** Bytes that may be taken before a fault must be looked at. */
  getBytesToNext(): number;
  list(): Fault[];
}

interface FaultsOptions {
  clock: Clock;
  log: EventLog;
  strike: (name: StrikeName, value: number) => void;
  /** A lasting fault came into force or ended. */
  onChange: (name: LastingName) => void;
}

interface Armed {
  readonly fault: Fault;
  left: { lines: number; bytes: number; jobs: number; ms: boolean };
  timesLeft: number;
  isInForce: boolean;
}

export function createFaults({ clock, log, strike, onChange }: FaultsOptions): Faults {
  const armed = new Map<FaultName, Armed>();

  function set(fault: Fault): void {
    const entry = arm(fault);
    armed.set(fault.name, entry);
    log.add({ type: 'fault', name: fault.name, phase: 'armed' });
    void waitFor(entry);
    trigger(entry);
  }

  /** Starts the wait of `after.ms`, if there is one. */
  async function waitFor(entry: Armed): Promise<void> {
    const { after, name } = entry.fault;
    if (after?.ms === undefined) return;
    await clock.sleep(after.ms);
    if (armed.get(name) !== entry) return;
    entry.left.ms = false;
    trigger(entry);
  }

  function trigger(entry: Armed): void {
    const { left, fault } = entry;
    if (entry.isInForce || left.ms || left.lines > 0 || left.bytes > 0 || left.jobs > 0) return;
    log.add({ type: 'fault', name: fault.name, phase: 'struck' });
    if (isLasting(fault.name)) {
      entry.isInForce = true;
      onChange(fault.name);
    } else fire(entry, fault.name);
  }

  function fire(entry: Armed, name: StrikeName): void {
    armed.delete(name);
    const times = entry.timesLeft - 1;
    // Without a condition a second strike would follow at once, so it is armed only when there is one.
    if (times > 0 && getAfter(entry.fault)) {
      const next = { ...arm(entry.fault), timesLeft: times };
      armed.set(name, next);
      void waitFor(next);
    }
    strike(name, getValue(entry.fault));
  }

  function clear(name: FaultName): void {
    if (!armed.delete(name)) return;
    log.add({ type: 'fault', name, phase: 'cleared' });
    if (isLasting(name)) onChange(name);
  }

  function peek(name: LastingName): number | undefined {
    const entry = armed.get(name);
    return entry?.isInForce ? getValue(entry.fault) : undefined;
  }

  return {
    set,
    clear,
    clearAll: () => {
      for (const name of Array.from(armed.keys())) clear(name);
    },
    peek,
    use: (name) => {
      const value = peek(name);
      const entry = armed.get(name);
      if (value !== undefined && entry && --entry.timesLeft === 0) clear(name);
      return value;
    },
    count: (unit, amount) => {
      // A copy: a fault armed anew by its own strike starts counting with the next one.
      for (const entry of Array.from(armed.values())) {
        if (entry.left[unit] === 0) continue;
        entry.left[unit] = Math.max(0, entry.left[unit] - amount);
        trigger(entry);
      }
    },
    getBytesToNext: () => {
      const waiting = [...armed.values()].map(({ left }) => left.bytes).filter((bytes) => bytes > 0);
      return Math.min(Number.POSITIVE_INFINITY, ...waiting);
    },
    list: () => [...armed.values()].map(({ fault }) => fault),
  };
}

function arm(fault: Fault): Armed {
  const after = getAfter(fault) ?? {};
  const { lines = 0, bytes = 0, jobs = 0, ms } = after;
  const timesLeft = fault.times ?? (isLasting(fault.name) ? Number.POSITIVE_INFINITY : 1);
  return { fault, left: { lines, bytes, jobs, ms: ms !== undefined }, timesLeft, isInForce: false };
}

/** `rstAtByte 900` is short for "after 900 bytes". */
function getAfter(fault: Fault): Fault['after'] {
  if (!fault.name.endsWith('AtByte') || !fault.value) return fault.after;
  return { ...fault.after, bytes: fault.value };
}

function getValue({ name, value }: Fault): number {
  const kind: FaultKind = faultKinds[name];
  return value ?? kind.usual ?? 1;
}

function isLasting(name: FaultName): name is LastingName {
  return faultKinds[name].kind === 'lasting';
}

export function isStrike(name: FaultName): name is StrikeName {
  return !isLasting(name);
}
