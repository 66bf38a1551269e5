import { z } from 'zod';
import { printCauses } from '../domain/print-job.ts';
import { feedbacks } from './print.ts';
import { id, requiredText, timestamp } from './values.ts';

/** Finding printers, and asking one what it is before it is added. */

const paperWidth = z.union([z.literal(58), z.literal(80)]);
const port = z.int().min(1).max(65_535);

export const newPrinterSearch = z
  .strictObject({
    ranges: z
      .array(requiredText(50))
      .max(16)
      .optional()
      .meta({ description: 'Networks to look through; without any only this machine is looked at' }),
    port: port.optional().meta({ description: 'Where printers listen; 9100 when left out' }),
    paper_width: paperWidth.optional().meta({ description: 'Of the paper that is proposed for, mm' }),
  })
  .meta({ id: 'NewPrinterSearch' });
export type NewPrinterSearch = z.output<typeof newPrinterSearch>;

export const printerProposal = z
  .object({
    profile: z.string(),
    profile_name: z.string(),
    paper_width: paperWidth,
    columns: z.int(),
    feedback: z.enum(feedbacks),
  })
  .meta({ id: 'PrinterProposal', description: 'Settings to add the printer with' });
export type PrinterProposal = z.output<typeof printerProposal>;

const findings = {
  answers_status: z.boolean().nullable().meta({ description: 'Null: it was not asked' }),
  trouble: z.enum(printCauses).nullable().meta({ description: 'What keeps it from printing now' }),
  maker: z.string().nullable(),
  model: z.string().nullable(),
  proposal: printerProposal.nullable(),
};

export const foundPrinter = z
  .object({
    connection: z.enum(['network', 'usb', 'serial', 'cups', 'windows']),
    ip_address: z.string().nullable(),
    port: z.int().nullable(),
    device_path: z.string().nullable(),
    name: z.string().nullable().meta({ description: 'What the system calls it' }),
    printer_id: id.nullable().meta({ description: 'The printer that was added with this address' }),
    ...findings,
  })
  .meta({ id: 'FoundPrinter' });
export type FoundPrinterOnWire = z.output<typeof foundPrinter>;

export const printerSearchStates = ['idle', 'running', 'finished', 'stopped', 'failed'] as const;

export const printerSearch = z
  .object({
    status: z.enum(printerSearchStates),
    looked: z.int().meta({ description: 'Addresses that were looked at' }),
    total: z.int(),
    requested_by: z.string().nullable(),
    started_at: timestamp.nullable(),
    finished_at: timestamp.nullable(),
    printers: z.array(foundPrinter),
    own_ranges: z
      .array(z.string())
      .meta({ description: 'Networks this machine is in, to offer; none is looked through unasked' }),
  })
  .meta({ id: 'PrinterSearch' });
export type PrinterSearchOnWire = z.output<typeof printerSearch>;

export const newPrinterProbe = z
  .strictObject({
    connection: z.enum(['network', 'usb', 'serial']),
    ip_address: requiredText(255).optional(),
    port: port.optional(),
    device_path: requiredText(255).optional(),
    paper_width: paperWidth.optional(),
  })
  .refine(
    (asked) => (asked.connection === 'network' ? asked.ip_address : asked.device_path) !== undefined,
    'needs ip_address for a network printer, else device_path',
  )
  .meta({ id: 'NewPrinterProbe' });
export type NewPrinterProbe = z.output<typeof newPrinterProbe>;

export const printerProbe = z
  .object({
    reached: z.boolean(),
    detail: z.string().nullable().meta({ description: 'Why it was not reached' }),
    ...findings,
    proposal: printerProposal.meta({ description: 'Careful settings where it told nothing' }),
  })
  .meta({ id: 'PrinterProbe' });
export type PrinterProbeOnWire = z.output<typeof printerProbe>;
