import { z } from 'zod';
import { missingPaperReasons } from '../domain/missing-paper.ts';
import { printCauses, printJobStates } from '../domain/print-job.ts';
import { id, timestamp } from './values.ts';

/** A piece of the kitchen's paper that was wanted and is not proven. */
export const missingPaper = z
  .object({
    reason: z.enum(missingPaperReasons).meta({
      description:
        'missing: not even a job was made; unrouted: no printer takes the station; late: not printed; unproven: sent, nobody knows',
    }),
    ticket: z.int().meta({ description: "The order's ticket: 1 for the first, then counting its changes" }),
    station: z.string().meta({ description: 'Several are separated by " / "' }),
    job_id: id.nullable(),
    printer: z.string().nullable().meta({ description: 'Its name' }),
    status: z.enum(printJobStates).nullable(),
    cause: z.enum(printCauses).nullable(),
  })
  .meta({ id: 'MissingPaper' });
export type MissingPaperOnWire = z.output<typeof missingPaper>;

/**
 * The hub's word to staff that an order is not looked after. Without `reason`: no kitchen screen has shown it. With one: paper
 * that it should have is not proven.
 */
export const orderUnattended = z
  .object({
    type: z.literal('order_unattended'),
    order_id: id,
    order_number: z.string(),
    waiting_s: z.int().min(0).meta({ description: 'Since the screen or the paper was wanted' }),
    reason: z.enum(missingPaperReasons).optional().meta({ description: 'The worst of what is missing' }),
    missing: z.array(missingPaper).min(1).optional(),
    seq: z.int(),
    timestamp,
  })
  .meta({
    id: 'OrderUnattended',
    description:
      'A message of /ws/store/{store_id}: no kitchen screen has shown the order in time or, with a reason, its paper is missing, late or not proven. It comes again every interval until that is settled.',
  });
export type OrderUnattended = z.output<typeof orderUnattended>;
