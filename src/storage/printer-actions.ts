import type { PrintCause } from '../domain/print-job.ts';
import type { PrinterActionKind, PrinterActionState } from '../domain/printer-action.ts';
import type { Queryable } from './database.ts';

/** Something that a person had a printer do, and what came of it. */
export interface PrinterAction {
  readonly id: number;
  readonly printerId: number;
  readonly action: PrinterActionKind;
  /** Of the drawer: connector pin 2 or 5. */
  readonly pin: 2 | 5 | null;
  readonly status: PrinterActionState;
  readonly cause: PrintCause | null;
  /** Who asked for it, by name. */
  readonly requestedBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly finishedAt: string | null;
}

export async function insertPrinterAction(
  db: Queryable,
  action: Omit<PrinterAction, 'id' | 'cause' | 'finishedAt'>,
): Promise<number> {
  const rows: { id: number }[] = await db('printer_action')
    .insert({
      printer_id: action.printerId,
      action: action.action,
      pin: action.pin,
      status: action.status,
      requested_by: action.requestedBy,
      created_at: action.createdAt,
      expires_at: action.expiresAt,
    })
    .returning('id');
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('The database gave the action no id');
  return id;
}

export async function findPrinterAction(db: Queryable, id: number): Promise<PrinterAction | undefined> {
  const row: PrinterActionRow | undefined = await db('printer_action').where({ id }).first();
  return row && toPrinterAction(row);
}

/** Those that were not begun, oldest first. */
export async function findPendingActions(db: Queryable, printerId: number): Promise<PrinterAction[]> {
  const rows: PrinterActionRow[] = await db('printer_action')
    .where({ printer_id: printerId, status: 'pending' })
    .orderBy('id');
  return rows.map(toPrinterAction);
}

/** Those whose process died before it was known what came of them. */
export async function findUnfinishedActions(db: Queryable, printerId: number): Promise<PrinterAction[]> {
  const rows: PrinterActionRow[] = await db('printer_action').where({
    printer_id: printerId,
    status: 'sending',
  });
  return rows.map(toPrinterAction);
}

export async function updatePrinterAction(
  db: Queryable,
  id: number,
  changes: Pick<PrinterAction, 'status' | 'cause' | 'finishedAt'>,
): Promise<void> {
  await db('printer_action')
    .where({ id })
    .update({ status: changes.status, cause: changes.cause, finished_at: changes.finishedAt });
}

/** Newest first. */
export async function listPrinterActions(
  db: Queryable,
  { printerId, skip, limit }: { readonly printerId: number; readonly skip: number; readonly limit: number },
): Promise<{ items: PrinterAction[]; total: number }> {
  const wanted = db('printer_action').where({ printer_id: printerId });
  const counted = await wanted.clone().count({ total: '*' }).first();
  const rows: PrinterActionRow[] = await wanted.orderBy('id', 'desc').offset(skip).limit(limit);
  return { items: rows.map(toPrinterAction), total: Number(counted?.total ?? 0) };
}

interface PrinterActionRow {
  readonly id: number;
  readonly printer_id: number;
  readonly action: PrinterActionKind;
  readonly pin: 2 | 5 | null;
  readonly status: PrinterActionState;
  readonly cause: PrintCause | null;
  readonly requested_by: string;
  readonly created_at: string;
  readonly expires_at: string;
  readonly finished_at: string | null;
}

function toPrinterAction(row: PrinterActionRow): PrinterAction {
  return {
    id: row.id,
    printerId: row.printer_id,
    action: row.action,
    pin: row.pin,
    status: row.status,
    cause: row.cause,
    requestedBy: row.requested_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    finishedAt: row.finished_at,
  };
}
