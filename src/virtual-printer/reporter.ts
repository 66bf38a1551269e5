import { type Condition, type ConditionStore, hasError, isOffline } from './condition.ts';
import type { Faults } from './faults.ts';
import type { Step } from './mechanism.ts';
import type { VirtualProfile } from './profiles.ts';
import { getAutomaticStatus, getDrawerSensor, getPaperSensor, getRealtimeStatus } from './status-bytes.ts';
import type { Transmitter } from './transmitter.ts';

/** Composes every reply the printer gives. */
export interface Reporter {
  reportRealtimeStatus(n: number): void;
  /** Acknowledges DLE DC4 8. */
  reportCleared(): void;
  /** Announces that the power may be cut (DLE DC4 2). */
  reportPowerOffReady(): void;
  reportSensor(sensor: 'paper' | 'drawer'): void;
  reportIdentity(n: number): void;
  reportSettingMode(): void;
  /** GS a: `mask` says which changes are sent; not 0 also sends the present status. */
  watch(mask: number): void;
  /** GS ( H function 49. */
  watchOffline(mode: number): void;
  /** GS ( H function 48: echoed when everything before it is on paper. */
  acceptProcessId(id: readonly number[], enqueue: (step: Step) => void): void;
  conditionChanged(condition: Condition): void;
  /** ESC @ and power-on end automatic status back. */
  reset(): void;
}

interface ReporterOptions {
  profile: VirtualProfile;
  condition: ConditionStore;
  transmitter: Transmitter;
  faults: Faults;
}

export function createReporter({ profile, condition, transmitter, faults }: ReporterOptions): Reporter {
  let watched = 0;
  let offlineMode = 0;
  let last = condition.get();
  const sendBlock = (...bytes: number[]) => transmitter.send('block', [...bytes, 0]);
  const sendProcessId = (id: readonly number[]) => transmitter.send('pid', [0x37, 0x22, ...id, 0]);
  const sendAutomaticStatus = () => transmitter.send('asb', getAutomaticStatus(condition.get()));

  return {
    reportRealtimeStatus: (n) => transmitter.send('status', [getRealtimeStatus(n, condition.get())]),
    reportCleared: () => sendBlock(0x37, 0x25),
    reportPowerOffReady: () => sendBlock(0x3b, 0x30),
    reportSettingMode: () => sendBlock(0x37, 0x20),
    reportSensor: (sensor) => {
      const read = sensor === 'paper' ? getPaperSensor : getDrawerSensor;
      transmitter.send('status', [read(condition.get())]);
    },
    reportIdentity: (n) => {
      const [kind, bytes] = getIdentity(n, profile);
      if (bytes.length > 0) transmitter.send(kind, bytes);
    },
    watch: (mask) => {
      if (!profile.asb) return;
      watched = mask;
      if (mask !== 0) sendAutomaticStatus();
    },
    watchOffline: (mode) => {
      offlineMode = profile.pid ? mode % 48 : 0;
    },
    acceptProcessId: (id, enqueue) => {
      if (!profile.pid) return;
      if (faults.use('pidBeforePrint') !== undefined) sendProcessId(id);
      else enqueue({ kind: 'mark', reach: () => sendProcessId(id) });
    },
    conditionChanged: (now) => {
      const before = last;
      last = now;
      if ((getChanges(before, now) & watched) !== 0) sendAutomaticStatus();
      const causes = getOfflineCauseBytes(now);
      const isNew = causes.some((cause) => !getOfflineCauseBytes(before).includes(cause));
      if (offlineMode !== 0 && isNew) sendBlock(0x37, 0x23, ...(offlineMode === 2 ? causes : []));
    },
    reset: () => {
      watched = 0;
      offlineMode = 0;
    },
  };
}

/** GS a's bits for what differs. */
function getChanges(before: Condition, now: Condition): number {
  const differs = (read: (condition: Condition) => unknown) => read(before) !== read(now);
  const errors = (c: Condition) => [c.cutterError, c.unrecoverable, c.headHot].join();
  return (
    (differs((c) => c.drawerHigh) ? 0x01 : 0) |
    (differs(isOffline) || differs((c) => c.coverOpen) ? 0x02 : 0) |
    (differs(errors) ? 0x04 : 0) |
    (differs(getPaperSensor) ? 0x08 : 0) |
    (differs((c) => c.feedPressed) ? 0x40 : 0)
  );
}

/** One byte of 40h–7Fh a cause; which byte is this printer's own choice. */
function getOfflineCauseBytes(condition: Condition): number[] {
  const causes = [
    [0x41, condition.coverOpen],
    [0x42, condition.paperEnd],
    [0x44, hasError(condition)],
  ] as const;
  return causes.filter(([, isSet]) => isSet).map(([byte]) => byte);
}

/** Answers to GS I: numbers as one byte, names between 5F and NUL, type information between 3D and NUL. */
function getIdentity(n: number, profile: VirtualProfile): ['status' | 'block', number[]] {
  const { firmware, maker, model, serial, language } = profile;
  const texts: Readonly<Record<number, string>> = {
    65: firmware,
    66: maker,
    67: model,
    68: serial,
    69: language,
  };
  const text = texts[n];
  if (text !== undefined) return ['block', [0x5f, ...Buffer.from(text, 'latin1').subarray(0, 80), 0]];
  // Type: two-byte characters and an automatic cutter are installed.
  const typeId = 0x03;
  if (n === 33 || n === 96 || n === 110) return ['block', [0x3d, 0x40 | typeId, 0]];
  const numbers: Readonly<Record<number, number>> = { 1: 0x20, 2: typeId, 3: 0x01 };
  const number = numbers[n % 48];
  return ['status', number === undefined ? [] : [number]];
}
