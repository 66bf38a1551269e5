import { DomainError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/roles.ts';
import { findPrinterByName, type Printer } from '../../storage/printers.ts';
import type { Transaction } from '../../storage/storage.ts';
import { addPrinter } from './add-printer.ts';

export interface PrintClientBinding {
  readonly storeId: number;
  /** Of the printer that the client prints on. */
  readonly name: string;
  readonly actor: Actor;
}

/**
 * The store's printer of that name; one that nobody knows yet is added.
 * @throws DomainError `conflict` for a printer that is reached in another way
 */
export async function bindPrintClient(
  tx: Transaction,
  { storeId, name, actor }: PrintClientBinding,
): Promise<Printer> {
  const known = await findPrinterByName(tx.db, storeId, name);
  if (!known) return addPrinter(tx, { request: { store_id: storeId, name, connection: 'websocket' }, actor });
  if (known.connection === 'websocket') return known;
  throw new DomainError(
    'conflict',
    `Printer ${name} is reached by ${known.connection}: change its connection to websocket, or give the client another name.`,
    { connection: known.connection },
  );
}
