import type { Knex } from 'knex';
import type { PrintJobState, PrintJobType } from '../domain/print-job.ts';
import type { Queryable } from './database.ts';
import { jobs, type PrintJob, type PrintJobRow, toPrintJob } from './print-jobs.ts';

export interface PrintJobPage {
  /** Null: of all stores. */
  readonly storeIds: readonly number[] | null;
  readonly status?: PrintJobState | undefined;
  readonly printerId?: number | undefined;
  readonly orderId?: number | undefined;
  readonly jobType?: PrintJobType | undefined;
  readonly skip: number;
  readonly limit: number;
}

/** First the jobs that need a person, the most doubtful first; then all others, newest first. */
export async function listPrintJobs(
  db: Queryable,
  page: PrintJobPage,
): Promise<{ items: PrintJob[]; total: number }> {
  const { skip, limit } = page;
  const urgent = matching(db, page).whereIn('job.status', needingPerson).whereNull('job.retried_to');
  const others = matching(db, page).where(
    (query) => void query.whereNotIn('job.status', needingPerson).orWhereNotNull('job.retried_to'),
  );
  const urgentCount = await count(urgent);
  const total = await countMatching(db, page);
  const first: PrintJobRow[] = await urgent
    .orderByRaw("case job.status when 'unconfirmed' then 0 when 'sent' then 1 else 2 end")
    .orderBy('job.id', 'desc')
    .offset(skip)
    .limit(limit);
  if (first.length === limit) return { items: first.map(toPrintJob), total };
  const rest: PrintJobRow[] = await others
    .orderBy('job.id', 'desc')
    .offset(Math.max(0, skip - urgentCount))
    .limit(limit - first.length);
  return { items: [...first, ...rest].map(toPrintJob), total };
}

/** States that only a person ends, unless the job was printed again already. */
const needingPerson: readonly PrintJobState[] = ['unconfirmed', 'sent', 'failed'];

/** Jobs by state; states without jobs are absent. */
export async function countPrintJobs(
  db: Queryable,
  storeIds: readonly number[] | null,
): Promise<Map<PrintJobState, number>> {
  const query = db('print_job').groupBy('status');
  if (storeIds) query.whereIn('store_id', storeIds);
  const rows: { status: PrintJobState; count: number }[] = await query.select(
    'status',
    db.raw('count(*) as count'),
  );
  return new Map(rows.map(({ status, count }) => [status, count]));
}

/** The same for one printer; the index alone answers. */
export async function countJobsOfPrinter(
  db: Queryable,
  printerId: number,
): Promise<Map<PrintJobState, number>> {
  const rows: { status: PrintJobState; count: number }[] = await db('print_job')
    .where({ printer_id: printerId })
    .groupBy('status')
    .select('status', db.raw('count(*) as count'));
  return new Map(rows.map(({ status, count }) => [status, count]));
}

function matching(db: Queryable, page: PrintJobPage) {
  const query = jobs(db);
  restrict(query, page);
  return query;
}

/** Without the join of the whole rows: the index alone counts a long history. */
async function countMatching(db: Queryable, page: PrintJobPage): Promise<number> {
  const query = db('print_job as job');
  restrict(query, page);
  const row = await query.count({ total: '*' }).first();
  return Number(row?.total ?? 0);
}

function restrict(query: Knex.QueryBuilder, page: PrintJobPage): void {
  const { storeIds, status, printerId, orderId, jobType } = page;
  if (storeIds) query.whereIn('job.store_id', storeIds);
  if (status) query.where('job.status', status);
  if (printerId !== undefined) query.where('job.printer_id', printerId);
  if (orderId !== undefined) query.where('job.order_id', orderId);
  if (jobType) query.where('job.job_type', jobType);
}

async function count(query: ReturnType<typeof matching>): Promise<number> {
  const row = await query.clone().clearSelect().count({ total: '*' }).first();
  return Number(row?.total ?? 0);
}
