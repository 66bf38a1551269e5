import { moveTask, type ProviderTask, type TaskKind, type TaskState } from '../domain/provider-task.ts';
import type { Queryable } from './database.ts';
import type { Transaction } from './writer.ts';

export interface NewProviderTask {
  readonly kind: TaskKind;
  readonly paymentId: number;
  /** Of a `refund`: its row, and what is to be given back in minor units. */
  readonly refundId?: number;
  readonly amount?: number;
  /** Names the wish: the same key again is the same task. */
  readonly idemKey: string;
  /** @default now */
  readonly runAt?: Date;
}

/**
 * Puts a call to the payment's provider on the list, with the change that makes it necessary: it is made after the commit,
 * however often processes die, with one effect.
 * @returns the task's id; that of the first one under this key
 */
export async function queueProviderTask(tx: Transaction, task: NewProviderTask): Promise<number> {
  const { kind, paymentId, refundId = null, amount = null, idemKey, runAt = tx.now } = task;
  await tx
    .db('provider_task')
    .insert({
      kind,
      payment_id: paymentId,
      refund_id: refundId,
      amount,
      idem_key: idemKey,
      state: 'waiting',
      next_run_at: runAt.toISOString(),
      created_at: tx.now.toISOString(),
    })
    .onConflict('idem_key')
    .ignore();
  const row: { id: number } | undefined = await tx
    .db('provider_task')
    .where({ idem_key: idemKey })
    .first('id');
  if (!row) throw new Error(`The task ${idemKey} was not inserted`);
  return row.id;
}

export interface TaskClaim {
  /** Names the process: `pid@host/…`. */
  readonly owner: string;
  /** ms until another process may take it over. */
  readonly leaseMs: number;
  readonly limit: number;
  /** Whether a holder is known to be dead, so that there is nothing to wait for. */
  readonly isGone: (owner: string) => boolean;
}

/** Takes what is due, and what a process left that died with it; each with a higher fence, and `running` on disk. */
export async function claimProviderTasks(
  tx: Transaction,
  { owner, leaseMs, limit, isGone }: TaskClaim,
): Promise<ProviderTask[]> {
  const until = new Date(tx.now.getTime() + leaseMs).toISOString();
  const claimed: ProviderTask[] = [];
  for (const row of await listDue(tx.db, { now: tx.now, limit, isGone })) {
    const change = {
      state: moveTask(row.state, 'running'),
      lease_owner: owner,
      lease_until: until,
      fence: row.fence + 1,
      attempt: row.attempt + 1,
    };
    await tx.db('provider_task').where({ id: row.id }).update(change);
    claimed.push(toTask({ ...row, ...change }));
  }
  return claimed;
}

/** Whether there is anything to take; for looking often without writing. */
export async function hasDueTask(
  db: Queryable,
  { now, isGone }: Pick<TaskClaim, 'isGone'> & { readonly now: Date },
): Promise<boolean> {
  return (await listDue(db, { now, isGone, limit: 1 })).length > 0;
}

async function listDue(
  db: Queryable,
  { now, limit, isGone }: Pick<TaskClaim, 'limit' | 'isGone'> & { readonly now: Date },
): Promise<TaskRow[]> {
  const moment = now.toISOString();
  const begun: TaskRow[] = await db('provider_task').where({ state: 'running' });
  const left = begun.filter(
    (row) => (row.lease_until ?? '') <= moment || (row.lease_owner !== null && isGone(row.lease_owner)),
  );
  const due: TaskRow[] = await db('provider_task')
    .where({ state: 'waiting' })
    .where('next_run_at', '<=', moment)
    .orderBy('next_run_at')
    .limit(limit);
  return [...left, ...due].slice(0, limit);
}

/** False when another process has the task by now: whatever was learned is its to book. */
export async function holdsTask(tx: Transaction, { id, fence }: ProviderTask): Promise<boolean> {
  const row: { fence: number; state: TaskState } | undefined = await tx
    .db('provider_task')
    .where({ id })
    .first('fence', 'state');
  return row?.fence === fence && row.state === 'running';
}

/** Ends an attempt of a task that {@link holdsTask}. */
export async function endTaskAttempt(
  tx: Transaction,
  { id, state, fence }: ProviderTask,
  outcome:
    | { readonly to: 'done' }
    | { readonly to: 'waiting'; readonly runAt: Date; readonly error: string | null }
    | { readonly to: 'needs_attention'; readonly error: string },
): Promise<void> {
  await tx
    .db('provider_task')
    .where({ id, fence })
    .update({
      state: moveTask(state, outcome.to),
      lease_owner: null,
      lease_until: null,
      last_error: outcome.to === 'done' ? null : outcome.error,
      ...(outcome.to === 'waiting' && { next_run_at: outcome.runAt.toISOString() }),
      ...(outcome.to === 'done' && { done_at: tx.now.toISOString() }),
    });
}

/** Lets waiting tasks of a payment run at once, e.g. because its provider said that something happened. */
export async function hurryProviderTasks(tx: Transaction, paymentId: number, kind: TaskKind): Promise<void> {
  await tx
    .db('provider_task')
    .where({ payment_id: paymentId, kind, state: 'waiting' })
    .update({ next_run_at: tx.now.toISOString() });
}

/** A person has looked: the task is tried again. @throws DomainError `illegal_transition` unless it needs attention */
export async function retryProviderTask(tx: Transaction, { id, state }: ProviderTask): Promise<void> {
  await tx
    .db('provider_task')
    .where({ id })
    .update({ state: moveTask(state, 'waiting'), next_run_at: tx.now.toISOString() });
}

export async function findProviderTask(db: Queryable, id: number): Promise<ProviderTask | undefined> {
  const row: TaskRow | undefined = await db('provider_task').where({ id }).first();
  return row && toTask(row);
}

export async function findRefundTask(db: Queryable, refundId: number): Promise<ProviderTask | undefined> {
  const row: TaskRow | undefined = await db('provider_task').where({ refund_id: refundId }).first();
  return row && toTask(row);
}

const tasksAtOnce = 500;

/** Deletes tasks that were done before a moment, some at once. @returns whether there may be more */
export async function forgetDoneTasks({ db }: Transaction, before: Date): Promise<boolean> {
  const old: number[] = await db('provider_task')
    .where({ state: 'done' })
    .where('done_at', '<', before.toISOString())
    .limit(tasksAtOnce)
    .pluck('id');
  if (old.length > 0) await db('provider_task').whereIn('id', old).delete();
  return old.length === tasksAtOnce;
}

interface TaskRow {
  readonly id: number;
  readonly kind: TaskKind;
  readonly payment_id: number;
  readonly refund_id: number | null;
  readonly amount: number | null;
  readonly idem_key: string;
  readonly state: TaskState;
  readonly attempt: number;
  readonly next_run_at: string;
  readonly lease_owner: string | null;
  readonly lease_until: string | null;
  readonly fence: number;
  readonly last_error: string | null;
  readonly created_at: string;
}

function toTask(row: TaskRow): ProviderTask {
  return {
    id: row.id,
    kind: row.kind,
    paymentId: row.payment_id,
    refundId: row.refund_id,
    amount: row.amount,
    idemKey: row.idem_key,
    state: row.state,
    attempt: row.attempt,
    fence: row.fence,
    lastError: row.last_error,
    nextRunAt: row.next_run_at,
    createdAt: row.created_at,
  };
}
