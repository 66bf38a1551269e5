import { createHash } from 'node:crypto';
import { DomainError } from '../domain/errors.ts';
import { type AnswerKey, findAnswer, keepAnswer } from '../storage/idempotency.ts';
import type { Storage, Transaction } from '../storage/storage.ts';
import type { AnswerSeal } from './seal-answers.ts';

export interface OnceRequest {
  /** Who asks and the `Idempotency-Key`; undefined without one. */
  readonly key: AnswerKey | undefined;
  /** The parsed request; another one under the same key is refused. */
  readonly request: unknown;
  /** Status of success. */
  readonly status: number;
  /** For a password in the request or a token in the answer: nothing of them is kept that can be read. */
  readonly seal: AnswerSeal | undefined;
}

export interface OnceAnswer {
  readonly status: number;
  /** JSON text. */
  readonly body: string;
  readonly replayed: boolean;
}

export type AnswerOnce = ReturnType<typeof createAnswerOnce>;

/**
 * Runs work that creates or charges. With a key its answer is kept in the same transaction as its effect, so the same request
 * gets the same bytes again, also after a crash; failed work leaves nothing and may be tried again.
 * @throws DomainError `idempotency_mismatch`, and whatever the work throws
 */
export function createAnswerOnce(storage: Storage) {
  const inTurn = createTurns();
  // Copies of one request in one commit wouldn't see each other's answer, which is written at its end: one by one.
  const alone = <T>({ scope, key }: AnswerKey, work: () => Promise<T>) => inTurn(`${scope}\n${key}`, work);
  return {
    /** Work of one transaction. */
    inside: async (once: OnceRequest, work: (tx: Transaction) => Promise<unknown>): Promise<OnceAnswer> => {
      const { key, status } = once;
      const run = async (tx: Transaction): Promise<OnceAnswer> => ({
        status,
        body: JSON.stringify(await work(tx)),
        replayed: false,
      });
      if (!key) return storage.write(run);
      return alone(key, () =>
        storage.write(async (tx) => (await recall(tx, key, once)) ?? keep(tx, key, once, await run(tx))),
      );
    },
    /**
     * Work that calls others between transactions of its own. Its answer is kept after it: it must do no harm when it is done
     * again by a process that came after one that died.
     */
    around: async (once: OnceRequest, work: () => Promise<unknown>): Promise<OnceAnswer> => {
      const { key, status } = once;
      const run = async (): Promise<OnceAnswer> => ({
        status,
        body: JSON.stringify(await work()),
        replayed: false,
      });
      if (!key) return run();
      return alone(key, async () => {
        const kept = await storage.write((tx) => recall(tx, key, once));
        if (kept) return kept;
        const answer = await run();
        return storage.write(async (tx) => (await recall(tx, key, once)) ?? keep(tx, key, once, answer));
      });
    },
  };
}

async function recall(
  tx: Transaction,
  key: AnswerKey,
  { request, seal }: OnceRequest,
): Promise<OnceAnswer | undefined> {
  const kept = await findAnswer(tx, key);
  if (!kept) return undefined;
  if (kept.requestHash !== hashOf(request, seal))
    throw new DomainError('idempotency_mismatch', 'This Idempotency-Key was used for another request.');
  return { status: kept.status, body: seal ? seal.open(kept.body) : kept.body, replayed: true };
}

function keep(
  tx: Transaction,
  key: AnswerKey,
  { request, seal }: OnceRequest,
  answer: OnceAnswer,
): OnceAnswer {
  const { status, body } = answer;
  keepAnswer(tx, key, { requestHash: hashOf(request, seal), status, body: seal ? seal.close(body) : body });
  return answer;
}

function hashOf(request: unknown, seal: AnswerSeal | undefined): string {
  const text = JSON.stringify(request);
  return seal ? seal.hash(text) : createHash('sha256').update(text).digest('hex');
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
