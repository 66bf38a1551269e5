import type { Language } from '../../domain/language.ts';
import { toLocalIso } from '../../domain/local-time.ts';
import type { Actor } from '../../domain/roles.ts';
import { executedSteps } from '../../domain/saga.ts';
import type { OrderExplanation } from '../../protocol/explanations.ts';
import type { Storage } from '../../storage/storage.ts';
import { paymentOnWire } from '../payments/payment-on-wire.ts';
import { printJobOnWire } from '../paper/print-job-on-wire.ts';
import { sentencesIn } from '../sentences/sentences-in.ts';
import { advise, type AdviceOptions } from './advise.ts';
import { describePaper, describeSaga, nameOfPrinter } from './describe.ts';
import { loadOrderFacts } from './load-facts.ts';
import { tellStory } from './tell-story.ts';

export interface ExplanationRequest extends AdviceOptions {
  readonly id: number;
  readonly actor: Actor;
  readonly language: Language;
}

/** Why an order stands where it stands: what happened, who saw it, what paper is proven, what to do. @throws DomainError `not_found` */
export async function explainOrder(
  storage: Pick<Storage, 'snapshot'>,
  { id, actor, language, ...options }: ExplanationRequest,
): Promise<OrderExplanation> {
  const facts = await storage.snapshot((db) => loadOrderFacts(db, actor, id));
  const { order, store, saga } = facts;
  const say = sentencesIn(language);
  const local = (time: string) => toLocalIso(new Date(time), store.timezone);
  return {
    order_id: order.id,
    order_number: order.orderNumber,
    status: order.status,
    story: tellStory(facts, say).map((step) => ({ ...step, at: local(step.at) })),
    screens: facts.screens.map(({ screen, seq, displayed, ackedAt, hasShown }) => ({
      screen,
      seq,
      displayed,
      acked_at: local(ackedAt),
      has_shown: hasShown,
    })),
    paper: facts.jobs.map((job) => ({
      job_id: job.id,
      printer: job.printerId === null ? null : nameOfPrinter(job, facts),
      status: job.status,
      proof: job.proof,
      copy_number: printJobOnWire(job).copy_number,
      reprint_of: job.reprintOf,
      sentence: describePaper(job, facts, say),
    })),
    payments: facts.payments.map((payment) => paymentOnWire(payment, order, store)),
    saga: saga
      ? {
          status: saga.state,
          executed_steps: executedSteps(saga),
          waiting: saga.waiting,
          sentence: describeSaga(saga, say),
        }
      : null,
    next: advise(facts, say, options),
  };
}
