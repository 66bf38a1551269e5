import { DomainError } from '../domain/errors.ts';
import { toldSoFar } from '../domain/kitchen-lines.ts';
import { localParts } from '../domain/local-time.ts';
import { type Actor, reachesStore } from '../domain/roles.ts';
import type { NewPrintJob } from '../protocol/print.ts';
import { mayHavePrinted } from '../storage/print-attempts.ts';
import {
  findPaperOrder,
  type PaperOrder,
  readBilledItems,
  readKitchenLines,
} from '../storage/paper-orders.ts';
import { findJobsOfOrder, type PrintJob } from '../storage/print-jobs.ts';
import type { Printer } from '../storage/printers.ts';
import type { Transaction } from '../storage/storage.ts';
import type { Printable } from '../tickets/printable.ts';
import { nameActor } from './name-actor.ts';
import { queuePrintJob, type WantedPaper } from './queue-print-job.ts';
import { queueTestPage } from './queue-test-page.ts';
import { requireActivePrinter } from './require-printer.ts';
import { kitchenPaper, stationsOf } from './spool-ticket.ts';

/**
 * Prints on demand: a test page, an order's receipt, or all the kitchen has to cook for an order. The kitchen's copy is always
 * marked; a receipt is unless it is the first.
 * @returns the job, the first of them for several copies
 * @throws DomainError `not_found`, `invalid`, `empty_ticket`, `conflict` for a printer that is switched off
 */
export async function createPrintJob(
  tx: Transaction,
  { request, actor }: { readonly request: NewPrintJob; readonly actor: Actor },
): Promise<PrintJob> {
  const { printer_id: printerId, order_id: orderId = null, priority } = request;
  const jobType = request.job_type ?? (orderId === null ? 'test' : 'order');
  if (jobType === 'test') return queueTestPage(tx, { printerId, actor, priority });
  if (orderId === null) throw new DomainError('invalid', 'Say which order to print.', { path: 'order_id' });
  // The order may have been placed in this very transaction.
  await tx.settle();
  const printer = await requireActivePrinter(tx.db, actor, printerId);
  const order = await findPaperOrder(tx.db, orderId);
  if (!order || !reachesStore(actor, order.storeId) || order.storeId !== printer.storeId)
    throw new DomainError('not_found', `There is no order ${orderId} in the store of printer ${printerId}.`);
  const paper =
    jobType === 'order' ? await kitchenCopy(tx, order, printer) : await receipt(tx, order, printer);
  return queueCopies(tx, request, {
    ...paper,
    storeId: order.storeId,
    orderId,
    printer,
    jobType,
    document: { ...paper.document, requestedBy: await nameActor(tx.db, actor) },
  });
}

type Paper = Pick<WantedPaper, 'document' | 'station' | 'reprintNumber'>;

async function kitchenCopy(tx: Transaction, order: PaperOrder, printer: Printer): Promise<Paper> {
  const demand = toldSoFar(await readKitchenLines(tx.db, order.orderId));
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

async function receipt(tx: Transaction, order: PaperOrder, printer: Printer): Promise<Paper> {
  const items = await readBilledItems(tx.db, order.orderId);
  const { year, month, day, hour, minute, second } = localParts(new Date(order.createdAt), order.timeZone);
  const printable: Printable = {
    template: 'receipt',
    facts: {
      storeName: order.storeName,
      orderNumber: order.orderNumber,
      tableNumber: order.tableNumber,
      time: `${year}-${month}-${day} ${hour}:${minute}:${second}`,
      status: order.status,
      items: items.map((item) => ({ ...item, subtotal: item.unitPrice * item.quantity })),
      discountAmount: order.discountAmount,
      finalAmount: order.finalAmount,
      currency: order.currency,
      language: printer.language,
    },
  };
  return {
    document: { printable, requestedBy: null },
    reprintNumber: await countEarlier(tx, order, 'receipt'),
  };
}

/** Papers of the same kind that exist, may exist or are on their way. */
async function countEarlier(
  tx: Transaction,
  { orderId }: PaperOrder,
  jobType: PrintJob['jobType'],
): Promise<number> {
  const jobs = (await findJobsOfOrder(tx.db, orderId)).filter((job) => job.jobType === jobType);
  let count = 0;
  for (const { id, status, copyNumber, reprintNumber } of jobs) {
    const isOver = status === 'failed' || status === 'cancelled' || status === 'expired';
    if (isOver && !(await mayHavePrinted(tx.db, id))) continue;
    // Copies of one paper and the papers of several stations count once.
    if (copyNumber === 1) count = Math.max(count, reprintNumber + 1);
  }
  return count;
}

async function queueCopies(
  tx: Transaction,
  { copies = 1, priority }: NewPrintJob,
  paper: Omit<WantedPaper, 'dedupeKey'>,
): Promise<PrintJob> {
  const number = await tx.take('print_request');
  const queueCopy = (copyNumber: number) =>
    queuePrintJob(tx, {
      ...paper,
      ...(priority === undefined ? {} : { priority }),
      copies,
      copyNumber,
      dedupeKey: `request·${number}·${copyNumber}`,
    });
  const first = await queueCopy(1);
  for (let copyNumber = 2; copyNumber <= copies; copyNumber++) await queueCopy(copyNumber);
  return first;
}
