import { type FileHandle, open } from 'node:fs/promises';
import { coerceError } from '../domain/errors.ts';
import type { Device } from './device.ts';
import type { Delivery } from '../driver/delivery.ts';
import { prologue } from '../driver/commands.ts';

/**
 * Appends each paper's bytes to a file, and, where that is a plain file and no device, its text to `<path>.txt`. Whether anything
 * ever reads it is unknown, so nothing is proven.
 */
export function createFileDevice(path: string): Device {
  return {
    deliver: async ({ body, text, journal }) => {
      let file: FileHandle;
      try {
        file = await open(path, 'a', 0o600);
      } catch (thrown) {
        return { kind: 'not_sent', cause: 'offline', detail: coerceError(thrown).message };
      }
      try {
        await journal.sending();
        return await append(file, path, Buffer.concat([prologue, body]), text);
      } finally {
        await file.close();
      }
    },
    status: () => undefined,
    close: async () => {},
  };
}

async function append(file: FileHandle, path: string, bytes: Uint8Array, text: string): Promise<Delivery> {
  try {
    await file.appendFile(bytes);
    if (!(await file.stat()).isFile()) return { kind: 'sent' };
    await file.sync();
    await appendText(`${path}.txt`, text);
    return { kind: 'sent' };
  } catch {
    // How much of it was written before the disk was full or the device unplugged, nobody knows.
    return { kind: 'unconfirmed', cause: 'link', cleared: false, bytesSent: bytes.length };
  }
}

async function appendText(path: string, text: string): Promise<void> {
  const file = await open(path, 'a', 0o600);
  try {
    await file.appendFile(`${text}\n`);
  } finally {
    await file.close();
  }
}
