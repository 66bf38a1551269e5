import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { MenuItemOnWire } from '../../../protocol/menu.ts';
import { formatMoney } from '../../language/format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Badge } from '../../ui/notes.tsx';
import { mostPortions } from '../../../domain/table-cart.ts';
import { addToCart, cart, isLocked } from '../cart/cart-store.ts';
import { type Chosen, isSoldOut, keyOf, missingGroups, portionPrice } from '../cart/cart.ts';
import { replaceLine } from '../cart/replace-line.ts';
import { orderTexts } from '../orders/texts.ts';
import { guestTexts } from '../texts.ts';
import { goBack } from '../view.ts';
import { dishes, store } from './menu-store.ts';
import { OptionGroup } from './option-group.tsx';
import { Stepper } from './stepper.tsx';

/** A dish in full: picture, options, wishes; into the cart, or changed there (`line` is its key). */
export function DishView({
  id,
  line,
}: {
  readonly id: number;
  readonly line: string | undefined;
}): JSX.Element | null {
  const dish = dishes.value.find((each) => each.id === id);
  if (!dish) return null;
  return (
    <Dialog title={dish.name} onClose={goBack}>
      <DishForm dish={dish} line={line} />
    </Dialog>
  );
}

function DishForm({
  dish,
  line,
}: {
  readonly dish: MenuItemOnWire;
  readonly line: string | undefined;
}): JSX.Element {
  const before = cart.value.lines.find((each) => keyOf(each) === line);
  const [options, setOptions] = useState<Chosen>(before?.options ?? {});
  const [note, setNote] = useState(before?.note ?? '');
  const [quantity, setCount] = useState(before?.quantity ?? 1);
  const texts = orderTexts();
  const soldOut = isSoldOut(dish);
  const missing = missingGroups(dish, options);
  const price = portionPrice(dish, options);
  const sum = formatMoney(price * quantity, store.value?.currency ?? 'CNY');
  const take = () => {
    const chosen = { itemId: dish.id, name: dish.name, quantity, options, note: note.trim() };
    if (line === undefined) addToCart(chosen);
    else replaceLine(line, chosen);
    goBack();
  };
  return (
    <div class="dish-form">
      {dish.image_url !== null && dish.thumbnail_url !== null && (
        <img
          class="dish-large"
          src={dish.image_url}
          alt=""
          decoding="async"
          onError={({ currentTarget }) => currentTarget.remove()}
        />
      )}
      {dish.description !== '' && <p class="soft">{dish.description}</p>}
      {dish.allergens.length > 0 && (
        <p>
          <Badge kind="warn">{guestTexts().allergens(dish.allergens.join('、'))}</Badge>
        </p>
      )}
      {dish.options.map((group) => (
        <OptionGroup
          key={group.name}
          group={group}
          currency={store.value?.currency ?? 'CNY'}
          chosen={options[group.name] ?? []}
          onChange={(choices) => setOptions({ ...options, [group.name]: choices })}
        />
      ))}
      <Field
        label={texts.dishNote}
        value={note}
        onInput={setNote}
        maxLength={200}
        placeholder={texts.dishNoteHint}
      />
      <div class="dish-bottom">
        <div class="row spread">
          <span>{texts.quantity}</span>
          <Stepper
            name={dish.name}
            quantity={quantity}
            most={Math.min(mostPortions, dish.stock ?? mostPortions)}
            disabled={soldOut}
            onChange={(next) => setCount(Math.max(1, next))}
          />
        </div>
        {missing.length > 0 && (
          <p class="soft" role="status">
            {texts.missing(missing.join('、'))}
          </p>
        )}
        <Button
          look="primary"
          size="wide"
          disabled={soldOut || missing.length > 0 || isLocked.value}
          onPress={take}
        >
          {soldOut ? guestTexts().soldOut : line === undefined ? texts.addFor(sum) : texts.changeFor(sum)}
        </Button>
      </div>
    </div>
  );
}
