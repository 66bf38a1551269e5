import type { KitchenLine } from '../../domain/kitchen-lines.ts';
import { optionText } from '../../domain/menu.ts';
import type { OrderItem } from '../../domain/placed-order.ts';
import { executedSteps, type Saga } from '../../domain/saga.ts';
import type { PrintJob } from '../../storage/print-jobs.ts';
import type { JobDocument } from '../paper/compose-print-job.ts';
import type { Sentences } from '../sentences/sentences.ts';
import { type OrderFacts, subjectOf } from './load-facts.ts';

/** `2 × 宫保鸡丁 (辣度: 微辣; 少油)` */
export function describeDish(item: OrderItem, say: Sentences): string {
  const { menuItemName: name, quantity, note } = item;
  return say.line('add', quantity, withExtras({ name, options: item.options.map(optionText), note }, say));
}

export function describeLines(lines: readonly KitchenLine[], say: Sentences): string {
  return say.list(lines.map(({ kind, quantity, dish }) => say.line(kind, quantity, withExtras(dish, say))));
}

/** What is known of a job's paper. */
export function describePaper(
  job: PrintJob,
  facts: Pick<OrderFacts, 'printerNames'>,
  say: Sentences,
): string {
  const printer = nameOfPrinter(job, facts);
  const stations = standInStations(job);
  return [
    describeState(job, printer, say),
    say.proofs[job.proof],
    job.retriedTo === null ? '' : say.retried(job.retriedTo),
    job.meantFor === null ? '' : say.printsFor(printer, job.meantFor),
    stations.length > 0 && job.printerId !== null ? say.standsIn(printer, stations.join(' / ')) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Stations on the paper that no printer takes, so that its printer stands in. */
export function standInStations({ document }: Pick<PrintJob, 'document'>): readonly string[] {
  const { printable }: JobDocument = JSON.parse(document);
  return printable.template === 'kitchen' ? (printable.facts.unroutedStations ?? []) : [];
}

export function nameOfPrinter(
  { printerId }: Pick<PrintJob, 'printerId'>,
  { printerNames }: Pick<OrderFacts, 'printerNames'>,
): string {
  return printerId === null ? '–' : (printerNames.get(printerId) ?? `${printerId}`);
}

/** `热菜屏/pass`: the device's or user's name and the connection's own. */
export function nameOfScreen(screen: string, { names }: OrderFacts): string {
  const subject = subjectOf(screen);
  return (names.get(subject) ?? subject) + screen.slice(subject.length);
}

export function nameOfSubject(subject: string, { names }: OrderFacts, say: Sentences): string {
  const [kind = '', name = ''] = subject.split(':');
  if (kind === 'table') return say.who.guest;
  if (kind === 'provider') return say.who.provider(name);
  if (kind === 'local') return say.who.box(name);
  if (kind === 'system') return say.who.system;
  return names.get(subject) ?? subject;
}

/** Where an order's saga stands. */
export function describeSaga(saga: Saga, say: Sentences): string {
  const { steps, states, waits, stands } = say.saga;
  const done = say.list(executedSteps(saga).map((step) => steps[step]));
  return stands(states[saga.state], saga.waiting && waits[saga.waiting], done);
}

function describeState({ id, status, cause, printerId, station }: PrintJob, printer: string, say: Sentences) {
  if (printerId === null) return say.nobodyPrints(id, station ?? '');
  if (status === 'waiting') return say.paperWaiting(id, printer, say.causes[cause ?? 'error']);
  return say.papers[status](id, printer);
}

function withExtras(
  { name, options, note }: Pick<KitchenLine['dish'], 'name' | 'options' | 'note'>,
  say: Sentences,
): string {
  return name + say.extras(note ? [...options, note] : options);
}
