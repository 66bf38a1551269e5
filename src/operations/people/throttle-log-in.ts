import { createHash } from 'node:crypto';
import { DomainError } from '../../domain/errors.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Storage, Transaction } from '../../storage/storage.ts';
import { deleteThrottle, findThrottles, saveThrottles, type Throttle } from '../../storage/throttles.ts';
import { usernameKeys } from '../../storage/users.ts';

/** Who tries to log in, and from where. */
export interface LogInTry {
  readonly username: string;
  readonly address: string;
}

export interface LogInLimits {
  /** Tries in a minute from one address; those that succeed are given back. */
  readonly perAddress: number;
  /** Tries in a second of everybody together. */
  readonly perSecond: number;
}

/**
 * Counts a try before the password is looked at, so that guesses made at the same moment count as well: the first five wrong
 * passwords of an account are free, then each doubles the pause before the next from 1 s to 15 minutes. Nobody is locked out
 * for good. The counts are in the database: they survive a restart and hold for all processes.
 * @throws DomainError `too_many` with `retry_after` (s)
 */
export async function admitLogIn(
  { storage, clock }: { readonly storage: Storage; readonly clock: Clock },
  attempt: LogInTry,
  limits: LogInLimits,
): Promise<void> {
  const rules = rulesFor(attempt, limits);
  const names = rules.map(({ name }) => name);
  // A flood is refused without a write.
  refuse(rules, await findThrottles(storage.read, names), clock.now());
  await storage.write(async (tx) => {
    const known = await findThrottles(tx.db, names);
    refuse(rules, known, tx.now);
    await saveThrottles(
      tx,
      rules.map((rule) => count(rule, known.get(rule.name), tx.now)),
    );
  });
}

/** The password was right: the account starts anew, the address gets its try back. */
export async function forgiveLogIn(tx: Transaction, attempt: LogInTry): Promise<void> {
  await deleteThrottle(tx, accountName(attempt));
  const name = addressName(attempt);
  const address = (await findThrottles(tx.db, [name])).get(name);
  if (address) await saveThrottles(tx, [{ ...address, tries: Math.max(0, address.tries - 1) }]);
}

interface Rule {
  readonly name: string;
  /** A window ends this long after it began, ms. */
  readonly windowMs: number;
  readonly limit: number;
  /** How long to wait after so many tries, ms. */
  readonly pauseAfter: (tries: number) => number;
}

const freeFailures = 5;
const longestPauseMs = 900_000;

function rulesFor(attempt: LogInTry, { perAddress, perSecond }: LogInLimits): readonly Rule[] {
  return [
    // A day without a try: longer than the longest pause, so that waiting gains a guesser nothing.
    { name: accountName(attempt), windowMs: 86_400_000, limit: Infinity, pauseAfter: pauseOfAccount },
    { name: addressName(attempt), windowMs: 60_000, limit: perAddress, pauseAfter: () => 0 },
    { name: 'everybody', windowMs: 1000, limit: perSecond, pauseAfter: () => 0 },
  ];
}

function pauseOfAccount(failures: number): number {
  return failures < freeFailures ? 0 : Math.min(longestPauseMs, 1000 * 2 ** (failures - freeFailures));
}

function refuse(rules: readonly Rule[], known: ReadonlyMap<string, Throttle>, now: Date): void {
  const waits = rules.map((rule) => waitMs(rule, known.get(rule.name), now));
  const seconds = Math.ceil(Math.max(...waits) / 1000);
  if (seconds > 0)
    throw new DomainError('too_many', `Too many tries to log in. Try again in ${seconds} s.`, {
      retry_after: seconds,
    });
}

function waitMs({ limit, windowMs }: Rule, known: Throttle | undefined, now: Date): number {
  if (!known || known.expiresAt <= now) return 0;
  const pause = known.until ? known.until.getTime() - now.getTime() : 0;
  const window = known.tries < limit ? 0 : known.since.getTime() + windowMs - now.getTime();
  return Math.max(0, pause, window);
}

function count(
  { name, windowMs, limit, pauseAfter }: Rule,
  known: Throttle | undefined,
  now: Date,
): Throttle {
  const current = known && known.expiresAt > now ? known : undefined;
  const tries = (current?.tries ?? 0) + 1;
  // A window with a limit ends by the clock; an account's lasts until it has been left alone.
  const since = Number.isFinite(limit) ? (current?.since ?? now) : now;
  const pause = pauseAfter(tries);
  return {
    name,
    tries,
    since,
    until: pause > 0 ? new Date(now.getTime() + pause) : null,
    expiresAt: new Date(since.getTime() + windowMs),
  };
}

/** People type their password into the wrong field: names are kept as hashes. */
function accountName({ username }: LogInTry): string {
  const key = usernameKeys(username)[0] ?? username;
  return `account:${createHash('sha256').update(key).digest('base64url')}`;
}

function addressName({ address }: LogInTry): string {
  return `address:${address}`;
}
