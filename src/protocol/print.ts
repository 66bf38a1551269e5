import { z } from 'zod';
import { printCauses, printJobStates, printJobTypes, proofs } from '../domain/print-job.ts';
import { printerTroubles } from '../domain/printer-trouble.ts';
import { id, idText, language, listOf, paging, requiredText, text, timestamp } from './values.ts';

export const connections = [
  'network',
  'usb',
  'serial',
  'windows',
  'cups',
  'websocket',
  'virtual',
  'file',
] as const;
export const feedbacks = ['auto', 'process_id', 'status', 'none'] as const;
export const onUnconfirmedPolicies = ['reprint', 'ask'] as const;
export const printerStates = [
  'unknown',
  'online',
  'offline',
  'paper_out',
  'cover_open',
  'error',
  'disabled',
] as const;
export type PrintConnection = (typeof connections)[number];
export type PrinterFeedback = (typeof feedbacks)[number];
export type UnconfirmedPolicy = (typeof onUnconfirmedPolicies)[number];
export type PrinterState = (typeof printerStates)[number];

const printerFields = {
  store_id: id.optional(),
  name: requiredText(100),
  connection: z.enum(connections),
  ip_address: requiredText(255).nullable().optional(),
  port: z.int().min(1).max(65535).optional(),
  device_path: requiredText(255).nullable().optional(),
  printer_type: requiredText(50).optional(),
  paper_width: z.union([z.literal(58), z.literal(80)]).optional(),
  profile: requiredText(50).optional(),
  columns: z.int().min(16).max(96).nullable().optional(),
  feedback: z.enum(feedbacks).optional(),
  stations: z.array(requiredText(50)).max(50).optional(),
  language: language.optional(),
  fallback_printer_id: id.nullable().optional(),
  on_unconfirmed: z.enum(onUnconfirmedPolicies).optional(),
  mirror: z.boolean().optional(),
  is_active: z.boolean().optional(),
  auto_print_orders: z.boolean().optional(),
  print_copies: z.int().min(1).max(10).optional(),
  logo_path: z
    .string()
    .max(255)
    .regex(/\.(png|svg)$/i, 'must end in .png or .svg')
    .nullable()
    .optional()
    .meta({ description: 'PNG or SVG file on the machine of the printer service, above receipts and bills' }),
  upside_down: z.boolean().optional(),
  buzzer: z.boolean().optional().meta({ description: 'Sounds at each kitchen ticket, where the model can' }),
  open_drawer: z
    .boolean()
    .optional()
    .meta({ description: 'Opens the cash drawer when a receipt is proven to be printed' }),
  description: text(500).nullable().optional(),
};

export const newPrinter = z.strictObject(printerFields).meta({ id: 'NewPrinter' });
export type NewPrinter = z.output<typeof newPrinter>;
export const printerChange = z
  .strictObject({
    ...printerFields,
    name: printerFields.name.optional(),
    connection: printerFields.connection.optional(),
  })
  .omit({ store_id: true })
  .meta({ id: 'PrinterChange' });
export type PrinterChange = z.output<typeof printerChange>;

/** What a printer says about itself, each thing by itself. */
export const printerConditions = z
  .object({
    online: z.boolean(),
    paper: z.enum(['ok', 'near_end', 'out', 'unknown']),
    cover: z.enum(['open', 'closed', 'unknown']),
    cutter_error: z.boolean(),
    overheated: z.boolean(),
    error: z.boolean(),
    drawer: z
      .enum(['high', 'low', 'unknown'])
      .meta({ description: 'Level of the switch; which level means open depends on the drawer' }),
  })
  .meta({ id: 'PrinterConditions' });
export type PrinterConditions = z.output<typeof printerConditions>;

export const printer = z
  .object({
    id,
    store_id: id,
    name: z.string(),
    connection: z.enum(connections),
    ip_address: z.string().nullable(),
    port: z.int(),
    device_path: z.string().nullable(),
    printer_type: z.string(),
    paper_width: z.int(),
    profile: z.string(),
    columns: z.int().nullable(),
    feedback: z.enum(feedbacks),
    stations: z.array(z.string()),
    language,
    fallback_printer_id: id.nullable(),
    on_unconfirmed: z.enum(onUnconfirmedPolicies),
    mirror: z.boolean(),
    is_active: z.boolean(),
    auto_print_orders: z.boolean(),
    print_copies: z.int(),
    logo_path: z.string().nullable(),
    upside_down: z.boolean(),
    buzzer: z.boolean(),
    open_drawer: z.boolean(),
    description: z.string().nullable(),
    status: z.enum(printerStates),
    status_detail: z.string().nullable(),
    trouble: z.enum(printerTroubles).nullable(),
    trouble_since: timestamp.nullable(),
    conditions: printerConditions.nullable(),
    paused_at: timestamp.nullable(),
    paused_by: z.string().nullable(),
    last_seen_at: timestamp.nullable(),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: 'Printer' });
