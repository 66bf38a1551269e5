import type { Payment } from '../../domain/payment.ts';
import type { Order } from '../../domain/placed-order.ts';
import type { Refund } from '../../domain/refund.ts';
import type { Store } from '../../domain/places.ts';
import type { Actor } from '../../domain/roles.ts';
import type { Saga } from '../../domain/saga.ts';
import { readShareNumbers } from '../../storage/bill-shares.ts';
import { findOrderBeginning } from '../../storage/event-log.ts';
import { type HistoryEntry, listHistory } from '../../storage/orders.ts';
import { type OrderTicket, listTicketsOfOrder } from '../../storage/order-tickets.ts';
import { listAlarmsOfOrder, type PaperAlarm } from '../../storage/paper-alarms.ts';
import { listClosedPayments, type ClosedPayment } from '../../storage/payment-events.ts';
import { listPaymentsOfOrder } from '../../storage/payments.ts';
import { listAttemptsOfOrder, type PrintAttempt } from '../../storage/print-attempts.ts';
import { listRefundsOfOrder } from '../../storage/refunds.ts';
import { findJobsOfOrder, type PrintJob } from '../../storage/print-jobs.ts';
import { readPrinterNames } from '../../storage/printers.ts';
import { findSagaOfOrder } from '../../storage/sagas.ts';
import { type KnownScreen, listScreens } from '../../storage/screen-acks.ts';
import type { Queryable } from '../../storage/storage.ts';
import { readSubjectNames } from '../../storage/subject-names.ts';
import { requireOrder } from '../orders/require-order.ts';

/** All that is known of one order, as of one moment. */
export interface OrderFacts {
  readonly order: Order;
  readonly store: Store;
  readonly history: readonly HistoryEntry[];
  readonly tickets: readonly OrderTicket[];
  readonly jobs: readonly PrintJob[];
  readonly attempts: readonly PrintAttempt[];
  /** What staff were told of its paper. */
  readonly alarms: readonly PaperAlarm[];
  readonly printerNames: ReadonlyMap<number, string>;
  readonly screens: readonly (KnownScreen & { readonly hasShown: boolean })[];
  readonly payments: readonly Payment[];
  readonly refunds: readonly Refund[];
  /** Numbers of the shares that payments were asked for, also of a split that was undone, by their id. */
  readonly shareNumbers: ReadonlyMap<number, number>;
  /** Failures and withdrawals, which leave no time on the payment itself. */
  readonly closedPayments: readonly ClosedPayment[];
  /** None for an order from before there were sagas. */
  readonly saga: Saga | undefined;
  /** Names of users and devices by their subject. */
  readonly names: ReadonlyMap<string, string>;
}

/** A screen silent for longer than this (ms) before the order says nothing about it. */
const screenMemory = 24 * 3600 * 1000;

/** @throws DomainError `not_found` */
export async function loadOrderFacts(db: Queryable, actor: Actor, id: number): Promise<OrderFacts> {
  const { order, store } = await requireOrder(db, actor, id);
  const history = await listHistory(db, id);
  const jobs = await findJobsOfOrder(db, id);
  const since = new Date(Date.parse(order.createdAt) - screenMemory).toISOString();
  const screens = await listScreens(db, { storeId: store.id, since });
  const beginning = (await findOrderBeginning(db, id)) ?? order.seq;
  const saga = await findSagaOfOrder(db, id);
  const subjects = [
    ...history.map(({ actor: who }) => who),
    ...screens.map(({ screen }) => subjectOf(screen)),
    ...(saga?.payload.interventions ?? []).map(({ actor: who }) => who),
  ];
  return {
    order,
    store,
    history,
    tickets: await listTicketsOfOrder(db, id),
    jobs,
    attempts: await listAttemptsOfOrder(db, id),
    alarms: await listAlarmsOfOrder(db, id),
    printerNames: await readPrinterNames(
      db,
      jobs.flatMap(({ printerId }) => printerId ?? []),
    ),
    screens: screens.map((screen) => ({ ...screen, hasShown: screen.seq >= beginning })),
    payments: await listPaymentsOfOrder(db, id),
    refunds: await listRefundsOfOrder(db, id),
    shareNumbers: await readShareNumbers(db, id),
    closedPayments: await listClosedPayments(db, id),
    saga,
    names: await readSubjectNames(db, subjects),
  };
}

/** A screen is named by its credential's subject and its connection id. */
export function subjectOf(screen: string): string {
  return screen.split('/', 1)[0] ?? screen;
}
