import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '../transports/run-program.ts';

/** A printer on this machine by its settings. */
export interface FoundLocalPrinter {
  readonly connection: 'usb' | 'cups';
  readonly devicePath: string;
}

export interface LocalSearchOptions {
  /** Folder of the device files. @default /dev/usb */
  readonly usbFolder?: string;
  /** Where `lpstat` is looked for. @default the PATH of this process */
  readonly path?: string;
}

/** Device files of USB printers, and the queues of CUPS where there is one. */
export async function findLocalPrinters(options: LocalSearchOptions = {}): Promise<FoundLocalPrinter[]> {
  const { usbFolder = '/dev/usb', path = process.env.PATH ?? '' } = options;
  const devices = (await readdir(usbFolder).catch(() => [])).filter((name) => /^lp\d+$/.test(name)).sort();
  const { code, output } = await runProgram('lpstat', ['-e'], {
    env: { PATH: path, LC_ALL: 'C' },
    timeoutMs: 10_000,
  });
  const queues =
    code === 0
      ? output
          .split('\n')
          .map((line) => line.trim())
          .filter((name) => /^\S+$/.test(name))
      : [];
  return [
    ...devices.map((name) => ({ connection: 'usb', devicePath: join(usbFolder, name) }) as const),
    ...queues.map((name) => ({ connection: 'cups', devicePath: name }) as const),
  ];
}
