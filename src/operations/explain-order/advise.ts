import { stationsWithoutPaper } from '../../domain/missing-paper.ts';
import { accountOf, dueAmount, isSettled } from '../../domain/order-account.ts';
import type { PrintJob } from '../../storage/print-jobs.ts';
import type { Sentences } from '../sentences/sentences.ts';
import { nameOfPrinter, nameOfScreen, standInStations } from './describe.ts';
import type { OrderFacts } from './load-facts.ts';

export interface AdviceOptions {
  readonly now: Date;
  /** How long a kitchen screen may take to show a new order, ms. */
  readonly unattendedAfterMs: number;
  /** By when the kitchen's paper must be proven, ms. */
  readonly paperDueMs: number;
}

/** What a person should do about an order now, the most urgent first; never empty. */
export function advise(facts: OrderFacts, say: Sentences, options: AdviceOptions): string[] {
  const { status } = facts.order;
  const advice = [
    ...adviseSaga(facts, say),
    ...(status === 'pending' ? [adviseConfirmation(facts, say)] : []),
    // Of a finished order no paper is wanted any more; a cancelled one's tells the kitchen to stop.
    ...(status === 'completed' ? [] : advisePapers(facts, say, options)),
    ...adviseScreens(facts, say, options),
    ...advisePayment(facts, say),
    ...adviseStations(facts, say),
  ];
  return advice.length > 0 ? [...new Set(advice)] : [say.next.nothing];
}

/** What to do about a job that does not print by itself; undefined when there is nothing to do. */
export function adviseJob(
  job: PrintJob,
  printer: string,
  say: Sentences,
  options: PaperPatience,
): string | undefined {
  const { next, remedies } = say;
  if (job.retriedTo !== null) return undefined;
  if (job.printerId === null) return next.route(job.id, job.station ?? '');
  switch (job.status) {
    case 'waiting':
      return job.cause === null ? next.wait(job.id, printer) : remedies[job.cause](printer);
    case 'unconfirmed':
    case 'sent':
      return next.settle(job.id, printer);
    case 'failed':
      return next.printAgain(job.id, printer);
    case 'expired':
      return next.expired(job.id, printer);
    case 'pending':
    case 'printing':
      return isOverdue(job.createdAt, options) ? next.stuck(job.id, printer) : undefined;
    case 'completed':
    case 'cancelled':
      return undefined;
  }
}

function adviseSaga({ saga }: OrderFacts, say: Sentences): string[] {
  if (saga?.state !== 'needs_attention') return [];
  return [say.next.settleSaga(say.saga.steps[saga.step ?? 'order'])];
}

function adviseConfirmation(facts: OrderFacts, say: Sentences): string {
  const due = amountDue(facts);
  return facts.store.confirmPolicy === 'on_payment' && due > 0
    ? say.next.payToConfirm(due)
    : say.next.confirm;
}

function advisePapers(facts: OrderFacts, say: Sentences, options: AdviceOptions): string[] {
  const forgotten = facts.tickets.flatMap(({ id, number, lines, createdAt }) => {
    const papers = facts.jobs.filter(({ ticketId }) => ticketId === id);
    const stations = isOverdue(createdAt, options) ? stationsWithoutPaper(lines, papers) : [];
    return stations.length > 0 ? [say.next.noJob(number, say.list(stations))] : [];
  });
  return [
    ...forgotten,
    ...facts.jobs.flatMap((job) => adviseJob(job, nameOfPrinter(job, facts), say, options) ?? []),
  ];
}

function adviseScreens(facts: OrderFacts, say: Sentences, options: AdviceOptions): string[] {
  const { order, screens } = facts;
  const isOpen = order.status === 'pending' || order.status === 'confirmed';
  const age = options.now.getTime() - Date.parse(order.createdAt);
  if (!isOpen || age < options.unattendedAfterMs || screens.some(({ hasShown }) => hasShown)) return [];
  if (screens.length === 0) return [say.next.noScreen];
  return [say.next.blindScreen(say.list(screens.map(({ screen }) => nameOfScreen(screen, facts))))];
}

function advisePayment(facts: OrderFacts, say: Sentences): string[] {
  const { order, store } = facts;
  const due = amountDue(facts);
  const isToldAlready = order.status === 'pending' && store.confirmPolicy === 'on_payment';
  return due > 0 && order.status !== 'cancelled' && !isToldAlready ? [say.next.pay(due)] : [];
}

function adviseStations({ order, jobs }: OrderFacts, say: Sentences): string[] {
  if (order.status === 'completed' || order.status === 'cancelled') return [];
  const stations = new Set(jobs.filter(({ printerId }) => printerId !== null).flatMap(standInStations));
  return stations.size > 0 ? [say.next.giveStation([...stations].join(' / '))] : [];
}

function amountDue({ order, payments, refunds }: OrderFacts): number {
  return isSettled(order) ? 0 : dueAmount(accountOf(order, { payments, refunds }));
}

type PaperPatience = Pick<AdviceOptions, 'now' | 'paperDueMs'>;

function isOverdue(since: string, { now, paperDueMs }: PaperPatience): boolean {
  return now.getTime() - Date.parse(since) >= paperDueMs;
}
