import { userInfo } from 'node:os';
import { signAccessToken } from '../operations/people/access-token.ts';
import { loadSecrets } from '../runtime/secrets.ts';

export interface LocalCredentialOptions {
  readonly dataDir: string;
  /** How long each token is valid. @default 60 */
  readonly seconds?: number;
  readonly now?: () => Date;
}

/**
 * The credential of a person at the box itself: who can read `secrets.json` may sign as an admin. Gives a new short-lived
 * token at each call; what is done with it is recorded as done by `local:<system user>`.
 */
export function createLocalCredential({
  dataDir,
  seconds = 60,
  now = () => new Date(),
}: LocalCredentialOptions): () => Promise<string> {
  loadSecrets(dataDir);
  const claims = {
    sub: `local:${userInfo().username}`,
    role: 'admin',
    user_id: null,
    customer_id: null,
    store_ids: null,
    table_id: null,
    version: 0,
  } as const;
  // Read each time: the key may be rotated while a screen is open.
  return () => signAccessToken(claims, seconds, { secret: loadSecrets(dataDir).auth, now: now() });
}
