import { gunzipSync, gzipSync } from 'node:zlib';
import type { Queryable } from './database.ts';
import type { Transaction } from './writer.ts';

type Row = Readonly<Record<string, unknown>>;

/** What the kitchen was told of an order and what was printed for it, as rows of their tables. */
export interface ArchivedOrder<Ticket = Row, Line = Row, Job = Row, Attempt = Row> {
  readonly kitchen_ticket: readonly Ticket[];
  readonly kitchen_line: readonly Line[];
  readonly print_job: readonly Job[];
  readonly print_attempt: readonly Attempt[];
}

// Children before parents, as they must be deleted.
const tables = ['print_attempt', 'print_job', 'kitchen_line', 'kitchen_ticket'] as const;

/** Jobs that may still print or that somebody must look at: their orders stay. */
const openJobs = ['pending', 'waiting', 'printing', 'unconfirmed'];

/** The next orders to archive after one of them, oldest first. @param before business day `YYYY-MM-DD`, not included */
export async function findArchivable(
  db: Queryable,
  before: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<number[]> {
  return archivable(db, before).where('id', '>', after).orderBy('id').limit(limit).pluck('id');
}

export async function countArchivable(db: Queryable, before: string): Promise<number> {
  const [row]: { count: number | string }[] = await archivable(db, before).count({ count: '*' });
  return Number(row?.count ?? 0);
}

/**
 * Packs what belongs to orders and takes it out of the tables that the service works with.
 * @param found those that no longer qualify are left alone
 * @returns how many it were
 */
export async function packOrders(tx: Transaction, before: string, found: readonly number[]): Promise<number> {
  const ids: number[] = await archivable(tx.db, before).whereIn('id', found).pluck('id');
  if (ids.length === 0) return 0;
  const archivedAt = tx.now.toISOString();
  const rows = {
    print_attempt: await tx
      .db('print_attempt')
      .join('print_job', 'print_job.id', 'print_attempt.job_id')
      .whereIn('print_job.order_id', ids)
      .select('print_attempt.*', 'print_job.order_id'),
    print_job: await tx.db('print_job').whereIn('order_id', ids),
    kitchen_line: await tx.db('kitchen_line').whereIn('order_id', ids),
    kitchen_ticket: await tx.db('kitchen_ticket').whereIn('order_id', ids),
  };
  const packed = ids.map((id) => ({
    order_id: id,
    content: pack({
      print_attempt: ofOrder(rows.print_attempt, id),
      print_job: ofOrder(rows.print_job, id),
      kitchen_line: ofOrder(rows.kitchen_line, id),
      kitchen_ticket: ofOrder(rows.kitchen_ticket, id),
    }),
    archived_at: archivedAt,
  }));
  await tx.db('order_archive').insert(packed);
  for (const table of tables) {
    const query = tx.db(table);
    if (table === 'print_attempt')
      query.whereIn('job_id', tx.db('print_job').whereIn('order_id', ids).select('id'));
    else query.whereIn('order_id', ids);
    await query.delete();
  }
  return tx.db('orders').whereIn('id', ids).update({ archived_at: archivedAt });
}

/** What was archived of an order, as the readers of its tables know their rows; undefined for one that wasn't. */
export async function readArchive<Ticket, Line, Job, Attempt>(
  db: Queryable,
  orderId: number,
): Promise<ArchivedOrder<Ticket, Line, Job, Attempt> | undefined> {
  const row: { content: Buffer } | undefined = await db('order_archive')
    .where({ order_id: orderId })
    .first('content');
  return row && JSON.parse(gunzipSync(row.content).toString());
}

function archivable(db: Queryable, before: string) {
  return db('orders')
    .whereIn('status', ['completed', 'cancelled'])
    .where('business_day', '<', before)
    .whereNull('archived_at')
    .whereNotExists(
      db('print_job').whereRaw('print_job.order_id = orders.id').whereIn('print_job.status', openJobs),
    );
}

function ofOrder(rows: readonly Row[], id: number): Row[] {
  return rows.filter((row) => row.order_id === id);
}

function pack(archived: ArchivedOrder): Buffer {
  return gzipSync(JSON.stringify(archived));
}
