import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { createSpooledChannel } from './spooled-channel.ts';
import { type CloseReason, type Transport, TransportError } from './transport.ts';

export interface WindowsTransportOptions {
  /** As the add-on lists it: `\\?\usb#vid_…`, `COM3`, `LPT1`. */
  readonly path: string;
  /** How long the printer may take for one ticket; then the process that waits for it is killed, ms. @default 20 s */
  readonly printMs?: number | undefined;
  /** The module to print with. @default node-escpos-win */
  readonly addon?: string | undefined;
  /** @default this machine's */
  readonly platform?: NodeJS.Platform | undefined;
}

/**
 * A printer of Windows through node-escpos-win, which can only write: the best there is to learn is `sent`. Its calls block for as
 * long as the printer takes nothing, and keep handles that no longer work; so each ticket gets a process of its own, which can be killed.
 */
export function createWindowsTransport(options: WindowsTransportOptions): Transport {
  const { platform = process.platform } = options;
  return {
    open: async () => {
      if (platform !== 'win32')
        throw new TransportError(
          'The connection "windows" works on Windows only; on Linux use "usb" or "cups".',
        );
      return createSpooledChannel((bytes) => print(bytes, options));
    },
  };
}

const program = fileURLToPath(new URL('./windows-writer.js', import.meta.url));

const writerWord = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('unavailable'), message: z.string() }),
  z.object({ type: z.literal('printed'), success: z.boolean(), err: z.number() }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);
export type WriterWord = z.output<typeof writerWord>;

function print(
  bytes: Uint8Array,
  { path, printMs = 20_000, addon = 'node-escpos-win' }: WindowsTransportOptions,
): Promise<CloseReason> {
  return new Promise((resolve) => {
    const writer = fork(program, [addon], { stdio: 'ignore', execArgv: [] });
    let isAsked = false;
    const end = (reason: CloseReason) => {
      clearTimeout(patience);
      resolve(reason);
      writer.kill('SIGKILL');
    };
    const lose = (detail: string, untouched = !isAsked) => end({ kind: 'lost', detail, untouched });
    const patience = setTimeout(() => lose(`the printer took nothing for ${printMs} ms`), printMs);
    writer.on('error', (error) => lose(error.message));
    writer.on('exit', (code) => lose(`the writing process ended with ${code}`));
    writer.on('message', (message) => {
      const word = writerWord.parse(message);
      if (word.type === 'unavailable') return lose(word.message);
      if (word.type === 'failed') return lose(word.message);
      if (word.type === 'ready') {
        isAsked = true;
        return void writer.send({ path, data: Buffer.from(bytes).toString('base64') });
      }
      if (word.success) return end({ kind: 'ended', detail: 'handed to Windows' });
      lose(`Windows error ${word.err}`, openingErrors.has(word.err));
    });
  });
}

/** No such file, no such path, access denied, in use: said when the printer is opened, before any byte. */
const openingErrors = new Set([2, 3, 5, 32]);
