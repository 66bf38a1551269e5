import { open } from 'node:fs/promises';
import { coerceError } from '../domain/errors.ts';
import { createSpooledChannel } from './spooled-channel.ts';
import { type CloseReason, type Transport, TransportError } from './transport.ts';

/** Appends each ticket's bytes to a file; whether anything ever reads it is unknown. */
export function createFileTransport(path: string): Transport {
  return {
    open: async () => {
      try {
        await (await open(path, 'a', 0o600)).close();
      } catch (thrown) {
        throw new TransportError(coerceError(thrown).message, { cause: thrown });
      }
      return createSpooledChannel((bytes) => append(path, bytes));
    },
  };
}

async function append(path: string, bytes: Uint8Array): Promise<CloseReason> {
  try {
    const file = await open(path, 'a', 0o600);
    try {
      await file.appendFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    return { kind: 'ended', detail: 'written' };
  } catch (thrown) {
    return { kind: 'lost', detail: coerceError(thrown).message };
  }
}
