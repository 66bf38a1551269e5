import bcrypt from 'bcrypt';
import { DomainError } from '../../domain/errors.ts';

/**
 * bcrypt runs on the same four threads as the database: more than two at once would stall every query, so the others wait in
 * line; a line of more than fifty is refused.
 */
const atOnce = 2;
const longestLine = 50;

let running = 0;
const line: (() => void)[] = [];

/** @throws DomainError `invalid` for more than 72 bytes, which bcrypt would cut silently (24 Chinese characters). */
export async function hashPassword(password: string, cost: number): Promise<string> {
  if (Buffer.byteLength(password) > 72)
    throw new DomainError('invalid', 'A password has at most 72 bytes (24 Chinese characters).', {
      errors: [{ path: 'password', message: 'at most 72 bytes' }],
    });
  return inLine(() => bcrypt.hash(password, cost));
}

/** Takes as long for an unknown user (no hash) as for a known one, whose password was hashed at `cost`. */
export async function isPassword(password: string, hash: string | undefined, cost: number): Promise<boolean> {
  if (Buffer.byteLength(password) > 72) return false;
  const same = await inLine(() => bcrypt.compare(password, hash ?? nobodysHash(cost)));
  return same && hash !== undefined;
}

/** Of a random password nobody kept: no password fits, at any cost. */
function nobodysHash(cost: number): string {
  return `$2b$${String(cost).padStart(2, '0')}$pn9C3z75VOZgRBcyCWIJKeZ.lubcxSOhp4/j..INSl42D/OzVuFS2`;
}

async function inLine<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (line.length >= longestLine)
      throw new DomainError('too_many', 'Too many log-ins at once. Try again in a moment.', {
        retry_after: 5,
      });
    await new Promise<void>((resolve) => line.push(resolve));
  } else running++;
  try {
    return await work();
  } finally {
    const next = line.shift();
    if (next) next();
    else running--;
  }
}
