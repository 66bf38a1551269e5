import type { JSX } from 'preact';
import type { MenuItemOnWire } from '../../../protocol/menu.ts';
import { formatMoney } from '../../language/format.ts';
import { lineKey, mostPortions } from '../../../domain/table-cart.ts';
import { addToCart, cart, isLocked, takeOne } from '../cart/cart-store.ts';
import { countPortions, isSoldOut } from '../cart/cart.ts';
import { guestTexts } from '../texts.ts';
import { show } from '../view.ts';
import { Stepper } from './stepper.tsx';

export interface DishRowProps {
  readonly dish: MenuItemOnWire;
  readonly currency: string;
  /** When it comes: a phone that still works on the page must not decode pictures as well. */
  readonly picture: 'later' | 'at_once' | 'when_near';
}

/** A dish of the menu: one tap adds it, one on its name or picture shows it. */
export function DishRow({ dish, currency, picture }: DishRowProps): JSX.Element {
  const texts = guestTexts();
  const soldOut = isSoldOut(dish);
  const few = dish.stock !== null && dish.stock > 0 && dish.stock <= 5;
  const rises = dish.options.some(({ choices }) => choices.some(({ price_delta }) => price_delta > 0));
  const price = formatMoney(dish.price, currency);
  const open = () => show(`dish/${dish.id}`);
  return (
    <li class={soldOut ? 'dish sold-out' : 'dish'}>
      {dish.thumbnail_url !== null && picture === 'later' && <span class="dish-picture" />}
      {dish.thumbnail_url !== null && picture !== 'later' && (
        <img
          class="dish-picture"
          src={dish.thumbnail_url}
          alt=""
          width={96}
          height={96}
          loading={picture === 'when_near' ? 'lazy' : 'eager'}
          decoding="async"
          onClick={open}
          onError={({ currentTarget }) => currentTarget.remove()}
        />
      )}
      <div class="dish-text">
        <button type="button" class="dish-name" onClick={open}>
          {dish.name}
        </button>
        {dish.description !== '' && <p class="dish-about">{dish.description}</p>}
        {dish.allergens.length > 0 && (
          <p class="dish-allergens">{texts.allergens(dish.allergens.join('、'))}</p>
        )}
        <div class="dish-buy">
          <span class="dish-price figure">{rises ? texts.from(price) : price}</span>
          {few && <span class="badge warn">{texts.left(dish.stock ?? 0)}</span>}
          {soldOut ? <span class="badge">{texts.soldOut}</span> : <Buy dish={dish} />}
        </div>
      </div>
    </li>
  );
}

function Buy({ dish }: { readonly dish: MenuItemOnWire }): JSX.Element {
  const texts = guestTexts();
  const lines = cart.value.lines.filter(({ itemId }) => itemId === dish.id);
  const count = countPortions(lines);
  if (dish.options.length > 0)
    return (
      <button
        type="button"
        class="choose"
        aria-label={`${texts.choose}: ${dish.name}`}
        onClick={() => show(`dish/${dish.id}`)}
      >
        {texts.choose}
        {count > 0 && <span class="count">{count}</span>}
      </button>
    );
  const plain = { itemId: dish.id, options: {}, note: '' };
  const key = lineKey(plain);
  const quantity = countPortions(lines.filter((line) => lineKey(line) === key));
  return (
    <Stepper
      name={dish.name}
      quantity={quantity}
      most={Math.min(mostPortions, dish.stock ?? mostPortions)}
      disabled={isLocked.value}
      onChange={(next) =>
        next > quantity ? addToCart({ ...plain, name: dish.name, quantity: 1 }) : takeOne(key)
      }
    />
  );
}
