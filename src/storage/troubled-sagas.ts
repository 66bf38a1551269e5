import type { SagaDirection, SagaState, SagaStep, SagaWait } from '../domain/saga.ts';
import type { Queryable } from './database.ts';

export interface TroubledSaga {
  /** All tries of a step failed; money is long on its way back; nobody takes what is due in hand. */
  readonly trouble: 'failed' | 'refund' | 'due';
  readonly orderId: number;
  readonly orderNumber: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly step: SagaStep;
  readonly isUndone: boolean;
  readonly error: string | null;
  /** ISO 8601, UTC. */
  readonly since: string;
}

export interface TroubledSagaQuery {
  readonly storeIds: readonly number[];
  /** ISO 8601, UTC: what is due since then or earlier is in trouble. */
  readonly dueBefore: string;
  /** ISO 8601, UTC: the same for money that was on its way back then already. */
  readonly refundBefore: string;
}

export async function findTroubledSagas(
  db: Queryable,
  { storeIds, dueBefore, refundBefore }: TroubledSagaQuery,
): Promise<TroubledSaga[]> {
  const rows: TroubledRow[] = await db('saga')
    .join('orders', 'orders.id', 'saga.order_id')
    .join('store', 'store.id', 'orders.store_id')
    .leftJoin('saga_step as refund', (on) =>
      on
        .on('refund.saga_id', 'saga.id')
        .andOnVal('refund.step', 'payment')
        .andOnVal('refund.direction', 'compensation'),
    )
    .whereIn('orders.store_id', storeIds)
    // As the partial index has it.
    .whereNotIn('saga.state', ['completed', 'compensated'])
    .where((trouble) => {
      trouble
        .where('saga.state', 'needs_attention')
        .orWhere('saga.next_run_at', '<=', dueBefore)
        .orWhere((late) => {
          late.where('saga.waiting', 'refund').where('refund.started_at', '<=', refundBefore);
        });
    })
    .orderBy('saga.id')
    .select(
      'saga.state',
      'saga.waiting',
      'saga.step',
      'saga.direction',
      'saga.last_error',
      'saga.next_run_at',
      'saga.updated_at',
      'saga.order_id',
      'orders.order_number',
      'store.timezone',
      'refund.started_at as refund_since',
    );
  return rows.map((row) => toTroubled(row, dueBefore));
}

interface TroubledRow {
  readonly state: SagaState;
  readonly waiting: SagaWait | null;
  readonly step: SagaStep | null;
  readonly direction: SagaDirection;
  readonly last_error: string | null;
  readonly next_run_at: string | null;
  readonly updated_at: string;
  readonly order_id: number;
  readonly order_number: string;
  readonly timezone: string;
  readonly refund_since: string | null;
}

function toTroubled(row: TroubledRow, dueBefore: string): TroubledSaga {
  return {
    ...troubleOf(row, dueBefore),
    orderId: row.order_id,
    orderNumber: row.order_number,
    timeZone: row.timezone,
    step: row.step ?? 'order',
    isUndone: row.direction === 'compensation',
    error: row.last_error,
  };
}

function troubleOf(row: TroubledRow, dueBefore: string): Pick<TroubledSaga, 'trouble' | 'since'> {
  if (row.state === 'needs_attention') return { trouble: 'failed', since: row.updated_at };
  if (row.next_run_at !== null && row.next_run_at <= dueBefore)
    return { trouble: 'due', since: row.next_run_at };
  return { trouble: 'refund', since: row.refund_since ?? row.updated_at };
}
