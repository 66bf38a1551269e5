import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { runProgram } from '../transports/run-program.ts';

/** A printer on this machine by its settings. */
export interface FoundLocalPrinter {
  readonly connection: 'usb' | 'serial' | 'cups' | 'windows';
  readonly devicePath: string;
  /** What the system calls it. */
  readonly name?: string;
}

export interface LocalSearchOptions {
  /** Folder of the device files. @default /dev/usb */
  readonly usbFolder?: string;
  /** Where `lpstat` is looked for. @default the PATH of this process */
  readonly path?: string;
  /** @default this machine's */
  readonly platform?: NodeJS.Platform;
  /** The module that lists printers of Windows. @default node-escpos-win */
  readonly addon?: string;
  /** The module that lists serial lines. @default serialport */
  readonly serialAddon?: string;
}

/** Device files of USB printers, the queues of CUPS and, on Windows, its USB printers; serial lines that somebody made something for. */
export async function findLocalPrinters(options: LocalSearchOptions = {}): Promise<FoundLocalPrinter[]> {
  const { platform = process.platform, addon = 'node-escpos-win', serialAddon = 'serialport' } = options;
  const lines = await findSerialLines(serialAddon, platform);
  if (platform === 'win32') return [...(await findWindowsPrinters(addon)), ...lines];
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
    ...lines,
  ];
}

const deviceList = z.object({
  list: z.array(z.looseObject({ name: z.string(), service: z.string(), path: z.string() })),
});

/** Empty as well where the optional package is missing. */
async function findWindowsPrinters(addon: string): Promise<FoundLocalPrinter[]> {
  try {
    const { default: module } = await import(addon);
    const { list } = deviceList.parse(module.GetDeviceList('USB'));
    return list
      .filter(({ service }) => service === 'usbprint')
      .map(({ name, path }) => ({ connection: 'windows', devicePath: path, name }));
  } catch {
    return [];
  }
}

const lineList = z.array(
  z.looseObject({ path: z.string(), manufacturer: z.string().optional(), vendorId: z.string().optional() }),
);

/** Empty as well where the optional package is missing. Linux lists dozens of lines behind which there is no plug. */
async function findSerialLines(addon: string, platform: NodeJS.Platform): Promise<FoundLocalPrinter[]> {
  try {
    const { SerialPort } = await import(addon);
    return lineList
      .parse(await SerialPort.list())
      .filter(
        ({ manufacturer, vendorId }) => platform === 'win32' || (manufacturer ?? vendorId) !== undefined,
      )
      .map(({ path, manufacturer }) => ({
        connection: 'serial',
        devicePath: path,
        ...(manufacturer !== undefined && { name: manufacturer }),
      }));
  } catch {
    return [];
  }
}
