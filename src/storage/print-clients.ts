import type { Queryable } from './database.ts';

/** A print client that is connected and bound to a printer. */
export interface PrintClientRow {
  /** Unique as long as the printer service runs. */
  readonly id: number;
  readonly printerId: number;
  readonly name: string;
  readonly model: string;
  /** As the client says it. */
  readonly status: string;
  readonly remoteAddress: string;
  readonly leasedJobIds: readonly number[];
  readonly connectedAt: string;
  readonly lastSeenAt: string;
}

export async function putPrintClient(db: Queryable, client: PrintClientRow): Promise<void> {
  const row = {
    id: client.id,
    printer_id: client.printerId,
    name: client.name,
    model: client.model,
    status: client.status,
    remote_address: client.remoteAddress,
    leased_job_ids: JSON.stringify(client.leasedJobIds),
    connected_at: client.connectedAt,
    last_seen_at: client.lastSeenAt,
  };
  await db('print_client').insert(row).onConflict('id').merge();
}

export async function deletePrintClient(db: Queryable, id: number): Promise<void> {
  await db('print_client').where({ id }).delete();
}

/** Whoever was connected to an earlier process isn't any more. */
export async function clearPrintClients(db: Queryable): Promise<void> {
  await db('print_client').delete();
}

/** The clients of the stores (null: of all), oldest connection first, each with its store's time zone. */
export async function readPrintClients(
  db: Queryable,
  storeIds: readonly number[] | null,
): Promise<(PrintClientRow & { readonly timeZone: string })[]> {
  const wanted = db('print_client as client')
    .join('printer_config as printer', 'printer.id', 'client.printer_id')
    .join('store', 'store.id', 'printer.store_id')
    .select('client.*', { timezone: 'store.timezone' })
    .orderBy('client.id');
  if (storeIds) wanted.whereIn('printer.store_id', storeIds);
  const rows: StoredClient[] = await wanted;
  return rows.map((row) => ({
    id: row.id,
    printerId: row.printer_id,
    name: row.name,
    model: row.model,
    status: row.status,
    remoteAddress: row.remote_address,
    leasedJobIds: JSON.parse(row.leased_job_ids),
    connectedAt: row.connected_at,
    lastSeenAt: row.last_seen_at,
    timeZone: row.timezone,
  }));
}

interface StoredClient {
  readonly id: number;
  readonly printer_id: number;
  readonly name: string;
  readonly model: string;
  readonly status: string;
  readonly remote_address: string;
  readonly leased_job_ids: string;
  readonly connected_at: string;
  readonly last_seen_at: string;
  readonly timezone: string;
}
