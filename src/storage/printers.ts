import type { PrinterTrouble } from '../domain/printer-trouble.ts';
import type { PrintConnection, PrinterFeedback, PrinterState, UnconfirmedPolicy } from '../protocol/print.ts';
import type { Language } from '../protocol/values.ts';
import type { Queryable } from './database.ts';

/** A printer as it is configured, and what is known of its state. */
export interface Printer extends PrinterSettings {
  readonly id: number;
  readonly storeId: number;
  /** IANA name of its store's time zone. */
  readonly timeZone: string;
  readonly status: PrinterState;
  readonly statusDetail: string | null;
  /** JSON: who the printer said it is when it was accepted. */
  readonly identity: string | null;
  /** Why it can't print now, or what will soon keep it from printing. */
  readonly trouble: PrinterTrouble | null;
  /** Since when it can't print; null while it can. */
  readonly troubleSince: string | null;
  /** JSON: what it last said about itself; see `PrinterConditions`. */
  readonly conditions: string | null;
  /** While it is paused it keeps its queue and prints nothing. */
  readonly pausedAt: string | null;
  readonly pausedBy: string | null;
  readonly lastSeenAt: string | null;
  readonly createdAt: string;
  /** Of the settings; its state changes without it. */
  readonly updatedAt: string;
}

export interface PrinterSettings {
  readonly name: string;
  readonly connection: PrintConnection;
  readonly ipAddress: string | null;
  readonly port: number;
  readonly devicePath: string | null;
  readonly printerType: string;
  /** mm */
  readonly paperWidth: 58 | 80;
  readonly profile: string;
  /** Characters in a line; null: what the profile says for the paper. */
  readonly columns: number | null;
  readonly feedback: PrinterFeedback;
  /** Empty: every station that no other printer names. */
  readonly stations: readonly string[];
  readonly language: Language;
  /** Stands in while this printer is switched off or can't print. */
  readonly fallbackPrinterId: number | null;
  readonly onUnconfirmed: UnconfirmedPolicy;
  readonly mirror: boolean;
  readonly isActive: boolean;
  readonly autoPrintOrders: boolean;
  readonly printCopies: number;
  /** A PNG or SVG file above receipts and bills. */
  readonly logoPath: string | null;
  /** Hangs with the paper coming out upwards: each ticket is printed from its end. */
  readonly upsideDown: boolean;
  /** Sounds at each kitchen ticket, if the model can. */
  readonly buzzer: boolean;
  /** The cash drawer at it opens when a receipt is proven to be printed. */
  readonly openDrawer: boolean;
  readonly description: string | null;
}

type PrinterFields = Omit<Printer, 'id' | 'timeZone'>;

export async function insertPrinter(db: Queryable, fields: PrinterFields): Promise<number> {
  const rows: { id: number }[] = await db('printer_config').insert(toRow(fields)).returning('id');
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('The database gave the printer no id');
  return id;
}

export async function updatePrinter(
  db: Queryable,
  id: number,
  fields: Partial<PrinterFields>,
): Promise<void> {
  await db('printer_config').where({ id }).update(toRow(fields));
}

/** A removed printer keeps its row for the jobs it printed; it is nobody's fallback any more. */
export async function markPrinterRemoved(db: Queryable, id: number, now: Date): Promise<void> {
  await db('printer_config').where({ fallback_printer_id: id }).update({ fallback_printer_id: null });
  await db('printer_config').where({ id }).update({ is_active: false, deleted_at: now.toISOString() });
}

/** Undefined when there is none or it was removed. */
export async function findPrinter(db: Queryable, id: number): Promise<Printer | undefined> {
  const row: PrinterRow | undefined = await printers(db).where('printer.id', id).first();
  return row && toPrinter(row);
}

export async function findPrinterByName(
  db: Queryable,
  storeId: number,
  name: string,
): Promise<Printer | undefined> {
  const row: PrinterRow | undefined = await printers(db)
    .where({ 'printer.store_id': storeId, 'printer.name': name })
    .first();
  return row && toPrinter(row);
}

export interface PrinterPage {
  /** Null: of all stores. */
  readonly storeIds: readonly number[] | null;
  readonly skip: number;
  readonly limit: number;
}

export async function listPrinters(
  db: Queryable,
  { storeIds, skip, limit }: PrinterPage,
): Promise<{ items: Printer[]; total: number }> {
  const wanted = printers(db);
  if (storeIds) wanted.whereIn('printer.store_id', storeIds);
  const counted = await wanted.clone().clearSelect().count({ total: '*' }).first();
  const rows: PrinterRow[] = await wanted.orderBy('printer.id').offset(skip).limit(limit);
  return { items: rows.map(toPrinter), total: Number(counted?.total ?? 0) };
}

/** All printers of a store, or of every store, oldest first. */
export async function readPrinters(db: Queryable, storeId?: number): Promise<Printer[]> {
  const wanted = printers(db).orderBy('printer.id');
  if (storeId !== undefined) wanted.where('printer.store_id', storeId);
  const rows: PrinterRow[] = await wanted;
  return rows.map(toPrinter);
}

