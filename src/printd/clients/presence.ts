import { coerceError } from '../../domain/errors.ts';
import type { Logger } from '../../runtime/logger.ts';
import { deletePrintClient, type PrintClientRow, putPrintClient } from '../../storage/print-clients.ts';
import type { Storage } from '../../storage/storage.ts';

/** Who is connected, written down for the other services. */
export interface Presence {
  put(client: PrintClientRow): void;
  remove(id: number): void;
  /** Resolves when all is written. */
  close(): Promise<void>;
}

/** Only the newest state of each client is written, and one transaction at a time: printing never waits for it. */
export function createPresence({
  storage,
  logger,
}: {
  readonly storage: Storage;
  readonly logger: Logger;
}): Presence {
  const news = new Map<number, PrintClientRow | undefined>();
  let writing: Promise<void> | undefined;
  const writeAll = async (): Promise<void> => {
    while (news.size > 0) {
      const batch = [...news];
      news.clear();
      try {
        await storage.write(async (tx) => {
          for (const [id, client] of batch)
            await (client ? putPrintClient(tx.db, client) : deletePrintClient(tx.db, id));
        });
      } catch (thrown) {
        logger.warn({ err: coerceError(thrown) }, 'The list of print clients is not up to date');
      }
    }
    writing = undefined;
  };
  const note = (id: number, client: PrintClientRow | undefined) => {
    news.set(id, client);
    writing ??= writeAll();
  };
  return {
    put: (client) => note(client.id, client),
    remove: (id) => note(id, undefined),
    close: async () => {
      await writing;
    },
  };
}
