import { toLocalIso } from '../../domain/local-time.ts';
import type { Store } from '../../domain/places.ts';
import { executedSteps, type Saga, sagaSteps, type StepRecord } from '../../domain/saga.ts';
import type { SagaOnWire } from '../../protocol/sagas.ts';

export function sagaOnWire(saga: Saga, { timezone }: Pick<Store, 'timezone'>): SagaOnWire {
  const local = (time: string) => toLocalIso(new Date(time), timezone);
  const { interventions = [], ...payload } = saga.payload;
  return {
    saga_id: saga.id,
    order_id: saga.orderId,
    status: saga.state,
    executed_steps: executedSteps(saga),
    steps: saga.steps
      .toSorted((one, other) => rankOf(one) - rankOf(other))
      .map((record) => ({
        step: record.step,
        direction: record.direction,
        state: record.state,
        result: record.result,
        attempts: record.attempts,
        started_at: local(record.startedAt),
        done_at: record.doneAt && local(record.doneAt),
        last_error: record.lastError,
      })),
    waiting: saga.waiting,
    attempts: saga.attempt,
    next_run_at: saga.nextRunAt && local(saga.nextRunAt),
    last_error: saga.lastError,
    payload: {
      ...payload,
      ...(interventions.length > 0 && {
        interventions: interventions.map((word) => ({ ...word, at: local(word.at) })),
      }),
    },
    created_at: local(saga.createdAt),
    updated_at: local(saga.updatedAt),
  };
}

/** There and back: what is undone last was done first. */
function rankOf({ step, direction }: Pick<StepRecord, 'step' | 'direction'>): number {
  const rank = sagaSteps.indexOf(step);
  return direction === 'forward' ? rank : 2 * sagaSteps.length - rank;
}
