import { z } from 'zod';
import { deliveryStates } from '../domain/delivery.ts';
import { sagaDirections, sagaStates, sagaSteps, sagaWaits, stepStates } from '../domain/saga.ts';
import { id, requiredText, timestamp } from './values.ts';

/** How the order → payment → kitchen → delivery of an order stands, and what was undone of it. */
export const saga = z
  .object({
    saga_id: id,
    order_id: id,
    status: z.enum(sagaStates),
    /** Forward steps that were done, in their order. */
    executed_steps: z.array(z.enum(sagaSteps)),
    steps: z.array(
      z.object({
        step: z.enum(sagaSteps),
        direction: z.enum(sagaDirections),
        state: z.enum(stepStates),
        /** Of the payment step: `paid`, or `deferred` when the order went on without. */
        result: z.string().nullable(),
        attempts: z.int(),
        started_at: timestamp,
        done_at: timestamp.nullable(),
        last_error: z.string().nullable(),
      }),
    ),
    /** What it waits for; it may wait for hours. */
    waiting: z.enum(sagaWaits).nullable(),
    /** Failed tries of the step in hand. */
    attempts: z.int(),
    next_run_at: timestamp.nullable(),
    last_error: z.string().nullable(),
    payload: z.record(z.string(), z.unknown()),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: 'Saga' });
export type SagaOnWire = z.output<typeof saga>;

/** Why a person has a step tried again, or does without it. */
export const sagaIntervention = z
  .strictObject({ reason: requiredText(200) })
  .meta({ id: 'SagaIntervention' });

export const delivery = z
  .object({
    id,
    delivery_id: id,
    order_id: id,
    address: z.string().nullable(),
    status: z.enum(deliveryStates),
    driver_id: id.nullable(),
    created_at: timestamp,
  })
  .meta({ id: 'Delivery' });
export type DeliveryOnWire = z.output<typeof delivery>;
