import { toLocalIso } from '../../domain/local-time.ts';
import type { Actor } from '../../domain/roles.ts';
import type { PrintClientOnWire } from '../../protocol/print-frames.ts';
import { readPrintClients } from '../../storage/print-clients.ts';
import type { Storage } from '../../storage/storage.ts';
import { storesInView } from '../stores/stores-in-view.ts';

/** The print clients that are connected, of one store or of all the actor reaches. @throws DomainError `not_found` */
export async function listPrintClients(
  { read }: Storage,
  actor: Actor,
  storeId: number | undefined,
): Promise<PrintClientOnWire[]> {
  const clients = await readPrintClients(read, await storesInView(read, actor, storeId));
  return clients.map((client) => ({
    id: client.id,
    printer_id: client.printerId,
    name: client.name,
    model: client.model,
    status: client.status,
    remote_address: client.remoteAddress,
    connected_at: toLocalIso(new Date(client.connectedAt), client.timeZone),
    last_seen_at: toLocalIso(new Date(client.lastSeenAt), client.timeZone),
    leased_job_ids: [...client.leasedJobIds],
  }));
}
