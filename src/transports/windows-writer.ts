import { coerceError } from '../domain/errors.ts';
import type { WriterWord } from './windows.ts';

// A process that prints one ticket with the add-on named by its first argument, and ends. It may hang; its parent kills it.

/** What of node-escpos-win 1.0.15 is used. `err` means something only without success. */
interface Addon {
  Print(path: string, data: Buffer): { success: number | boolean; err: number };
  Disconnect(path: string): boolean;
}

const [name = ''] = process.argv.slice(2);

const say = (word: WriterWord) => process.send?.(word);

try {
  const { default: addon }: { default: Addon } = await import(name);
  process.on('message', ({ path, data }: { path: string; data: string }) => say(print(addon, path, data)));
  say({ type: 'ready' });
} catch (thrown) {
  const { message } = coerceError(thrown);
  say({
    type: 'unavailable',
    message: `Printers of Windows need the package "${name}" (npm install ${name}; it is compiled on this machine): ${message}`,
  });
}

function print(addon: Addon, path: string, data: string): WriterWord {
  try {
    const { success, err } = addon.Print(path, Buffer.from(data, 'base64'));
    // Else the port stays open in the system until this process is gone.
    addon.Disconnect(path);
    return { type: 'printed', success: Boolean(success), err };
  } catch (thrown) {
    return { type: 'failed', message: coerceError(thrown).message };
  }
}
