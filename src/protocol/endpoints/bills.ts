import * as bills from '../bills.ts';
import type { Endpoint } from '../endpoint.ts';
import { diners } from './access.ts';
import { byId } from './parameters.ts';

export const billsEndpoints = {
  getBill: {
    method: 'GET',
    path: '/api/orders/{id}/bill',
    summary: 'What an order costs, what is paid, and its shares if it is split',
    tag: 'bills',
    access: diners,
    params: byId,
    status: 200,
    answer: bills.bill,
  },
  splitBill: {
    method: 'POST',
    path: '/api/orders/{id}/split',
    summary: 'Split a bill by dishes or evenly; each share is then paid on its own',
    tag: 'bills',
    access: diners,
    params: byId,
    body: bills.billSplit,
    status: 201,
    answer: bills.bill,
    idempotent: true,
  },
  undoSplit: {
    method: 'DELETE',
    path: '/api/orders/{id}/split',
    summary: 'Make a split bill one again, while none of its shares is paid',
    tag: 'bills',
    access: diners,
    params: byId,
    status: 200,
    answer: bills.bill,
  },
} as const satisfies Record<string, Endpoint>;
