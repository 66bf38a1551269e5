import type { ApiClient } from '../../client/api-client.ts';
import { systemClock } from '../../runtime/clock.ts';
import { insist } from './insist.ts';
import type { Ledger } from './ledger.ts';
import { lookAtPaper } from './look-at-paper.ts';
import type { PanelUrl } from './printer-panel.ts';
import type { Witness } from './witness.ts';

export interface QuietOptions {
  readonly api: ApiClient;
  readonly storeId: number;
  readonly panelUrl: PanelUrl;
  readonly ledger: Ledger;
  readonly witnesses: readonly Witness[];
  /** ms */
  readonly patienceMs: number;
}

export interface Quiet {
  /** The end of the store's stream. */
  readonly head: number;
  /** What was still under way when patience ended. */
  readonly unfinished: readonly string[];
}

/** Waits until every ticket is on paper, every refund is done and every witness has heard everything. */
export async function waitUntilQuiet(options: QuietOptions): Promise<Quiet> {
  const { api, storeId, patienceMs } = options;
  const end = performance.now() + patienceMs;
  for (;;) {
    const work = await listWork(options);
    const { seq: head } = await insist(() => api.listOrders({ query: { store_id: storeId, limit: 1 } }));
    const late = options.witnesses.filter(({ seen }) => (seen.at(-1)?.seq ?? 0) < head);
    const unfinished = [
      ...work,
      ...late.map(({ name, seen }) => `${name}: ${seen.at(-1)?.seq ?? 0} / ${head}`),
    ];
    if (unfinished.length === 0 || performance.now() > end) return { head, unfinished };
    await systemClock.sleep(200);
  }
}

async function listWork({ api, storeId, panelUrl, ledger }: QuietOptions): Promise<string[]> {
  const work: string[] = [];
  for (const status of ['pending', 'waiting', 'printing', 'unconfirmed'] as const) {
    const query = { store_id: storeId, status, limit: 100 };
    const { items } = await insist(() => api.listPrintJobs({ query }));
    // What has become a reprint is that one's business.
    for (const job of items.filter(({ retried_to: next }) => next === null)) {
      work.push(`job ${job.id}: ${status}`);
      if (status === 'unconfirmed') await lookAtPaper({ api, panelUrl }, job);
    }
  }
  for (const { id, orderId } of ledger.payments) {
    if (![...ledger.orders.values()].some((order) => order.id === orderId && order.isCancelled)) continue;
    const payment = await insist(() => api.getPaymentStatus({ params: { id } }));
    if (payment.refund_pending > 0 || payment.status === 'success')
      work.push(`payment ${id}: ${payment.status}`);
  }
  return work;
}
