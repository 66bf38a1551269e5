import { z } from 'zod';
import type { Role } from '../domain/roles.ts';
import * as auth from './auth.ts';
import * as menu from './menu.ts';
import * as orders from './orders.ts';
import * as payments from './payments.ts';
import * as print from './print.ts';
import * as stores from './stores.ts';
import { idText, listOf, paging } from './values.ts';

/**
 * One endpoint of the HTTP API. The table below is the only place that says which endpoints exist, who may call them and what
 * goes in and out: requests are validated, authorized and described (OpenAPI) from it, and the client is typed by it.
 */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path template, `{id}` for parameters. */
  readonly path: string;
  /** Other paths that mean the same. */
  readonly aliases?: readonly string[];
  readonly summary: string;
  readonly tag: 'auth' | 'stores' | 'menu' | 'orders' | 'payments' | 'print';
  /** Roles that may call it; `public` needs no credential. Stores and owners are checked by the operation. */
  readonly access: 'public' | readonly Role[];
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The body may be missing. */
  readonly bodyOptional?: boolean;
  /** The body may also be form-encoded, as OAuth2 asks. */
  readonly form?: boolean;
  /** The status of success. */
  readonly status: 200 | 201 | 204;
  /** JSON of success; absent for 204 and pictures. */
  readonly answer?: z.ZodType;
  /** Media type of an answer that isn't JSON. */
  readonly media?: string;
  /** Takes `Idempotency-Key`. */
  readonly idempotent?: boolean;
  /** The caller signs the bytes of the body instead of logging in. */
  readonly signed?: boolean;
}

const anyone: readonly Role[] = ['customer', 'staff', 'admin', 'guest', 'kitchen', 'printer'];
const people: readonly Role[] = ['customer', 'staff', 'admin'];
const diners: readonly Role[] = ['guest', 'customer', 'staff', 'admin'];
const readers: readonly Role[] = ['guest', 'customer', 'kitchen', 'staff', 'admin'];
const kitchen: readonly Role[] = ['kitchen', 'staff', 'admin'];
const staff: readonly Role[] = ['staff', 'admin'];
const admin: readonly Role[] = ['admin'];

const byId = z.strictObject({ id: idText });
const byItem = z.strictObject({ id: idText, item_id: idText });
const ofStore = z.strictObject({ ...paging, store_id: idText.optional() });

