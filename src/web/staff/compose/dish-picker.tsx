import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MenuItemOnWire } from '../../../protocol/menu.ts';
import { currentStore } from '../../session/store-choice.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { ErrorNote, Loading } from '../../ui/notes.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { lastMessage } from '../floor/floor.ts';
import { money } from '../money.ts';
import { addDish, countOf, type DraftLine, findDishes } from './draft.ts';
import { isSoldOut, loadMenu, menu } from './menu.ts';
import { OptionChooser } from './option-chooser.tsx';
import { composeTexts } from './texts.ts';

export interface DishPickerProps {
  readonly lines: readonly DraftLine[];
  readonly onChange: (lines: DraftLine[]) => void;
}

/** The menu as buttons: one tap for one portion, one more choice where a dish has options. */
export function DishPicker({ lines, onChange }: DishPickerProps): JSX.Element {
  const storeId = currentStore.value?.id ?? 0;
  const { error, reload } = useLoad(() => loadMenu(storeId), [storeId]);
  const [search, setSearch] = useState('');
  const [category, setCategory] = useState<string | null>(null);
  const [asking, setAsking] = useState<MenuItemOnWire>();
  const message = lastMessage.value;
  useEffect(() => {
    if (message?.type === 'menu_update') void reload();
  }, [message]);
  const texts = composeTexts();
  if (!menu.value) return error === undefined ? <Loading /> : <ErrorNote error={error} onRetry={reload} />;
  if (asking)
    return (
      <OptionChooser
        dish={asking}
        onCancel={() => setAsking(undefined)}
        onChoose={(options) => {
          onChange(addDish(lines, asking, options));
          setAsking(undefined);
        }}
      />
    );
  const found = findDishes(menu.value.dishes, { search, category });
  const pick = (dish: MenuItemOnWire) =>
    dish.options.length > 0 ? setAsking(dish) : onChange(addDish(lines, dish, {}));
  const pickOnly = () => {
    const [dish, another] = found;
    if (dish && !another && !isSoldOut(dish)) pick(dish);
  };
  return (
    <div class="picker">
      <Form onSubmit={pickOnly}>
        <Field label={texts.search} value={search} onInput={setSearch} type="search" />
      </Form>
      <div class="categories">
        <Button size="small" pressed={category === null} onPress={() => setCategory(null)}>
          {texts.all}
        </Button>
        {menu.value.categories.map((name) => (
          <Button key={name} size="small" pressed={category === name} onPress={() => setCategory(name)}>
            {name}
          </Button>
        ))}
      </div>
      {found.length === 0 && <p class="soft">{texts.nothing}</p>}
      <div class="dish-buttons">
        {found.map((dish) => (
          <DishButton key={dish.id} dish={dish} count={countOf(lines, dish.id)} onPick={() => pick(dish)} />
        ))}
      </div>
    </div>
  );
}

interface DishButtonProps {
  readonly dish: MenuItemOnWire;
  readonly count: number;
  readonly onPick: () => void;
}

function DishButton({ dish, count, onPick }: DishButtonProps): JSX.Element {
  const texts = composeTexts();
  const isGone = isSoldOut(dish);
  return (
    <button type="button" class="dish-button" disabled={isGone} onClick={onPick}>
      <b>{dish.name}</b>
      <span class="figure">{money(dish.price)}</span>
      {dish.allergens.length > 0 && (
        <span class="dish-hint">⚠ {texts.allergens(dish.allergens.join('、'))}</span>
      )}
      {isGone && <span class="dish-hint">{texts.soldOut}</span>}
      {!isGone && dish.stock !== null && dish.stock <= 10 && (
        <span class="dish-hint">{texts.left(dish.stock)}</span>
      )}
      {count > 0 && <span class="dish-chosen figure">{count}</span>}
    </button>
  );
}
