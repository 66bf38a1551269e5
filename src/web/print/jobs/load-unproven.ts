import type { PrintJobOnWire } from '../../../protocol/print.ts';
import { api } from '../../session/api.ts';
import { isUnproven } from './job-rules.ts';

/** Papers a person has to look for, the most doubtful first. Lists begin with them. */
export async function loadUnproven(storeId: number): Promise<PrintJobOnWire[]> {
  const { items } = await api.listPrintJobs({ query: { store_id: storeId, limit: 50 } });
  return items.filter(isUnproven);
}
