import { userInfo } from 'node:os';
import { signAccessToken } from '../operations/access-token.ts';
import { loadSecrets } from '../runtime/secrets.ts';

const validSeconds = 60;

/**
 * The credential of a person at the box itself: who can read `secrets.json` may sign as an admin. Gives short-lived
 * tokens, a new one for each call; what they do is recorded as done by `local:<system user>`.
 */
export function createLocalCredential(
  dataDir: string,
  now: () => Date = () => new Date(),
): () => Promise<string> {
  const { auth: secret } = loadSecrets(dataDir);
  const sub = `local:${userInfo().username}`;
  return () =>
    signAccessToken(
      { sub, role: 'admin', user_id: null, customer_id: null, store_ids: null, table_id: null, version: 0 },
      validSeconds,
      { secret, now: now() },
    );
}
