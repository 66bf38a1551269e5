import { useEffect } from 'preact/hooks';
import type { BillOnWire } from '../../../protocol/bills.ts';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { api } from '../../session/api.ts';
import { type Loaded, useLoad } from '../../ui/use-load.ts';
import { lastMessage } from '../floor/floor.ts';

/** The bill of an order, as it stands after every payment. */
export function useBill({ id, seq }: OrderOnWire): Loaded<BillOnWire> {
  const loaded = useLoad(() => api.getBill({ params: { id } }), [id, seq]);
  const message = lastMessage.value;
  useEffect(() => {
    if (message?.type === 'payment_status_update') void loaded.reload();
  }, [message]);
  return loaded;
}