export const endpoints = {
  createToken: {
    method: 'POST',
    path: '/token',
    summary: 'Log in',
    tag: 'auth',
    access: 'public',
    body: auth.tokenRequest,
    form: true,
    status: 200,
    answer: auth.tokenAnswer,
  },
  refreshToken: {
    method: 'POST',
    path: '/token/refresh',
    summary: 'New access token for a refresh token',
    tag: 'auth',
    access: 'public',
    body: auth.refreshRequest,
    status: 200,
    answer: auth.tokenAnswer,
  },
  revokeToken: {
    method: 'POST',
    path: '/token/revoke',
    summary: 'End a refresh token and its family',
    tag: 'auth',
    access: 'public',
    body: auth.refreshRequest,
    status: 204,
  },
  createUser: {
    method: 'POST',
    path: '/orchestration/users',
    summary: 'Sign up as a customer; admins may create staff and admins',
    tag: 'auth',
    access: 'public',
    body: auth.newUser,
    status: 201,
    answer: auth.user,
  },
  getMe: {
    method: 'GET',
    path: '/orchestration/users/me',
    summary: 'The user behind the token',
    tag: 'auth',
    access: people,
    status: 200,
    answer: auth.user,
  },
  listUsers: {
    method: 'GET',
    path: '/orchestration/users',
    summary: 'Users',
    tag: 'auth',
    access: admin,
    query: z.strictObject(paging),
    status: 200,
    answer: listOf(auth.user),
  },
  changeUser: {
    method: 'PUT',
    path: '/orchestration/users/{id}',
    summary: 'Change a user or set a new password',
    tag: 'auth',
    access: admin,
    params: byId,
    body: auth.userChange,
    status: 200,
    answer: auth.user,
  },
  removeUser: {
    method: 'DELETE',
    path: '/orchestration/users/{id}',
    summary: 'Remove a user',
    tag: 'auth',
    access: admin,
    params: byId,
    status: 204,
  },
  createTableSession: {
    method: 'POST',
    path: '/api/tables/session',
    summary: 'Sit down: a guest token for the table of a QR code',
    tag: 'auth',
    access: 'public',
    body: auth.tableSessionRequest,
    status: 200,
    answer: auth.tableSession,
  },
  createWsTicket: {
    method: 'POST',
    path: '/api/ws-ticket',
    summary: 'One-time ticket for a WebSocket, good for 30 s',
    tag: 'auth',
    access: anyone,
    status: 200,
    answer: auth.wsTicket,
  },
  listDevices: {
    method: 'GET',
    path: '/api/devices',
    summary: 'Kitchen screens and print clients',
    tag: 'auth',
    access: admin,
    query: ofStore,
    status: 200,
    answer: listOf(auth.device),
  },
  createDevice: {
    method: 'POST',
    path: '/api/devices',
    summary: 'Pair a kitchen screen or print client; its token is shown once',
    tag: 'auth',
    access: admin,
    body: auth.newDevice,
    status: 201,
    answer: auth.createdDevice,
  },
  revokeDevice: {
    method: 'DELETE',
    path: '/api/devices/{id}',
    summary: 'Revoke a device',
    tag: 'auth',
    access: admin,
    params: byId,
    status: 204,
  },

  listStores: {
    method: 'GET',
    path: '/api/stores',
    summary: 'Stores',
    tag: 'stores',
    access: 'public',
    query: z.strictObject(paging),
    status: 200,
    answer: listOf(stores.store),
  },
  getStore: {
    method: 'GET',
    path: '/api/stores/{id}',
    summary: 'One store',
    tag: 'stores',
    access: 'public',
    params: byId,
    status: 200,
    answer: stores.store,
  },
  createStore: {
    method: 'POST',
    path: '/api/stores',
    summary: 'Open a store',
    tag: 'stores',
    access: admin,
    body: stores.newStore,
    status: 201,
    answer: stores.store,
    idempotent: true,
  },
  changeStore: {
    method: 'PUT',
    path: '/api/stores/{id}',
    summary: 'Change a store',
    tag: 'stores',
    access: admin,
    params: byId,
    body: stores.storeChange,
    status: 200,
    answer: stores.store,
  },
  removeStore: {
    method: 'DELETE',
    path: '/api/stores/{id}',
    summary: 'Close a store; its past stays readable',
    tag: 'stores',
    access: admin,
    params: byId,
    status: 204,
  },
  listTables: {
    method: 'GET',
    path: '/api/stores/{id}/tables',
    summary: 'Tables of a store',
    tag: 'stores',
    access: staff,
    params: byId,
    query: z.strictObject(paging),
    status: 200,
    answer: listOf(stores.table),
  },
  createTable: {
    method: 'POST',
    path: '/api/stores/{id}/tables',
    summary: 'Add a table',
    tag: 'stores',
    access: admin,
    params: byId,
    body: stores.newTable,
    status: 201,
    answer: stores.table,
    idempotent: true,
  },
  getTable: {
    method: 'GET',
    path: '/api/tables/{id}',
    summary: 'One table',
    tag: 'stores',
    access: staff,
    params: byId,
    status: 200,
    answer: stores.table,
  },
  changeTable: {
    method: 'PUT',
    path: '/api/tables/{id}',
    summary: 'Change a table',
    tag: 'stores',
    access: admin,
    params: byId,
    body: stores.tableChange,
    status: 200,
    answer: stores.table,
  },
  removeTable: {
    method: 'DELETE',
    path: '/api/tables/{id}',
    summary: 'Remove a table',
    tag: 'stores',
    access: admin,
    params: byId,
    status: 204,
  },
  getTableQrPng: {
    method: 'GET',
    path: '/api/tables/{id}/qr.png',
    summary: 'The QR code of a table',
    tag: 'stores',
    access: staff,
    params: byId,
    status: 200,
    media: 'image/png',
  },
  getTableQrSvg: {
    method: 'GET',
    path: '/api/tables/{id}/qr.svg',
    summary: 'The QR code of a table',
    tag: 'stores',
    access: staff,
    params: byId,
    status: 200,
    media: 'image/svg+xml',
  },

  listMenu: {
    method: 'GET',
    path: '/orchestration/menu/items',
    summary: 'The menu',
    tag: 'menu',
    access: 'public',
    query: ofStore,
    status: 200,
    answer: listOf(menu.menuItem),
  },
  createMenuItem: {
    method: 'POST',
    path: '/orchestration/menu/admin/items',
    summary: 'Add a dish',
    tag: 'menu',
    access: staff,
    body: menu.newMenuItem,
    status: 201,
    answer: menu.menuItem,
    idempotent: true,
  },
  changeMenuItem: {
    method: 'PUT',
    path: '/orchestration/menu/admin/items/{id}',
    summary: 'Change a dish',
    tag: 'menu',
    access: staff,
    params: byId,
    body: menu.menuItemChange,
    status: 200,
    answer: menu.menuItem,
  },
  removeMenuItem: {
    method: 'DELETE',
    path: '/orchestration/menu/admin/items/{id}',
    summary: 'Take a dish off the menu; past orders keep it',
    tag: 'menu',
    access: staff,
    params: byId,
    status: 204,
  },

  createOrder: {
    method: 'POST',
    path: '/api/orders',
    aliases: ['/orchestration/orders'],
    summary: 'Place an order',
    tag: 'orders',
    access: diners,
    body: orders.newOrder,
    status: 201,
    answer: orders.order,
    idempotent: true,
  },
  listOrders: {
    method: 'GET',
    path: '/api/orders',
    aliases: ['/orchestration/orders'],
    summary: "One's own orders; for staff the store's",
    tag: 'orders',
    access: readers,
    query: orders.orderFilter,
    status: 200,
    answer: orders.orderList,
  },
  getOrder: {
    method: 'GET',
    path: '/api/orders/{id}',
    aliases: ['/orchestration/orders/{id}'],
    summary: 'One order',
    tag: 'orders',
    access: readers,
    params: byId,
    status: 200,
    answer: orders.order,
  },
  changeOrderStatus: {
    method: 'PUT',
    path: '/api/orders/{id}/status',
    summary: 'Move an order',
    tag: 'orders',
    access: kitchen,
    params: byId,
    body: orders.statusChange,
    status: 200,
    answer: orders.order,
  },
  addOrderItems: {
    method: 'POST',
    path: '/api/orders/{id}/items',
    summary: 'Add dishes',
    tag: 'orders',
    access: diners,
    params: byId,
    body: orders.addedItems,
    status: 201,
    answer: orders.order,
    idempotent: true,
  },
  voidOrderItem: {
    method: 'DELETE',
    path: '/api/orders/{id}/items/{item_id}',
    summary: 'Void a dish',
    tag: 'orders',
    access: diners,
    params: byItem,
    query: orders.voidRequest,
    body: orders.voidRequest,
    bodyOptional: true,
    status: 200,
    answer: orders.order,
  },
  changeItemStatus: {
    method: 'PUT',
    path: '/api/orders/{id}/items/{item_id}/status',
    summary: 'Move a dish; the order follows',
    tag: 'orders',
    access: kitchen,
    params: byItem,
    body: orders.itemStatusChange,
    status: 200,
    answer: orders.order,
  },
  cancelOrder: {
    method: 'POST',
    path: '/orchestration/orders/{id}/cancel',
    aliases: ['/api/orders/{id}/cancel'],
    summary: 'Cancel an order',
    tag: 'orders',
    access: diners,
    params: byId,
    body: orders.cancelRequest,
    bodyOptional: true,
    status: 200,
    answer: orders.order,
    idempotent: true,
  },
  getOrderHistory: {
    method: 'GET',
    path: '/orchestration/orders/history/{id}',
    summary: 'Who changed what when',
    tag: 'orders',
    access: readers,
    params: byId,
    status: 200,
    answer: orders.statusHistory,
  },
  remindOrder: {
    method: 'POST',
    path: '/api/orders/{id}/remind',
    summary: 'Urge the kitchen, at most once a minute',
    tag: 'orders',
    access: diners,
    params: byId,
    status: 200,
    answer: orders.order,
  },

  listPaymentMethods: {
    method: 'GET',
    path: '/api/payment/methods',
    summary: 'Ways to pay',
    tag: 'payments',
    access: 'public',
    status: 200,
    answer: payments.methodList,
  },
  createPayment: {
    method: 'POST',
    path: '/api/payment/create',
    summary: 'Ask for the payment of an order; while it is open the same wish gets it again',
    tag: 'payments',
    access: diners,
    body: payments.newPayment,
    status: 201,
    answer: payments.createdPayment,
    idempotent: true,
  },
  getPaymentStatus: {
    method: 'GET',
    path: '/api/payment/{id}/status',
    summary: 'What became of a payment',
    tag: 'payments',
    access: diners,
    params: byId,
    status: 200,
    answer: payments.payment,
  },
  getPaymentQr: {
    method: 'GET',
    path: '/api/payment/qr/{id}',
    summary: 'The QR code of an open payment',
    tag: 'payments',
    access: 'public',
    params: byId,
    status: 200,
    media: 'image/png',
  },
  receivePaymentCallback: {
    method: 'POST',
    path: '/api/payment/callback',
    summary: 'The provider reports the outcome of a payment, signed',
    tag: 'payments',
    access: 'public',
    signed: true,
    body: payments.paymentCallback,
    status: 200,
    answer: payments.payment,
  },
  cancelPayment: {
    method: 'POST',
    path: '/api/payment/{id}/cancel',
    summary: 'Give up an open payment',
    tag: 'payments',
    access: diners,
    params: byId,
    status: 200,
    answer: payments.payment,
  },
  confirmPayment: {
    method: 'POST',
    path: '/orchestration/payments/{id}/confirm',
    summary: 'The money was taken at the till, in cash or by card',
    tag: 'payments',
    access: staff,
    params: byId,
    body: payments.paymentConfirmation,
    bodyOptional: true,
    status: 200,
    answer: payments.confirmedPayment,
    idempotent: true,
  },

  listPrinters: {
    method: 'GET',
    path: '/api/print/printers',
    summary: 'Printers',
    tag: 'print',
    access: staff,
    query: print.printerFilter,
    status: 200,
    answer: print.printerList,
  },
  createPrinter: {
    method: 'POST',
    path: '/api/print/printers',
    summary: 'Add a printer',
    tag: 'print',
    access: admin,
    body: print.newPrinter,
    status: 201,
    answer: print.printer,
    idempotent: true,
  },
  getPrinter: {
    method: 'GET',
    path: '/api/print/printers/{id}',
    summary: 'One printer',
    tag: 'print',
    access: staff,
    params: byId,
    status: 200,
    answer: print.printer,
  },
  changePrinter: {
    method: 'PUT',
    path: '/api/print/printers/{id}',
    summary: 'Change a printer',
    tag: 'print',
    access: admin,
    params: byId,
    body: print.printerChange,
    status: 200,
    answer: print.printer,
  },
  removePrinter: {
    method: 'DELETE',
    path: '/api/print/printers/{id}',
    summary: 'Remove a printer; its queued jobs are cancelled',
    tag: 'print',
    access: admin,
    params: byId,
    status: 204,
  },
  testPrinter: {
    method: 'POST',
    path: '/api/print/printers/{id}/test',
    summary: 'Queue a test page',
    tag: 'print',
    access: staff,
    params: byId,
    status: 201,
    answer: print.printJob,
    idempotent: true,
  },
  getPrinterStatus: {
    method: 'GET',
    path: '/api/print/printers/{id}/status',
    summary: 'State of a printer',
    tag: 'print',
    access: staff,
    params: byId,
    status: 200,
    answer: print.printer,
  },
  listPrintJobs: {
    method: 'GET',
    path: '/api/print/jobs',
    summary: 'Print jobs, those that need a person first',
    tag: 'print',
    access: staff,
    query: print.printJobFilter,
    status: 200,
    answer: print.printJobList,
  },
  createPrintJob: {
    method: 'POST',
    path: '/api/print/jobs',
    summary: 'Print an order again (a marked copy) or a test page',
    tag: 'print',
    access: staff,
    body: print.newPrintJob,
    status: 201,
    answer: print.printJob,
    idempotent: true,
  },
  getPrintJob: {
    method: 'GET',
    path: '/api/print/jobs/{id}',
    summary: 'One print job',
    tag: 'print',
    access: staff,
    params: byId,
    status: 200,
    answer: print.printJob,
  },
  retryPrintJob: {
    method: 'POST',
    path: '/api/print/jobs/{id}/retry',
    summary: 'Print again, marked as a copy where paper may exist',
    tag: 'print',
    access: staff,
    params: byId,
    status: 201,
    answer: print.printJob,
    idempotent: true,
  },
  cancelPrintJob: {
    method: 'POST',
    path: '/api/print/jobs/{id}/cancel',
    summary: 'Cancel a job that has not begun',
    tag: 'print',
    access: staff,
    params: byId,
    status: 200,
    answer: print.printJob,
  },
  settlePrintJob: {
    method: 'POST',
    path: '/api/print/jobs/{id}/settle',
    summary: 'A person says whether the paper came out',
    tag: 'print',
    access: staff,
    params: byId,
    body: print.settleRequest,
    status: 200,
    answer: print.printJob,
  },
  getPrintStats: {
    method: 'GET',
    path: '/api/print/stats',
    summary: 'Printers and jobs, counted',
    tag: 'print',
    access: staff,
    query: z.strictObject({ store_id: idText.optional() }),
    status: 200,
    answer: print.printStats,
  },
  getPrintRoute: {
    method: 'GET',
    path: '/api/print/route',
    summary: 'Which printers each dish would go to, unrouted dishes first',
    tag: 'print',
    access: staff,
    query: z.strictObject({ store_id: idText.optional() }),
    status: 200,
    answer: print.printRoute,
  },
} as const satisfies Record<string, Endpoint>;

