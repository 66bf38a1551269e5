import type { ApiClient } from '../../client/api-client.ts';
import type { Remains } from './check-promises.ts';
import { insist } from './insist.ts';
import type { Ledger } from './ledger.ts';
import { createPrinterPanel, type PanelUrl } from './printer-panel.ts';
import { readTickets } from './read-papers.ts';
import type { Quiet } from './wait-until-quiet.ts';
import type { Witness } from './witness.ts';

export interface CollectOptions extends Quiet {
  readonly api: ApiClient;
  readonly storeId: number;
  readonly panelUrl: PanelUrl;
  readonly printers: readonly number[];
  readonly ledger: Ledger;
  readonly witnesses: readonly Witness[];
}

/** Reads back what the product keeps and counts the paper at the printers. */
export async function collectRemains(options: CollectOptions): Promise<Remains> {
  const { api, storeId, panelUrl, printers, ledger, witnesses, head, unfinished } = options;
  const page = { store_id: storeId, limit: pageSize };
  const payments = ledger.payments.map(({ id }) => insist(() => api.getPaymentStatus({ params: { id } })));
  const strips = await Promise.all(
    printers.map((id) => insist(() => createPrinterPanel(panelUrl(id)).paper())),
  );
  return {
    ledger,
    stored: await readAll((skip) => api.listOrders({ query: { ...page, skip } })),
    jobs: await readAll((skip) => api.listPrintJobs({ query: { ...page, skip } })),
    payments: await Promise.all(payments),
    points: new Map(
      await Promise.all(
        ledger.members.map(async ({ id }) => {
          const { points } = await insist(() => api.getMember({ params: { id } }));
          return [id, points] as const;
        }),
      ),
    ),
    tickets: strips.flat().flatMap(readTickets),
    witnesses: witnesses.map(({ name, seen, resyncs }) => ({
      name,
      resyncs: resyncs(),
      seqs: seen.map(({ seq }) => seq),
      seenOrders: new Set(
        seen.flatMap(({ type, order }) => (type === 'new_order' && order ? [order.id] : [])),
      ),
    })),
    head,
    unfinished,
  };
}

const pageSize = 100;

async function readAll<Row>(
  read: (skip: number) => Promise<{ readonly items: readonly Row[]; readonly total: number }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const { items, total } = await insist(() => read(rows.length));
    rows.push(...items);
    if (rows.length >= total || items.length === 0) return rows;
  }
}
