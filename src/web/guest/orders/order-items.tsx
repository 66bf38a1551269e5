import type { JSX } from 'preact';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { formatMoney } from '../../language/format.ts';
import { orderTexts } from './texts.ts';

/** The dishes of an order and its sums, like a receipt. */
export function OrderItems({
  order,
  currency,
}: {
  readonly order: OrderOnWire;
  readonly currency: string;
}): JSX.Element {
  const texts = orderTexts();
  return (
    <div class="receipt card">
      <ul>
        {order.items.map((item) => {
          const state = texts.itemStates[item.status];
          const details = [...item.options.map(({ choice }) => choice), item.note ?? ''];
          return (
            <li key={item.id} class={item.status}>
              <span class="figure receipt-count">{item.quantity} ×</span>
              <span>
                {item.menu_item_name}
                {state !== '' && <span class="soft"> · {state}</span>}
                <span class="soft receipt-details">{details.filter((part) => part !== '').join(' · ')}</span>
              </span>
              <span class="figure">{formatMoney(item.subtotal, currency)}</span>
            </li>
          );
        })}
      </ul>
      {order.discount_amount > 0 && (
        <p class="row spread">
          <span>{texts.discount}</span>
          <span class="figure">{formatMoney(-order.discount_amount, currency)}</span>
        </p>
      )}
      <p class="row spread receipt-total">
        <span>
          {texts.total} <span class="soft">· {texts.paymentStates[order.payment_status]}</span>
        </span>
        <strong class="figure">{formatMoney(order.final_amount, currency)}</strong>
      </p>
    </div>
  );
}
