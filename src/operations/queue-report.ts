import { DomainError } from '../domain/errors.ts';
import { orderStates } from '../domain/order.ts';
import type { Actor } from '../domain/roles.ts';
import type { NewPrintJob } from '../protocol/print.ts';
import {
  sumByMethod,
  sumByStatus,
  sumRefunds,
  sumRevenue,
  sumUnpaid,
  sumVoids,
} from '../storage/analytics.ts';
import type { PrintJob } from '../storage/print-jobs.ts';
import type { Printer } from '../storage/printers.ts';
import type { Queryable, Transaction } from '../storage/storage.ts';
import type { Printable } from '../tickets/printable.ts';
import { formatTime } from './guest-papers.ts';
import { nameActor } from './name-actor.ts';
import { queueCopies } from './queue-copies.ts';
import { storeDays } from './report-scope.ts';
import { requireActivePrinter } from './require-printer.ts';

/**
 * Prints the figures of one business day of the printer's store. While the day goes on they are a look in the middle of it.
 * @throws DomainError `not_found`, `invalid` for a day to come, `conflict` for a printer that is switched off
 */
export async function queueReport(
  tx: Transaction,
  { request, actor }: { readonly request: NewPrintJob; readonly actor: Actor },
): Promise<PrintJob> {
  // An order or a payment may belong to this very transaction.
  await tx.settle();
  const printer = await requireActivePrinter(tx.db, actor, request.printer_id);
  const requestedBy = await nameActor(tx.db, actor);
  return queueCopies(tx, request, {
    storeId: printer.storeId,
    printer,
    jobType: 'report',
    document: {
      requestedBy: null,
      printable: await reportPaper(tx.db, { printer, actor, day: request.day, now: tx.now, requestedBy }),
    },
  });
}

interface WantedReport {
  readonly printer: Printer;
  readonly actor: Actor;
  /** Undefined: today. */
  readonly day: string | undefined;
  readonly now: Date;
  readonly requestedBy: string;
}

async function reportPaper(db: Queryable, wanted: WantedReport): Promise<Printable> {
  const { printer, actor, now, requestedBy } = wanted;
  let today = '';
  const scope = await storeDays({ db, actor, now }, printer.storeId, (current) => {
    today = current;
    const day = wanted.day ?? current;
    return { start: day, end: day };
  });
  const day = scope.days.start;
  if (day > today)
    throw new DomainError('invalid', `The business day ${day} has not begun: today is ${today}.`, {
      path: 'day',
    });
  const revenue = await sumRevenue(db, scope);
  return {
    template: 'report',
    facts: {
      storeName: scope.store.name,
      day,
      isFinal: day < today,
      time: formatTime(now, scope.store.timezone),
      requestedBy,
      orders: await countOrders(db, scope),
      gross: revenue.amount,
      discounts: revenue.discount,
      net: { count: revenue.orders, amount: revenue.net },
      payments: await sumByMethod(db, scope),
      refunds: await sumRefunds(db, scope),
      voids: await sumVoids(db, scope),
      unpaid: await sumUnpaid(db, scope),
      currency: scope.store.currency,
      language: printer.language,
    },
  };
}

async function countOrders(
  db: Queryable,
  scope: Parameters<typeof sumByStatus>[1],
): Promise<Extract<Printable, { template: 'report' }>['facts']['orders']> {
  const byStatus = await sumByStatus(db, scope);
  const count = (states: readonly (typeof orderStates)[number][]) =>
    states.reduce((sum, state) => sum + (byStatus.get(state)?.count ?? 0), 0);
  const open = orderStates.filter((state) => state !== 'completed' && state !== 'cancelled');
  return {
    total: count(orderStates),
    completed: count(['completed']),
    open: count(open),
    cancelled: count(['cancelled']),
  };
}
