import type { DiningTable } from '../../domain/places.ts';
import type { Secrets } from '../../runtime/secrets.ts';
import type { Storage } from '../../storage/storage.ts';
import { findTable } from '../../storage/tables.ts';
import { isTableToken, tableIdOf } from './table-token.ts';

/** The table whose QR code holds this token; undefined for one that was never given out, or is worthless since. */
export async function findTableOfCode(
  { storage, secrets }: { storage: Pick<Storage, 'read'>; secrets: Pick<Secrets, 'tableToken'> },
  token: string,
): Promise<DiningTable | undefined> {
  const id = tableIdOf(token);
  const table = id === undefined ? undefined : await findTable(storage.read, id);
  return table && isTableToken(token, table, secrets.tableToken) ? table : undefined;
}
