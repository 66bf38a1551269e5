import type { Endpoint } from '../endpoint.ts';
import { tableSession, tableSessionRequest } from '../table-session.ts';

/** Alone in its file: it is all of this table that a guest's page needs before it shows anything. */
export const createTableSession = {
  method: 'POST',
  path: '/api/tables/session',
  summary: 'Sit down: a guest token for the table of a QR code',
  tag: 'auth',
  access: 'public',
  body: tableSessionRequest,
  status: 200,
  answer: tableSession,
} as const satisfies Endpoint;
