import { getDelivery } from '../../operations/saga/get-delivery.ts';
import { getSaga } from '../../operations/saga/get-saga.ts';
import { settleSaga } from '../../operations/saga/settle-saga.ts';
import type { Services, TagHandlers } from '../handler.ts';

/** How the steps of an order are run. */
export function sagaHandlers({ storage }: Services): TagHandlers<'sagas'> {
  return {
    getSaga: ({ params, actor }) => getSaga(storage, actor, params.order_id),
    retrySaga: ({ params, body: { reason }, actor }) =>
      storage.write((tx) => settleSaga(tx, { orderId: params.order_id, actor, action: 'retry', reason })),
    skipSaga: ({ params, body: { reason }, actor }) =>
      storage.write((tx) => settleSaga(tx, { orderId: params.order_id, actor, action: 'skip', reason })),
    getDelivery: ({ params, actor }) => getDelivery(storage, actor, params.id),
  };
}
