import { statSync } from 'node:fs';
import { coerceError } from '../domain/errors.ts';
import { createDataDir } from './data-dir.ts';
import { loadSecrets, type SecretOptions, type Secrets } from './secrets.ts';

/**
 * The secrets of `loadSecrets` as they stand at each look: a key that another process rotates is used here from then on. A file
 * that can't be read any more changes nothing.
 * @throws DomainError `config_invalid` as `loadSecrets`
 */
export function followSecrets(dataDir: string, options: SecretOptions = {}): Secrets {
  const { secrets: file } = createDataDir(dataDir);
  let known = loadSecrets(dataDir, options);
  let version = versionOf(file);
  const now = (): Secrets => {
    const found = versionOf(file);
    if (found === undefined || found === version) return known;
    version = found;
    try {
      known = loadSecrets(dataDir, options);
    } catch (thrown) {
      // Somebody is at it by hand; the next change is looked at again.
      coerceError(thrown);
    }
    return known;
  };
  return {
    get auth() {
      return now().auth;
    },
    get retiredAuth() {
      return now().retiredAuth ?? [];
    },
    get simulatedPayment() {
      return now().simulatedPayment;
    },
    get tableToken() {
      return now().tableToken;
    },
  };
}

/** Changes with every rotation: each writes a file of its own. */
function versionOf(file: string): string | undefined {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat && `${stat.ino} ${stat.mtimeNs}`;
}