export type Endpoints = typeof endpoints;
export type EndpointName = keyof Endpoints;

type Part<E, K extends string> = E extends { readonly [P in K]: infer S extends z.ZodType } ? S : never;

/** What a caller passes for an endpoint: wire form. */
export type CallerInput<E> = ([Part<E, 'params'>] extends [never]
  ? unknown
  : { readonly params: { readonly [K in keyof z.input<Part<E, 'params'>>]: string | number } }) &
  ([Part<E, 'query'>] extends [never]
    ? unknown
    : { readonly query?: { readonly [K in keyof z.input<Part<E, 'query'>>]?: string | number | boolean } }) &
  ([Part<E, 'body'>] extends [never] ? unknown : { readonly body: z.input<Part<E, 'body'>> });

/** What a handler gets: parsed form. */
export type HandlerInput<E> = ([Part<E, 'params'>] extends [never]
  ? unknown
  : { readonly params: z.output<Part<E, 'params'>> }) &
  ([Part<E, 'query'>] extends [never] ? unknown : { readonly query: z.output<Part<E, 'query'>> }) &
  ([Part<E, 'body'>] extends [never] ? unknown : { readonly body: z.output<Part<E, 'body'>> });

/** The JSON of success. */
export type Answer<E> = [Part<E, 'answer'>] extends [never] ? undefined : z.input<Part<E, 'answer'>>;
