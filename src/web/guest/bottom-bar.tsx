import type { JSX } from 'preact';
import { formatMoney } from '../language/format.ts';
import { portions, total } from './cart/cart-store.ts';
import { SharedBadge } from './cart/shared-badge.tsx';
import { isOffline } from './connection.ts';
import { store } from './menu/menu-store.ts';
import { openOrders } from './orders/orders-store.ts';
import { guestTexts } from './texts.ts';
import { show, view } from './view.ts';

/** Under the thumb: what is chosen, the way to order it, and the orders of the table. */
export function BottomBar({ isSending }: { readonly isSending: boolean }): JSX.Element | null {
  const texts = guestTexts();
  const { name } = view.value;
  if (name !== 'menu' && name !== 'dish') return null;
  const count = portions.value;
  const open = openOrders.value.length;
  const sum = formatMoney(total.value, store.value?.currency ?? 'CNY');
  return (
    <nav class="bottom-bar">
      <SharedBadge />
      <button
        type="button"
        class="button bar-orders"
        aria-label={open > 0 ? `${texts.orders}: ${texts.orderCount(open)}` : texts.orders}
        onClick={() => show('orders')}
      >
        {texts.orders}
        {open > 0 && <span class="count">{open}</span>}
      </button>
      <button
        type="button"
        class="button primary bar-cart"
        disabled={count === 0 && !isSending}
        onClick={() => show('cart')}
      >
        {isSending ? (
          <span>{isOffline.value ? texts.waiting : texts.sending}</span>
        ) : count === 0 ? (
          <span>{texts.emptyCart}</span>
        ) : (
          <>
            <span>
              {texts.toCart} <span class="count">{count}</span>
            </span>
            <span class="figure">{sum}</span>
          </>
        )}
      </button>
    </nav>
  );
}
