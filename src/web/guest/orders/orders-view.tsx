import type { JSX } from 'preact';
import { formatMoney, formatTime } from '../../language/format.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/notes.tsx';
import { store } from '../menu/menu-store.ts';
import { show } from '../view.ts';
import { visitor } from '../visitor.ts';
import { orders } from './orders-store.ts';
import { StatusBadge } from './status-badge.tsx';
import { orderTexts } from './texts.ts';

/** Every order of the table, whichever phone it came from; a customer's own. */
export function OrdersView(): JSX.Element {
  const texts = orderTexts();
  const { timezone = 'UTC', currency = 'CNY' } = store.value ?? {};
  return (
    <section class="stack">
      <h2>{visitor.value?.kind === 'guest' ? texts.ordersOfTable : texts.orders}</h2>
      {orders.value.length === 0 && (
        <Empty>
          <span>{texts.noOrders}</span>
          <Button onPress={() => show('')}>{texts.toMenu}</Button>
        </Empty>
      )}
      <ul class="order-list">
        {orders.value.map((order) => (
          <li key={order.id}>
            <button type="button" class="order-card card" onClick={() => show(`order/${order.id}`)}>
              <span class="row spread">
                <strong>{texts.number(order.daily_number)}</strong>
                <StatusBadge order={order} />
              </span>
              <span class="soft">
                {order.items
                  .filter(({ status }) => status !== 'cancelled')
                  .map(({ menu_item_name, quantity }) => `${menu_item_name} × ${quantity}`)
                  .join('、')}
              </span>
              <span class="row spread figure">
                <span class="soft">{formatTime(order.created_at, timezone)}</span>
                <strong>{formatMoney(order.final_amount, currency)}</strong>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
