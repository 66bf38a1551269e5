import type { Minor } from '../domain/money.ts';
import type { RemoteProvider } from '../domain/payment-provider.ts';
import type { Queryable } from './database.ts';
import type { Transaction } from './writer.ts';

/** `unknown`: no payment here has that number; `amount`: it is not what was asked for; `conflict`: it was paid by other money. */
export type StrayReason = 'unknown' | 'amount' | 'conflict';

/** Money a provider told us of that nothing here answers to. */
export interface StrayReport {
  readonly provider: RemoteProvider;
  readonly tradeNo: string;
  readonly transactionId: string;
  readonly amount: Minor | null;
  readonly currency: string | null;
  readonly reason: StrayReason;
}

/** Keeps a report for whoever reconciles; the same one again is the same row. */
export async function insertStrayReport(tx: Transaction, report: StrayReport): Promise<void> {
  await tx
    .db('stray_report')
    .insert({
      provider: report.provider,
      trade_no: report.tradeNo,
      transaction_id: report.transactionId,
      amount: report.amount,
      currency: report.currency,
      reason: report.reason,
      received_at: tx.now.toISOString(),
    })
    .onConflict(['provider', 'trade_no', 'transaction_id', 'reason'])
    .ignore();
}

/** Oldest first. */
export async function listStrayReports(
  db: Queryable,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<StrayReport[]> {
  const rows: StrayRow[] = await db('stray_report')
    .where('received_at', '>=', from.toISOString())
    .where('received_at', '<', to.toISOString())
    .orderBy('id');
  return rows.map(({ trade_no, transaction_id, ...row }) => ({
    provider: row.provider,
    tradeNo: trade_no,
    transactionId: transaction_id,
    amount: row.amount,
    currency: row.currency,
    reason: row.reason,
  }));
}

interface StrayRow {
  readonly provider: RemoteProvider;
  readonly trade_no: string;
  readonly transaction_id: string;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly reason: StrayReason;
}