export type PrinterOnWire = z.output<typeof printer>;

export const newPrintJob = z
  .strictObject({
    printer_id: id.optional().meta({
      description:
        'Without it a paper about an order comes where the store’s till prints: the printer that opens the drawer, else one for all stations',
    }),
    order_id: id.nullable().optional(),
    job_type: z
      .enum([...printJobTypes, 'kitchen'])
      .optional()
      .meta({
        description: '`kitchen` is another name of `order`; without it: `order`, or without an order `test`',
      }),
    split_ways: z.int().min(2).max(50).optional().meta({
      description:
        'Of a `bill`: among how many the guests share it evenly; without it the shares it was split into',
    }),
    payment_qr: requiredText(512)
      .optional()
      .meta({ description: 'Of a `bill`: what its QR code says, such as the address of a payment' }),
    share_id: id.optional().meta({
      description: 'Of a `receipt`: the share of a split bill that it is for; without it the whole',
    }),
    day: z.iso
      .date()
      .optional()
      .meta({ description: "Of a `report`: the business day; without it the store's today" }),
    copies: z.int().min(1).max(10).optional(),
    priority: z.int().min(1).max(10).optional(),
  })
  .refine(({ job_type: type, ...only }) => type === 'bill' || !(only.split_ways ?? only.payment_qr), {
    path: ['job_type'],
    message: 'split_ways and payment_qr belong to a bill',
  })
  .refine(({ job_type: type, share_id: share }) => type === 'receipt' || share === undefined, {
    path: ['job_type'],
    message: 'share_id belongs to a receipt',
  })
  .refine(({ job_type: type, day }) => type === 'report' || day === undefined, {
    path: ['job_type'],
    message: 'day belongs to a report',
  })
  .meta({ id: 'NewPrintJob' });
export type NewPrintJob = z.output<typeof newPrintJob>;

export const printJob = z
  .object({
    id,
    store_id: id,
    order_id: id.nullable(),
    printer_id: id.nullable(),
    job_type: z.enum(printJobTypes),
    status: z.enum(printJobStates),
    proof: z.enum(proofs),
    cause: z.enum(printCauses).nullable(),
    station: z.string().nullable(),
    print_content: z.string(),
    warnings: z
      .array(z.string())
      .meta({ description: 'What of the paper was not printed as written, and what to do about it' }),
    copies: z.int(),
    copy_number: z.int(),
    priority: z.int(),
    reprint_of: id.nullable(),
    retried_to: id.nullable(),
    meant_for: z
      .string()
      .nullable()
      .meta({ description: 'Name of the printer that should have printed it, where a fallback does' }),
    created_at: timestamp,
    started_at: timestamp.nullable(),
    completed_at: timestamp.nullable(),
    expires_at: timestamp.nullable(),
    error_message: z.string().nullable(),
    retry_count: z.int(),
    max_retries: z.int(),
  })
  .meta({ id: 'PrintJob' });
export type PrintJobOnWire = z.output<typeof printJob>;

export const printerFilter = z.strictObject({ ...paging, store_id: idText.optional() });

export const printJobFilter = z.strictObject({
  ...paging,
  store_id: idText.optional(),
  status: z.enum(printJobStates).optional(),
  printer_id: idText.optional(),
  order_id: idText.optional(),
  job_type: z.enum(printJobTypes).optional(),
});

export const previewFilter = z.strictObject({
  ansi: z
    .stringbool()
    .default(false)
    .meta({ description: 'Show bold, inverse and large print in the colours of a terminal' }),
});

export const printerList = listOf(printer).meta({ id: 'PrinterList' });
export const printJobList = listOf(printJob).meta({ id: 'PrintJobList' });

export const settleRequest = z
  .strictObject({ outcome: z.enum(['printed', 'not_printed']) })
  .meta({ id: 'Settle' });

export const printStats = z
  .object({
    printers: z.object({ total: z.int(), active: z.int(), online: z.int() }),
    jobs: z.record(z.enum(printJobStates), z.int()),
  })
  .meta({ id: 'PrintStats' });

/** A model of printer to choose from; `config/printers` has the whole of it. */
export const printerProfiles = z
  .array(
    z.object({
      id: z.string(),
      name: z.string(),
      paper_widths: z
        .array(z.union([z.literal(58), z.literal(80)]))
        .meta({ description: 'Of its paper, mm' }),
      proves_paper: z.boolean().meta({ description: 'Says of each paper that it is printed' }),
      has_buzzer: z.boolean(),
      has_drawer: z.boolean().meta({ description: 'A cash drawer can be connected to it' }),
      prints_chinese: z.boolean(),
    }),
  )
  .meta({ id: 'PrinterProfiles' });

export const printRoute = z
  .array(
    z.object({
      menu_item_id: id,
      menu_item_name: z.string(),
      station: z.string(),
      printers: z.array(z.object({ id, name: z.string() })),
    }),
  )
  .meta({ id: 'PrintRoute' });
