import { z } from 'zod';
import { orderStates } from '../domain/order.ts';
import { printJobStates, proofs } from '../domain/print-job.ts';
import { sagaStates, sagaSteps, sagaWaits } from '../domain/saga.ts';
import { payment } from './payments.ts';
import { id, timestamp } from './values.ts';

/** What a step of an order's story is about. */
export const storySteps = [
  'placed',
  'confirmed',
  'moved',
  'cancelled',
  'dish',
  'voided',
  'kitchen_told',
  'reminded',
  'payment',
  'paper_wanted',
  'print_attempt',
  'paper_seen',
  'alarm',
  'screen',
  'saga',
] as const;
export type StoryStepKind = (typeof storySteps)[number];

const sentence = z
  .string()
  .meta({ description: 'For people, in the language of Accept-Language (zh-CN, zh-TW, en)' });

export const orderExplanation = z
  .object({
    order_id: id,
    order_number: z.string(),
    status: z.enum(orderStates),
    story: z.array(
      z.object({ at: timestamp, what: z.enum(storySteps), who: z.string().nullable(), sentence }),
    ),
    screens: z.array(
      z.object({
        screen: z.string(),
        /** Up to where in the store's stream it has shown everything. */
        seq: z.int(),
        displayed: z.boolean(),
        acked_at: timestamp,
        has_shown: z.boolean(),
      }),
    ),
    paper: z.array(
      z.object({
        job_id: id,
        printer: z.string().nullable(),
        status: z.enum(printJobStates),
        proof: z.enum(proofs),
        copy_number: z.int(),
        reprint_of: id.nullable(),
        sentence,
      }),
    ),
    payments: z.array(payment),
    /** How far its steps are; null for an order from before there were sagas. */
    saga: z
      .object({
        status: z.enum(sagaStates),
        executed_steps: z.array(z.enum(sagaSteps)),
        waiting: z.enum(sagaWaits).nullable(),
        sentence,
      })
      .nullable(),
    /** What a person should do now, the most urgent first. */
    next: z.array(sentence).min(1),
  })
  .meta({ id: 'OrderExplanation' });
export type OrderExplanation = z.output<typeof orderExplanation>;

/** Kinds of trouble, the most urgent first. */
export const attentionKinds = [
  'unconfirmed',
  'sent',
  'unrouted',
  'paperless',
  'unseen',
  'saga',
  'refund',
  'printer',
  'late',
  'saga_late',
  'failed',
  'not_as_written',
] as const;
export type AttentionKind = (typeof attentionKinds)[number];

/** What needs a person now: what it is, since when, and what to do. */
export const attentionList = z
  .object({
    items: z.array(
      z.object({
        kind: z.enum(attentionKinds),
        since: timestamp,
        order_id: id.optional(),
        job_id: id.optional(),
        printer_id: id.optional(),
        sentence,
        action: sentence,
      }),
    ),
  })
  .meta({ id: 'AttentionList' });
export type AttentionList = z.output<typeof attentionList>;
