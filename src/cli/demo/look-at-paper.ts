import type { ApiClient } from '../../client/api-client.ts';
import { DomainError } from '../../domain/errors.ts';
import type { PrintJobOnWire } from '../../protocol/print.ts';
import { insist } from './insist.ts';
import { createPrinterPanel, type PanelUrl } from './printer-panel.ts';
import { readTickets } from './read-papers.ts';

/**
 * A person goes to the printer: a ticket whose outcome the product does not know, and that it will not print again by itself, is
 * on the paper, or it is printed again.
 */
export async function lookAtPaper(
  { api, panelUrl }: { readonly api: ApiClient; readonly panelUrl: PanelUrl },
  { id, printer_id: printer }: Pick<PrintJobOnWire, 'id' | 'printer_id'>,
): Promise<void> {
  if (printer === null) return;
  const strips = await insist(() => createPrinterPanel(panelUrl(printer)).paper());
  const isThere = strips.flatMap(readTickets).some(({ job }) => job === id);
  const outcome = isThere ? ('printed' as const) : ('not_printed' as const);
  const params = { id };
  try {
    await insist(() => api.settlePrintJob({ params, body: { outcome } }));
    if (!isThere) await insist(() => api.retryPrintJob({ params }));
  } catch (thrown) {
    // Its proof has come after all.
    if (!(thrown instanceof DomainError) || thrown.code !== 'conflict') throw thrown;
  }
}
