import { z } from 'zod';
import { printCauses } from '../domain/print-job.ts';
import { printerActions, printerActionStates } from '../domain/printer-action.ts';
import { printer } from './print.ts';
import { id, listOf, timestamp } from './values.ts';

/** What a person does at a printer, and what it says of itself. */

export const printerStatus = printer
  .extend({
    sentence: z.string().nullable().meta({ description: 'What is the matter, in the language asked for' }),
    action: z.string().nullable().meta({ description: 'What to do about it' }),
    queue: z.object({
      pending: z.int(),
      waiting: z.int(),
      printing: z.int(),
      unconfirmed: z.int(),
      sent: z.int(),
    }),
  })
  .meta({ id: 'PrinterStatus' });
export type PrinterStatusOnWire = z.output<typeof printerStatus>;

export const printerAction = z
  .object({
    id,
    printer_id: id,
    action: z.enum(printerActions),
    pin: z.union([z.literal(2), z.literal(5)]).nullable(),
    status: z.enum(printerActionStates),
    cause: z.enum(printCauses).nullable(),
    requested_by: z.string(),
    created_at: timestamp,
    finished_at: timestamp.nullable(),
  })
  .meta({ id: 'PrinterAction' });
export type PrinterActionOnWire = z.output<typeof printerAction>;

export const printerActionList = listOf(printerAction).meta({ id: 'PrinterActionList' });

/** Connector pin of the drawer, 2 when left out. */
export const drawerQuery = z.strictObject({ pin: z.enum(['2', '5']).optional() });
