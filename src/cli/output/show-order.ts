import type { OrderOnWire } from '../../protocol/orders.ts';
import type { Cli } from '../cli.ts';
import { formatAmount, formatTime } from './format-values.ts';
import { terminalWidth } from './terminal-width.ts';

/** An order for people: what it is, its dishes, what it costs. */
export async function showOrder(cli: Cli, order: OrderOnWire): Promise<void> {
  const { formatTable } = await import('./format-table.ts');
  const { texts, colors } = cli;
  const { headings } = texts;
  const place =
    order.table_number === null ? texts.order.takeAway : `${headings.table} ${order.table_number}`;
  cli.print(`${colors.bold(order.order_number)}  #${order.daily_number}  ${place}`);
  cli.print(
    [
      texts.orderStates[order.status],
      `${order.payment_method} ${texts.paymentStates[order.payment_status]}`,
      formatTime(order.created_at),
    ].join(' · '),
  );
  const lines = formatTable({
    rows: order.items,
    width: terminalWidth(cli),
    paintHeading: colors.bold,
    columns: [
      { heading: headings.id, value: (item) => item.id, align: 'right' },
      { heading: headings.items, value: (item) => `${item.quantity} × ${item.menu_item_name}` },
      { heading: headings.options, value: (item) => describeExtras(item) },
      { heading: headings.station, value: (item) => item.station },
      { heading: headings.state, value: (item) => texts.orderStates[item.status] },
      { heading: headings.amount, value: (item) => formatAmount(item.subtotal), align: 'right' },
    ],
  });
  for (const line of lines) cli.print(line);
  if (order.note) cli.print(`${texts.order.note}: ${order.note}`);
  cli.print(`${texts.order.total}: ${formatAmount(order.final_amount)}`);
}

function describeExtras({ options, note }: OrderOnWire['items'][number]): string | null {
  const parts = options.map(({ name, choice }) => `${name}: ${choice}`);
  if (note) parts.push(note);
  return parts.length > 0 ? parts.join(' | ') : null;
}
