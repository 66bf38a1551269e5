import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import type { tableSession } from '../../protocol/table-session.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Secrets } from '../../runtime/secrets.ts';
import type { Storage } from '../../storage/storage.ts';
import { signAccessToken } from '../people/access-token.ts';
import { findTableOfCode } from './find-table-of-code.ts';

const sessionSeconds = 4 * 3600;

/** A guest token for the table of a QR code, good for four hours. @throws DomainError `unauthenticated` */
export async function openTableSession(
  { storage, secrets, clock }: { storage: Storage; secrets: Secrets; clock: Clock },
  token: string,
): Promise<z.input<typeof tableSession>> {
  const table = await findTableOfCode({ storage, secrets }, token);
  if (!table)
    throw new DomainError(
      'unauthenticated',
      "The table's code is not valid. Scan the code on the table again.",
    );
  const accessToken = await signAccessToken(
    {
      sub: `table:${table.id}:${randomBytes(9).toString('base64url')}`,
      role: 'guest',
      user_id: null,
      customer_id: null,
      store_ids: [table.storeId],
      table_id: table.id,
      version: table.sessionVersion,
    },
    sessionSeconds,
    { secret: secrets.auth, now: clock.now() },
  );
  return {
    access_token: accessToken,
    token_type: 'bearer',
    expires_in: sessionSeconds,
    store_id: table.storeId,
    table_id: table.id,
    table_number: table.tableNumber,
    visit: table.sessionVersion,
  };
}