/** Printers that were removed and still have jobs that did not end. */
export async function findRemovedPrintersWithJobs(db: Queryable): Promise<Printer[]> {
  const rows: PrinterRow[] = await everyPrinter(db)
    .whereNotNull('printer.deleted_at')
    .whereExists(
      db('print_job as job')
        .whereRaw('job.printer_id = printer.id')
        .whereIn('job.status', ['pending', 'waiting', 'printing'])
        .select(db.raw('1')),
    );
  return rows.map(toPrinter);
}

/** Names by id, those of removed printers included. */
export async function readPrinterNames(
  db: Queryable,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows: { id: number; name: string }[] = await db('printer_config')
    .whereIn('id', ids)
    .select('id', 'name');
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function printers(db: Queryable) {
  return everyPrinter(db).whereNull('printer.deleted_at');
}

function everyPrinter(db: Queryable) {
  return db('printer_config as printer')
    .join('store', 'store.id', 'printer.store_id')
    .select('printer.*', { timezone: 'store.timezone' });
}

interface PrinterRow {
  readonly id: number;
  readonly store_id: number;
  readonly timezone: string;
  readonly name: string;
  readonly connection: PrintConnection;
  readonly ip_address: string | null;
  readonly port: number;
  readonly device_path: string | null;
  readonly printer_type: string;
  readonly paper_width: 58 | 80;
  readonly is_active: boolean | number;
  readonly auto_print_orders: boolean | number;
  readonly print_copies: number;
  readonly logo_path: string | null;
  readonly upside_down: boolean | number;
  readonly buzzer: boolean | number;
  readonly open_drawer: boolean | number;
  readonly description: string | null;
  readonly profile: string;
  readonly columns: number | null;
  readonly feedback: PrinterFeedback;
  readonly stations: string;
  readonly language: Language;
  readonly fallback_printer_id: number | null;
  readonly on_unconfirmed: UnconfirmedPolicy;
  readonly mirror: boolean | number;
  readonly status: PrinterState;
  readonly status_detail: string | null;
  readonly identity: string | null;
  readonly trouble: PrinterTrouble | null;
  readonly trouble_since: string | null;
  readonly conditions: string | null;
  readonly paused_at: string | null;
  readonly paused_by: string | null;
  readonly last_seen_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

function toPrinter(row: PrinterRow): Printer {
  return {
    id: row.id,
    storeId: row.store_id,
    timeZone: row.timezone,
    name: row.name,
    connection: row.connection,
    ipAddress: row.ip_address,
    port: row.port,
    devicePath: row.device_path,
    printerType: row.printer_type,
    paperWidth: row.paper_width,
    isActive: Boolean(row.is_active),
    autoPrintOrders: Boolean(row.auto_print_orders),
    printCopies: row.print_copies,
    logoPath: row.logo_path,
    upsideDown: Boolean(row.upside_down),
    buzzer: Boolean(row.buzzer),
    openDrawer: Boolean(row.open_drawer),
    description: row.description,
    profile: row.profile,
    columns: row.columns,
    feedback: row.feedback,
    stations: JSON.parse(row.stations),
    language: row.language,
    fallbackPrinterId: row.fallback_printer_id,
    onUnconfirmed: row.on_unconfirmed,
    mirror: Boolean(row.mirror),
    status: row.status,
    statusDetail: row.status_detail,
    identity: row.identity,
    trouble: row.trouble,
    troubleSince: row.trouble_since,
    conditions: row.conditions,
    pausedAt: row.paused_at,
    pausedBy: row.paused_by,
    lastSeenAt: row.last_seen_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toRow({ stations, ...fields }: Partial<PrinterFields>): object {
  return {
    store_id: fields.storeId,
    name: fields.name,
    connection: fields.connection,
    ip_address: fields.ipAddress,
    port: fields.port,
    device_path: fields.devicePath,
    printer_type: fields.printerType,
    paper_width: fields.paperWidth,
    is_active: fields.isActive,
    auto_print_orders: fields.autoPrintOrders,
    print_copies: fields.printCopies,
    logo_path: fields.logoPath,
    upside_down: fields.upsideDown,
    buzzer: fields.buzzer,
    open_drawer: fields.openDrawer,
    description: fields.description,
    profile: fields.profile,
    columns: fields.columns,
    feedback: fields.feedback,
    stations: stations && JSON.stringify(stations),
    language: fields.language,
    fallback_printer_id: fields.fallbackPrinterId,
    on_unconfirmed: fields.onUnconfirmed,
    mirror: fields.mirror,
    status: fields.status,
    status_detail: fields.statusDetail,
    identity: fields.identity,
    trouble: fields.trouble,
    trouble_since: fields.troubleSince,
    conditions: fields.conditions,
    paused_at: fields.pausedAt,
    paused_by: fields.pausedBy,
    last_seen_at: fields.lastSeenAt,
    created_at: fields.createdAt,
    updated_at: fields.updatedAt,
  };
}
