import type { StoryStepKind } from '../../protocol/explanations.ts';
import type { HistoryEntry } from '../../storage/orders.ts';
import type { PrintAttempt } from '../../storage/print-attempts.ts';
import type { PrintJob } from '../../storage/print-jobs.ts';
import { translateReason } from '../sentences/translate-reason.ts';
import type { Sentences } from '../sentences/sentences.ts';
import { describeDish, describeLines, nameOfPrinter, nameOfScreen, nameOfSubject } from './describe.ts';
import type { OrderFacts } from './load-facts.ts';

export interface StoryStep {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly what: StoryStepKind;
  readonly who: string | null;
  readonly sentence: string;
}

/** What happened to an order, in the order of time; at the same moment causes come before what they led to. */
export function tellStory(facts: OrderFacts, say: Sentences): StoryStep[] {
  const steps = [
    ...paymentSteps(facts, say),
    ...historySteps(facts, say),
    ...ticketSteps(facts, say),
    ...paperSteps(facts, say),
    ...alarmSteps(facts, say),
    ...screenSteps(facts, say),
    ...sagaSteps(facts, say),
  ];
  return steps.sort((one, other) => (one.at === other.at ? 0 : one.at < other.at ? -1 : 1));
}

function historySteps(facts: OrderFacts, say: Sentences): StoryStep[] {
  const { order, history } = facts;
  const steps = history.map((entry) => ({
    at: entry.changedAt,
    who: nameOfSubject(entry.actor, facts, say),
    ...(entry.itemId === null ? orderStep(entry, facts, say) : dishStep(entry, entry.itemId, facts, say)),
  }));
  if (order.remindedAt === null) return steps;
  return [...steps, { at: order.remindedAt, what: 'reminded', who: null, sentence: say.reminded }];
}

type Told = Pick<StoryStep, 'what' | 'sentence'>;

function orderStep({ id, status, reason }: HistoryEntry, facts: OrderFacts, say: Sentences): Told {
  const { order, history } = facts;
  if (status === 'pending')
    return { what: 'placed', sentence: say.placed(order.orderNumber, order.finalAmount) };
  if (status === 'cancelled')
    return { what: 'cancelled', sentence: say.cancelled(reason && translateReason(reason, say)) };
  if (status === 'table_changed') return { what: 'moved', sentence: say.tableChanged(reason ?? '') };
  const first = history.find((entry) => entry.itemId === null && entry.status === 'confirmed');
  if (first?.id === id) return { what: 'confirmed', sentence: say.confirmed };
  return { what: 'moved', sentence: say.moved(say.orderStates[status] ?? status) };
}

function dishStep(
  { status, reason }: HistoryEntry,
  itemId: number,
  { order }: OrderFacts,
  say: Sentences,
): Told {
  const item = order.items.find(({ id }) => id === itemId);
  const dish = item ? describeDish(item, say) : `${itemId}`;
  if (status === 'cancelled') return { what: 'voided', sentence: say.dishVoided(dish, reason) };
  if (status === 'changed') return { what: 'dish', sentence: say.dishChanged(dish) };
  return { what: 'dish', sentence: say.dishMoved(dish, say.itemStates[status] ?? status) };
}

function ticketSteps({ tickets }: OrderFacts, say: Sentences): StoryStep[] {
  return tickets.map(({ createdAt, kind, number, lines }) => ({
    at: createdAt,
    what: 'kitchen_told',
    who: null,
    sentence: (kind === 'cancel' ? say.toldCancel : say.told)(number, describeLines(lines, say)),
  }));
}

