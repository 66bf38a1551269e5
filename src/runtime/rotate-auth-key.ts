import { randomBytes } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { DomainError } from '../domain/errors.ts';
import { createDataDir } from './data-dir.ts';
import { loadSecrets, newSecret, readSecrets, type RetiredKey, writeDurably } from './secrets.ts';

/** No access token is good for longer, ms. */
const longestToken = 24 * 3_600_000;

export interface KeyRotation {
  readonly dataDir: string;
  readonly now: Date;
  /** What was signed before is worthless at once: somebody else may have the key. */
  readonly dropOld: boolean;
  /** @default process.env */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/**
 * Has access tokens signed with a new key from now on; running services take it up by themselves. Tokens of before are good
 * until they expire, unless the old keys are dropped.
 * @returns the keys that are still good besides the new one
 * @throws DomainError `conflict` when the key comes from the environment, `config_invalid` as `loadSecrets`
 */
export function rotateAuthKey({
  dataDir,
  now,
  dropOld,
  env = process.env,
}: KeyRotation): readonly RetiredKey[] {
  if (env.RESTAURANTCTL_AUTH_SECRET)
    throw new DomainError(
      'conflict',
      'The key comes from RESTAURANTCTL_AUTH_SECRET: set another one there and restart, or remove it.',
    );
  loadSecrets(dataDir, { env });
  const { secrets: file } = createDataDir(dataDir);
  const kept = readSecrets(file);
  if (!kept) throw new DomainError('config_invalid', `${file} is gone.`, { file });
  const until = new Date(now.getTime() + longestToken).toISOString();
  const retiredAuth = dropOld
    ? []
    : [
        { secret: kept.auth, until },
        ...(kept.retiredAuth ?? []).filter((retired) => retired.until > now.toISOString()),
      ];
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    writeDurably(draft, `${JSON.stringify({ ...kept, auth: newSecret(), retiredAuth }, null, 2)}\n`);
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  return retiredAuth;
}
