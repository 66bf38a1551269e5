import type { JSX } from 'preact';
import { formatMoney } from '../../language/format.ts';
import { dishes } from '../menu/menu-store.ts';
import { Stepper } from '../menu/stepper.tsx';
import { orderTexts } from '../orders/texts.ts';
import { show } from '../view.ts';
import { mostPortions } from '../../../domain/table-cart.ts';
import { isLocked, isMine, setQuantity, tableCart } from './cart-store.ts';
import type { PricedLine } from './cart.ts';
import { PhoneTag } from './phone-tag.tsx';

/** One line of the cart; its name opens the dish again, to change options and wishes. */
export function CartLineRow({
  priced,
  currency,
}: {
  readonly priced: PricedLine;
  readonly currency: string;
}): JSX.Element {
  const { key, line, subtotal, problem } = priced;
  const texts = orderTexts();
  const dish = dishes.value.find(({ id }) => id === line.itemId);
  const table = tableCart.value;
  const details = [...Object.values(line.options).flat(), line.note].filter((part) => part !== '');
  return (
    <li class="cart-line">
      <div class="cart-words">
        <button
          type="button"
          class="dish-name"
          aria-label={`${texts.change}: ${line.name}`}
          disabled={!dish || isLocked.value}
          onClick={() => show(`dish/${line.itemId}/${encodeURIComponent(key)}`)}
        >
          {line.name}
        </button>
        {table && (table.phones > 1 || !isMine(line)) && <PhoneTag phone={line.phone ?? 0} you={table.you} />}
        {details.length > 0 && <p class="soft">{details.join(' · ')}</p>}
        {problem !== undefined && (
          <p class="problem" role="status">
            {texts[problem]}
          </p>
        )}
      </div>
      <div class="cart-numbers">
        <strong class="figure">{formatMoney(subtotal, currency)}</strong>
        <Stepper
          name={line.name}
          quantity={line.quantity}
          most={problem === 'gone' ? 0 : Math.min(mostPortions, dish?.stock ?? mostPortions)}
          disabled={isLocked.value}
          onChange={(next) => setQuantity(key, next)}
        />
      </div>
    </li>
  );
}
