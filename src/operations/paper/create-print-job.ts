import { apportion } from '../../domain/apportion.ts';
import { DomainError } from '../../domain/errors.ts';
import { toldSoFar } from '../../domain/kitchen-lines.ts';
import type { PrintJobType } from '../../domain/print-job.ts';
import { type Actor, reachesStore } from '../../domain/roles.ts';
import type { NewPrintJob } from '../../protocol/print.ts';
import { listShares } from '../../storage/bill-shares.ts';
import { mayHavePrinted } from '../../storage/print-attempts.ts';
import { findPaperOrder, type PaperOrder, readBilledItems, readShares } from '../../storage/paper-orders.ts';
import { findJobsOfOrder, type PrintJob } from '../../storage/print-jobs.ts';
import { listPaymentsOfOrder } from '../../storage/payments.ts';
import type { Printer } from '../../storage/printers.ts';
import { listRefundsOfOrder } from '../../storage/refunds.ts';
import { listTicketsOfOrder } from '../../storage/order-tickets.ts';
import type { Transaction } from '../../storage/storage.ts';
import type { JobDocument } from './compose-print-job.ts';
import { billPaper, receiptPaper } from './guest-papers.ts';
import { nameActor } from '../people/name-actor.ts';
import { queueCopies } from './queue-copies.ts';
import type { WantedPaper } from './queue-print-job.ts';
import { queueReport } from './queue-report.ts';
import { queueTestPage } from './queue-test-page.ts';
import { moneyOfBill, receiptOfShare } from './receipt-money.ts';
import { requireActivePrinter, requireTillPrinter } from '../printers/require-printer.ts';
import { kitchenPaper, stationsOf } from './spool-ticket.ts';

/**
 * Prints on demand: a test page, the report of a day, an order's bill or receipt, or all the kitchen has to cook for it. The
 * kitchen's copy is always marked; a receipt is unless it is the first.
 * @returns the job, the first of them for several copies
 * @throws DomainError `not_found`, `invalid`, `empty_ticket`, `conflict` for a printer that is switched off
 */
export async function createPrintJob(
  tx: Transaction,
  { request, actor }: { readonly request: NewPrintJob; readonly actor: Actor },
): Promise<PrintJob> {
  const { printer_id: printerId, order_id: orderId = null, priority } = request;
  const jobType = typeOf(request);
  if (jobType === 'test') return queueTestPage(tx, { printerId: named(printerId), actor, priority });
  if (jobType === 'report') return queueReport(tx, { request, printerId: named(printerId), actor });
  if (orderId === null) throw new DomainError('invalid', 'Say which order to print.', { path: 'order_id' });
  // The order may have been placed in this very transaction.
  await tx.settle();
  const chosen = printerId === undefined ? undefined : await requireActivePrinter(tx.db, actor, printerId);
  const order = await findPaperOrder(tx.db, orderId);
  if (!order || !reachesStore(actor, order.storeId))
    throw new DomainError('not_found', `There is no order ${orderId}.`);
  if (chosen && order.storeId !== chosen.storeId)
    throw new DomainError('not_found', `There is no order ${orderId} in the store of printer ${chosen.id}.`);
  const printer = chosen ?? (await requireTillPrinter(tx.db, order.storeId));
  const paper = await paperFor[jobType](tx, { order, printer, request });
  return queueCopies(tx, request, {
    ...paper,
    storeId: order.storeId,
    orderId,
    printer,
    jobType,
    document: { ...paper.document, requestedBy: await nameActor(tx.db, actor) },
  });
}

function typeOf({ job_type: asked, order_id: orderId = null }: NewPrintJob): PrintJobType {
  if (asked === 'kitchen') return 'order';
  return asked ?? (orderId === null ? 'test' : 'order');
}

function named(printerId: number | undefined): number {
  if (printerId !== undefined) return printerId;
  throw new DomainError('invalid', 'Say which printer is to print it.', {
    errors: [{ path: 'printer_id', message: 'is required' }],
  });
}

type Paper = Pick<WantedPaper, 'document' | 'station' | 'reprintNumber'>;

interface WantedCopy {
  readonly order: PaperOrder;
  readonly printer: Printer;
  readonly request: NewPrintJob;
}

const paperFor = { order: kitchenCopy, receipt, bill } as const;

async function kitchenCopy(tx: Transaction, { order, printer }: WantedCopy): Promise<Paper> {
  const tickets = await listTicketsOfOrder(tx.db, order.orderId);
  const demand = toldSoFar(tickets.flatMap(({ lines }) => lines));
  const lines = demand.map((entry) => ({ kind: 'add', ...entry }) as const);
  if (lines.length === 0)
    throw new DomainError('empty_ticket', `There is nothing to cook for order ${order.orderNumber}.`);
  const printable = kitchenPaper(order, {
    lines,
    unroutedStations: [],
    language: printer.language,
    kind: 'new',
    time: tx.now,
  });
  const earlier = await countEarlier(tx, order, 'order');
  return {
    document: { printable, requestedBy: null },
    station: stationsOf(lines),
    // Marked also as the first: the order's own tickets may be on their way here at this moment.
    reprintNumber: Math.max(1, earlier),
  };
}

async function receipt(tx: Transaction, { order, printer, request }: WantedCopy): Promise<Paper> {
  const { orderId } = order;
  const ledger = {
    items: await readBilledItems(tx.db, orderId),
    shares: await listShares(tx.db, orderId),
    account: {
      payments: await listPaymentsOfOrder(tx.db, orderId),
      refunds: await listRefundsOfOrder(tx.db, orderId),
    },
  };
  const { share_id: shareId } = request;
  const content =
    shareId === undefined
      ? { items: ledger.items, money: moneyOfBill(ledger) }
      : receiptOfShare(ledger, shareId);
  const printable = receiptPaper({ order, ...content, language: printer.language });
  return {
    document: { printable, requestedBy: null },
    reprintNumber: await countEarlier(tx, order, 'receipt', shareId),
  };
}

/** Not marked when it is asked for again: between two bills the guests may have ordered more. */
async function bill(tx: Transaction, { order, printer, request }: WantedCopy): Promise<Paper> {
  const items = await readBilledItems(tx.db, order.orderId);
  const printable = billPaper({
    order,
    items,
    language: printer.language,
    time: tx.now,
    shares:
      request.split_ways === undefined
        ? await readShares(tx.db, order.orderId)
        : apportion(order.finalAmount, Array<number>(request.split_ways).fill(1)),
    paymentQr: request.payment_qr ?? null,
  });
  return { document: { printable, requestedBy: null } };
}

/** Papers of the same kind, and for the same share, that exist, may exist or are on their way. */
async function countEarlier(
  tx: Transaction,
  { orderId }: PaperOrder,
  jobType: PrintJob['jobType'],
  shareId?: number,
): Promise<number> {
  const jobs = (await findJobsOfOrder(tx.db, orderId)).filter(
    (job) => job.jobType === jobType && shareOf(job) === shareId,
  );
  let count = 0;
  for (const { id, status, copyNumber, reprintNumber } of jobs) {
    const isOver = status === 'failed' || status === 'cancelled' || status === 'expired';
    if (isOver && !(await mayHavePrinted(tx.db, id))) continue;
    // Copies of one paper and the papers of several stations count once.
    if (copyNumber === 1) count = Math.max(count, reprintNumber + 1);
  }
  return count;
}

function shareOf({ document }: PrintJob): number | undefined {
  const { printable }: JobDocument = JSON.parse(document);
  return printable.template === 'receipt' ? printable.facts.share?.id : undefined;
}
