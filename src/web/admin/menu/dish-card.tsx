import type { JSX } from 'preact';
import type { MenuItemOnWire } from '../../../protocol/menu.ts';
import { formatMoney } from '../../language/format.ts';
import { api } from '../../session/api.ts';
import { currentStore } from '../../session/store-choice.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { Badge } from '../../ui/notes.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { menuTexts } from './texts.ts';

export interface DishCardProps {
  readonly dish: MenuItemOnWire;
  readonly onEdit: () => void;
  readonly onChange: () => Promise<void>;
}

/** A dish as the office sees it; taking it out of sale is one tap. */
export function DishCard({ dish, onEdit, onChange }: DishCardProps): JSX.Element {
  const texts = menuTexts();
  const currency = currentStore.value?.currency ?? 'CNY';
  const isSold = dish.is_available && dish.stock !== 0;
  const toggle = () =>
    act(async () => {
      const call = { params: { id: dish.id }, body: { store_id: currentStore.value?.id } };
      await (dish.is_available ? api.sellOut(call) : api.sellAgain(call));
      await onChange();
    }, uiTexts().saved);
  return (
    <article class={isSold ? 'card dish' : 'card dish dish-out'}>
      {dish.thumbnail_url === null ? (
        <div class="dish-picture dish-letter" aria-hidden="true">
          {Array.from(dish.name)[0]}
        </div>
      ) : (
        <img class="dish-picture" src={dish.thumbnail_url} alt="" loading="lazy" />
      )}
      <div class="stack dish-words">
        <div class="row spread">
          <h3>{dish.name}</h3>
          <strong class="figure">{formatMoney(dish.price, currency)}</strong>
        </div>
        <div class="row">
          <Badge kind={isSold ? 'good' : 'bad'}>{isSold ? texts.available : texts.soldOut}</Badge>
          <Badge>{dish.station}</Badge>
          {dish.stock !== null && (
            <Badge kind={dish.stock === 0 ? 'bad' : 'info'}>{texts.stockOf(dish.stock)}</Badge>
          )}
          {dish.all_stores && <Badge>{texts.everyStore}</Badge>}
        </div>
        <div class="row">
          <Button size="small" onPress={onEdit}>
            {uiTexts().edit}
          </Button>
          <Button size="small" look="quiet" onPress={toggle}>
            {dish.is_available ? texts.sellOut : texts.sellAgain}
          </Button>
        </div>
      </div>
    </article>
  );
}
