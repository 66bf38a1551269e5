import { DomainError } from '../domain/errors.ts';
import type {
  Saga,
  SagaDirection,
  SagaState,
  SagaStep,
  SagaWait,
  StepRecord,
  StepState,
} from '../domain/saga.ts';
import type { Queryable } from './database.ts';
import type { Transaction } from './writer.ts';

/** The one kind there is: it runs an order. */
const kind = 'order';

/** As the partial index has them. */
const endStates: readonly SagaState[] = ['completed', 'compensated'];

interface SagaRow {
  readonly id: number;
  readonly version: number;
  readonly order_id: number;
  readonly state: SagaState;
  readonly step: SagaStep | null;
  readonly direction: SagaDirection;
  readonly waiting: SagaWait | null;
  readonly attempt: number;
  readonly next_run_at: string | null;
  readonly fence: number;
  readonly payload: string;
  readonly last_error: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

interface StepRow {
  readonly saga_id: number;
  readonly step: SagaStep;
  readonly direction: SagaDirection;
  readonly state: StepState;
  readonly idem_key: string;
  readonly result: string | null;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly started_at: string;
  readonly done_at: string | null;
}

export async function findSagaOfOrder(db: Queryable, orderId: number): Promise<Saga | undefined> {
  const row: SagaRow | undefined = await db('saga').where({ order_id: orderId, kind }).first();
  if (!row) return undefined;
  const steps: StepRow[] = await db('saga_step').where({ saga_id: row.id });
  return toSaga(row, steps);
}

/** A new saga; reading it in the same transaction needs `settle` first. */
export function insertSaga(tx: Transaction, saga: Saga): void {
  tx.insert('saga', [{ ...toRow(saga), id: saga.id, kind, created_at: saga.createdAt }]);
  tx.insert(
    'saga_step',
    saga.steps.map((record) => toStepRow(saga.id, record)),
  );
}

/**
 * Writes a saga and its steps, and lets go of its lease. Only who has seen its latest state may.
 * @throws DomainError `lease_lost` when somebody else took it in hand meanwhile
 */
export async function updateSaga(tx: Transaction, before: Saga, after: Saga): Promise<void> {
  const written: number = await tx
    .db('saga')
    .where({ id: before.id, state: before.state, fence: before.fence })
    .update({ ...toRow(after), lease_owner: null, lease_until: null });
  if (written !== 1)
    throw new DomainError('lease_lost', `The saga of order ${before.orderId} passed on to somebody else.`);
  const changed = after.steps.filter((record) => !before.steps.includes(record));
  if (changed.length === 0) return;
  await tx
    .db('saga_step')
    .insert(changed.map((record) => toStepRow(after.id, record)))
    .onConflict(['saga_id', 'step', 'direction'])
    .merge(['state', 'result', 'attempts', 'last_error', 'done_at']);
}

/** A saga that hasn't ended, of another version than these. */
export async function findUnknownVersion(
  db: Queryable,
  known: readonly number[],
): Promise<{ readonly orderId: number; readonly version: number } | undefined> {
  const row: { order_id: number; version: number } | undefined = await db('saga')
    .whereNotIn('state', endStates)
    .whereNotIn('version', known)
    .orderBy('id')
    .first('order_id', 'version');
  return row && { orderId: row.order_id, version: row.version };
}

/** Under this name a step asks others for what happens elsewhere, so that asking twice does it once. */
export function idempotencyKeyOf(
  sagaId: number,
  { step, direction }: Pick<StepRecord, 'step' | 'direction'>,
) {
  return `saga-${sagaId}:${step}:${direction}`;
}

function toSaga(row: SagaRow, steps: readonly StepRow[]): Saga {
  return {
    id: row.id,
    version: row.version,
    orderId: row.order_id,
    state: row.state,
    direction: row.direction,
    step: row.step,
    waiting: row.waiting,
    attempt: row.attempt,
    nextRunAt: row.next_run_at,
    steps: steps.map(toStep),
    payload: JSON.parse(row.payload),
    lastError: row.last_error,
    fence: row.fence,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toStep(row: StepRow): StepRecord {
  return {
    step: row.step,
    direction: row.direction,
    state: row.state,
    result: row.result,
    attempts: row.attempts,
    lastError: row.last_error,
    startedAt: row.started_at,
    doneAt: row.done_at,
  };
}

function toRow(saga: Saga) {
  return {
    version: saga.version,
    order_id: saga.orderId,
    state: saga.state,
    step: saga.step,
    direction: saga.direction,
    waiting: saga.waiting,
    attempt: saga.attempt,
    next_run_at: saga.nextRunAt,
    fence: saga.fence,
    payload: JSON.stringify(saga.payload),
    last_error: saga.lastError,
    updated_at: saga.updatedAt,
  };
}

function toStepRow(
  sagaId: number,
  record: StepRecord,
): Readonly<Record<keyof StepRow, string | number | null>> {
  return {
    saga_id: sagaId,
    step: record.step,
    direction: record.direction,
    state: record.state,
    idem_key: idempotencyKeyOf(sagaId, record),
    result: record.result,
    attempts: record.attempts,
    last_error: record.lastError,
    started_at: record.startedAt,
    done_at: record.doneAt,
  };
}
