import { createHash } from 'node:crypto';
import { DomainError } from '../domain/errors.ts';
import { type AnswerKey, findAnswer, keepAnswer } from '../storage/idempotency.ts';
import type { Storage, Transaction } from '../storage/storage.ts';

export interface OnceRequest {
  /** Who asks and the `Idempotency-Key`; undefined without one. */
  readonly key: AnswerKey | undefined;
  /** The parsed request; another one under the same key is refused. */
  readonly request: unknown;
  /** Status of success. */
  readonly status: number;
}

export interface OnceAnswer {
  readonly status: number;
  /** JSON text. */
  readonly body: string;
  readonly replayed: boolean;
}

/**
 * Runs work that creates or charges. With a key its answer is kept in the same transaction as its effect, so the same request
 * gets the same bytes again, also after a crash; failed work leaves nothing and may be tried again.
 * @throws DomainError `idempotency_mismatch`, and whatever the work throws
 */
export function createAnswerOnce(storage: Storage) {
  const inTurn = createTurns();
  return async (
    { key, request, status }: OnceRequest,
    work: (tx: Transaction) => Promise<unknown>,
  ): Promise<OnceAnswer> => {
    if (!key)
      return {
        status,
        body: await storage.write(async (tx) => JSON.stringify(await work(tx))),
        replayed: false,
      };
    const requestHash = createHash('sha256').update(JSON.stringify(request)).digest('hex');
    // Copies of one request in one commit wouldn't see each other's answer, which is written at its end: one by one.
    return inTurn(`${key.scope}\n${key.key}`, () =>
      storage.write(async (tx) => {
        const kept = await findAnswer(tx, key);
        if (kept && kept.requestHash !== requestHash)
          throw new DomainError('idempotency_mismatch', 'This Idempotency-Key was used for another request.');
        if (kept) return { status: kept.status, body: kept.body, replayed: true };
        const body = JSON.stringify(await work(tx));
        keepAnswer(tx, key, { requestHash, status, body });
        return { status, body, replayed: false };
      }),
    );
  };
}

/** Runs work of one name one after the other, of different names at once. */
function createTurns() {
  const last = new Map<string, Promise<unknown>>();
  return async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const before = last.get(name);
    const mine = before ? before.then(work, work) : work();
    last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (last.get(name) === mine) last.delete(name);
    }
  };
}
