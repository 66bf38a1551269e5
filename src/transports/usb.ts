import { coerceError } from '../domain/errors.ts';
import type { Clock } from '../runtime/clock.ts';
import { type DeviceFile, type OpenDeviceFile, openDeviceFile, systemCodeOf } from './device-file.ts';
import { createListeners } from './listeners.ts';
import { type Channel, type Transport, TransportError } from './transport.ts';

export interface UsbTransportOptions {
  /** Of the device file, e.g. `/dev/usb/lp0`; numbers move, so a link that names the printer is better. */
  readonly path: string;
  readonly clock: Clock;
  readonly timings?: Partial<UsbTimings>;
  readonly open?: OpenDeviceFile;
}

/** Milliseconds. */
export interface UsbTimings {
  /** Between two looks for what the printer says. */
  readonly read: number;
  /** Between two tries to write to a printer that takes nothing. */
  readonly write: number;
  /** How long `end()` waits until the printer has taken the last bytes. */
  readonly drain: number;
}

export const defaultUsbTimings: UsbTimings = { read: 50, write: 20, drain: 20_000 };

/**
 * A printer behind a device file of Linux (usblp). It can't be waited for with `poll`, so it is asked again and again. Closing the
 * device throws away what the printer has not taken yet; a write of no bytes tells whether it has (both: usblp.c of the kernel).
 */
export function createUsbTransport(options: UsbTransportOptions): Transport {
  const { path, open = openDeviceFile } = options;
  const timings = { ...defaultUsbTimings, ...options.timings };
  return {
    open: async () => {
      try {
        const opened = await openBothWays(open, path);
        return createUsbChannel({ ...opened, clock: options.clock, timings });
      } catch (thrown) {
        throw new TransportError(`${path}: ${explain(thrown)}`, { cause: thrown });
      }
    },
  };
}

interface Opened {
  readonly file: DeviceFile;
  readonly isOneWay: boolean;
  /** What a first look found. */
  readonly early: Uint8Array;
}

async function openBothWays(open: OpenDeviceFile, path: string): Promise<Opened> {
  let file: DeviceFile;
  try {
    file = await open(path, 'both');
  } catch (thrown) {
    if (!['EACCES', 'EROFS', 'EINVAL'].includes(systemCodeOf(thrown))) throw thrown;
    return { file: await open(path, 'write'), isOneWay: true, early: nothing };
  }
  try {
    const into = new Uint8Array(maxReadBytes);
    return { file, isOneWay: false, early: into.subarray(0, await file.read(into)) };
  } catch (thrown) {
    const code = systemCodeOf(thrown);
    if (code === 'EAGAIN') return { file, isOneWay: false, early: nothing };
    // usblp says so of a device without an endpoint to read from.
    if (code === 'EINVAL' || code === 'EBADF') return { file, isOneWay: true, early: nothing };
    await file.close();
    throw thrown;
  }
}

const maxReadBytes = 4096;
const nothing = new Uint8Array(0);

function explain(thrown: unknown): string {
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such device: is the printer plugged in and on?',
    ENODEV: 'the printer is unplugged',
    ENXIO: 'the printer is unplugged',
    EBUSY: 'another program has it',
    EACCES: 'not permitted; may the user of this service use the device (group "lp")?',
  };
  return reasons[systemCodeOf(thrown)] ?? coerceError(thrown).message;
}

interface ChannelOptions extends Opened {
  readonly clock: Clock;
  readonly timings: UsbTimings;
}

function createUsbChannel({ file, isOneWay, early, clock, timings }: ChannelOptions): Channel {
  const listeners = createListeners();
  const { gone, hear, finish, ended } = listeners;
  let taken = 0;
  let asked = 0;
  let stuck = '';
  let writing = Promise.resolve();

  const lose = (thrown: unknown) => finish({ kind: 'lost', detail: explain(thrown), untouched: taken === 0 });

  const writeAll = async (bytes: Uint8Array): Promise<void> => {
    let rest = bytes;
    // Once even for no bytes: that asks whether the ones before are out.
    do {
      if (ended()) return;
      try {
        const count = await file.write(rest);
        taken += count;
        rest = rest.subarray(count);
        stuck = '';
      } catch (thrown) {
        const code = systemCodeOf(thrown);
        if (!isPassing(code)) return void lose(thrown);
        stuck = code === 'ENOSPC' ? 'out of paper' : 'it takes nothing';
        await clock.sleep(timings.write, gone);
      }
    } while (rest.length > 0 || stuck !== '');
  };
  const write = (bytes: Uint8Array): Promise<void> => {
    asked += bytes.length;
    writing = writing.then(() => writeAll(bytes));
    return writing;
  };
  const listen = async (): Promise<void> => {
    const into = new Uint8Array(maxReadBytes);
    while (!ended()) {
      try {
        const count = await file.read(into);
        if (count > 0) hear(into.slice(0, count));
        else await clock.sleep(timings.read, gone);
      } catch (thrown) {
        if (!isPassing(systemCodeOf(thrown))) return void lose(thrown);
        await clock.sleep(timings.read, gone);
      }
    }
  };
  if (early.length > 0) hear(early.slice());
  const listening = isOneWay ? Promise.resolve() : listen();

  const drain = async (): Promise<void> => {
    const drained = new AbortController();
    const patience = clock.sleep(timings.drain, drained.signal).then(() => {
      if (!drained.signal.aborted)
        finish({ kind: 'lost', detail: stuck || 'it did not take the rest', untouched: taken === 0 });
    });
    await write(nothing);
    drained.abort();
    await patience;
  };
  let leaving: Promise<void> | undefined;
  const leave = async () => {
    if (asked > 0) await drain();
    finish({ kind: 'ended', detail: 'closed', untouched: taken === 0 });
    await Promise.all([listening, writing]);
    await file.close().catch(() => undefined);
  };
  return {
    isOneWay,
    write,
    onData: listeners.onData,
    onClose: listeners.onClose,
    end: async () => {
      leaving ??= leave();
      await leaving;
      return ended() ?? { kind: 'ended', detail: 'closed' };
    },
  };
}

/** ENOSPC is usblp's word for paper that has run out. */
function isPassing(code: string): boolean {
  return code === 'EAGAIN' || code === 'EINTR' || code === 'ENOSPC';
}
