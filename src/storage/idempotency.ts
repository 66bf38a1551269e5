import type { Transaction } from './writer.ts';

/** The first answer to a request that carried a key. */
export interface KeptAnswer {
  readonly requestHash: string;
  readonly status: number;
  /** JSON text, byte for byte as it was sent. */
  readonly body: string;
}

export interface AnswerKey {
  /** Who asked, and what for. */
  readonly scope: string;
  readonly key: string;
}

export async function findAnswer(
  tx: Transaction,
  { scope, key }: AnswerKey,
): Promise<KeptAnswer | undefined> {
  const row: { request_hash: string; status: number; body: string } | undefined = await tx
    .db('idempotency_key')
    .where({ scope, key })
    .first('request_hash', 'status', 'body');
  return row && { requestHash: row.request_hash, status: row.status, body: row.body };
}

export function keepAnswer(tx: Transaction, { scope, key }: AnswerKey, answer: KeptAnswer): void {
  tx.insert('idempotency_key', [
    {
      scope,
      key,
      request_hash: answer.requestHash,
      status: answer.status,
      body: answer.body,
      created_at: tx.now.toISOString(),
    },
  ]);
}

/** Forgets about a thousand answers given before `before` (ISO 8601, UTC). @returns whether there may be more */
export async function forgetAnswers(tx: Transaction, before: string): Promise<boolean> {
  const old = tx.db('idempotency_key').where('created_at', '<', before);
  const thousandth: { created_at: string } | undefined = await old
    .clone()
    .orderBy('created_at')
    .offset(999)
    .first('created_at');
  await old.andWhere('created_at', '<=', thousandth?.created_at ?? before).delete();
  return thousandth !== undefined;
}
