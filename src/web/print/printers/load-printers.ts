import type { PrinterStatusOnWire } from '../../../protocol/printer-care.ts';
import { api } from '../../session/api.ts';

/** Each printer of a store with how it is, what to do about it (in the page's language), and what waits for it. */
export async function loadPrinters(storeId: number): Promise<PrinterStatusOnWire[]> {
  const { items } = await api.listPrinters({ query: { store_id: storeId, limit: 100 } });
  return Promise.all(items.map(({ id }) => api.getPrinterStatus({ params: { id } })));
}
