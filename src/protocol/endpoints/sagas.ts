import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import * as sagas from '../sagas.ts';
import { idText } from '../values.ts';
import { staff } from './access.ts';
import { byId } from './parameters.ts';

const byOrder = z.strictObject({ order_id: idText });

export const sagasEndpoints = {
  getSaga: {
    method: 'GET',
    path: '/orchestration/sagas/{order_id}',
    summary: 'How far the steps of an order are, and what was undone',
    tag: 'sagas',
    access: staff,
    params: byOrder,
    status: 200,
    answer: sagas.saga,
  },
  retrySaga: {
    method: 'POST',
    path: '/orchestration/sagas/{order_id}/retry',
    summary: 'Have the step tried again that needs attention',
    tag: 'sagas',
    access: staff,
    params: byOrder,
    body: sagas.sagaIntervention,
    status: 200,
    answer: sagas.saga,
  },
  skipSaga: {
    method: 'POST',
    path: '/orchestration/sagas/{order_id}/skip',
    summary: 'Do without the step that needs attention',
    tag: 'sagas',
    access: staff,
    params: byOrder,
    body: sagas.sagaIntervention,
    status: 200,
    answer: sagas.saga,
  },
  getDelivery: {
    method: 'GET',
    path: '/orchestration/delivery/orders/{id}',
    summary: 'How an order gets to its guest',
    tag: 'sagas',
    access: staff,
    params: byId,
    status: 200,
    answer: sagas.delivery,
  },
} as const satisfies Record<string, Endpoint>;
