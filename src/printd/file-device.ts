import { type FileHandle, mkdir, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { coerceError } from '../domain/errors.ts';
import { prologue } from '../driver/commands.ts';
import type { Delivery } from '../driver/delivery.ts';
import type { Device, PaperRequest } from './device.ts';

/**
 * Appends each paper's bytes to a file, and, where that is a plain file and no device, its text to `<path>.txt`. A path that is a
 * folder, or ends like one, gets two files a paper. Whether anything ever reads them is unknown, so nothing is proven.
 */
export function createFileDevice(path: string): Device {
  return {
    deliver: async (request) => {
      let file: FileHandle;
      let target: string;
      try {
        target = await targetOf(path, request);
        file = await open(target, 'a', 0o600);
      } catch (thrown) {
        return { kind: 'not_sent', cause: 'offline', detail: coerceError(thrown).message };
      }
      try {
        await request.journal.sending();
        return await append(file, target, request);
      } finally {
        await file.close();
      }
    },
    status: () => undefined,
    close: async () => {},
  };
}

/** In a folder papers sort by their job; each attempt has a file of its own. */
async function targetOf(path: string, { job, processId }: PaperRequest): Promise<string> {
  const known = await stat(path).catch(() => undefined);
  const isFolder = known?.isDirectory() ?? /[\\/]$/.test(path);
  if (!isFolder) return path;
  await mkdir(path, { recursive: true, mode: 0o700 });
  return join(path, `${String(job.id).padStart(8, '0')}-${processId}.bin`);
}

async function append(file: FileHandle, path: string, { body, text }: PaperRequest): Promise<Delivery> {
  const bytes = Buffer.concat([prologue, body]);
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
