import type { BillOnWire } from '../../protocol/bills.ts';
import type { Cli } from '../cli.ts';
import { formatAmount } from './format-values.ts';
import { printList } from './print-list.ts';

/** A bill for people: its shares, and what is left to pay. */
export async function showBill(cli: Cli, bill: BillOnWire): Promise<void> {
  const { headings, order, paymentStates } = cli.texts;
  if (bill.shares.length > 0)
    await printList(cli, {
      rows: bill.shares,
      empty: '',
      columns: [
        { heading: headings.id, value: (share) => share.id, align: 'right' },
        { heading: headings.number, value: (share) => share.number, align: 'right' },
        {
          heading: headings.items,
          value: (share) =>
            share.items.map(({ item_id, quantity }) => `${item_id}×${quantity}`).join(' ') || null,
        },
        { heading: headings.amount, value: (share) => formatAmount(share.amount), align: 'right' },
        { heading: headings.state, value: (share) => paymentStates[share.status] },
      ],
    });
  cli.print(`${order.due}: ${formatAmount(bill.due_amount)}`);
}