function paymentSteps(facts: OrderFacts, say: Sentences): StoryStep[] {
  const { payments, refunds, closedPayments, shareNumbers } = facts;
  const what = 'payment';
  return [
    ...payments.flatMap((payment): StoryStep[] => {
      const { id, amount, method, provider, shareId, createdAt, paidAt } = payment;
      const payer = provider === 'till' ? say.who.till : provider && say.who.provider(provider);
      const asked = say.paymentAsked(id, say.methods[method], amount, shareNumbers.get(shareId ?? 0) ?? null);
      const arrived = say.paymentArrived(id, amount, payment.transactionId);
      return [
        { at: createdAt, what, who: null, sentence: asked },
        ...(paidAt === null ? [] : [{ at: paidAt, what, who: payer, sentence: arrived } as const]),
      ];
    }),
    ...refunds.flatMap(({ paymentId, amount, doneAt, actor, reason }): StoryStep[] => {
      if (doneAt === null) return [];
      const who = nameOfSubject(actor, facts, say);
      return [
        {
          at: doneAt,
          what,
          who,
          sentence: say.paymentRefunded(paymentId, amount, translateReason(reason, say)),
        },
      ];
    }),
    ...closedPayments.map(({ at, paymentId, status }): StoryStep => {
      const sentence = (status === 'failed' ? say.paymentFailed : say.paymentCancelled)(paymentId);
      return { at, what, who: null, sentence };
    }),
  ];
}

function paperSteps(facts: OrderFacts, say: Sentences): StoryStep[] {
  return facts.jobs.flatMap((job) => [
    { at: job.createdAt, what: 'paper_wanted', who: null, sentence: wanted(job, facts, say) },
    ...facts.attempts
      .filter(({ jobId }) => jobId === job.id)
      .map((attempt): StoryStep => attemptStep(job, attempt, facts, say)),
    ...(job.proof === 'person' && job.completedAt !== null
      ? [{ at: job.completedAt, what: 'paper_seen', who: null, sentence: say.seenByPerson(job.id) } as const]
      : []),
  ]);
}

function wanted(job: PrintJob, facts: OrderFacts, say: Sentences): string {
  if (job.printerId === null) return say.nobodyPrints(job.id, job.station ?? '');
  const printer = nameOfPrinter(job, facts);
  if (job.reprintOf === null) return say.queued(job.id, printer);
  return say.queuedAgain(job.id, printer, job.reprintOf);
}

function attemptStep(job: PrintJob, attempt: PrintAttempt, facts: OrderFacts, say: Sentences): StoryStep {
  const { verdict, cause, startedAt, finishedAt } = attempt;
  const printer = nameOfPrinter(job, facts);
  const because = cause === null ? '' : say.because(say.causes[cause]);
  return {
    at: finishedAt ?? startedAt,
    what: 'print_attempt',
    who: printer,
    sentence: say.attempt[verdict ?? 'begun'](job.id, printer, because),
  };
}

/** What people decided about steps that failed; the steps themselves are told by what they did. */
function sagaSteps(facts: OrderFacts, say: Sentences): StoryStep[] {
  return (facts.saga?.payload.interventions ?? []).map(({ action, step, actor, reason, at }) => ({
    at,
    what: 'saga',
    who: nameOfSubject(actor, facts, say),
    sentence: (action === 'retry' ? say.saga.retried : say.saga.skipped)(say.saga.steps[step], reason),
  }));
}

/** Screens say up to where they have shown everything, not when: the time is that of their latest word. */
function alarmSteps({ alarms }: OrderFacts, say: Sentences): StoryStep[] {
  return alarms.map(({ firstAt, times, reason, ticketNumber, station }) => ({
    at: firstAt,
    what: 'alarm',
    who: null,
    sentence: say.alarm(times, say.missingPapers[reason](ticketNumber, station)),
  }));
}

function screenSteps(facts: OrderFacts, say: Sentences): StoryStep[] {
  return facts.screens
    .filter(({ hasShown }) => hasShown)
    .map(({ screen, ackedAt }) => {
      const name = nameOfScreen(screen, facts);
      return { at: ackedAt, what: 'screen', who: name, sentence: say.shown(name) };
    });
}
