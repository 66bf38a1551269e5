import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { MenuItemOnWire } from '../../../protocol/menu.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Badge, ErrorNote, Loading } from '../../ui/notes.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { screenApi } from '../../screen/credential.ts';
import type { Desk } from '../desk/desk.ts';
import { settings } from '../settings.ts';
import { kitchenTexts } from '../texts.ts';
import type { ShownStore } from '../../screen/use-store.ts';
import { useDigits } from './use-digits.ts';

interface SoldOutProps {
  readonly desk: Desk;
  readonly store: ShownStore;
  readonly onClose: () => void;
}

/** Takes dishes out of sale (86) and back; what is sold out comes first, then what is being cooked. */
export function SoldOutDialog({ desk, store, onClose }: SoldOutProps): JSX.Element {
  const texts = kitchenTexts();
  const [wanted, setWanted] = useState('');
  const { station } = settings.value;
  const { data, error, reload } = useLoad(() => wholeMenu(store.id), [store.id]);
  const cooking = new Set(
    [...desk.board.value.orders.values()].flatMap(({ order }) =>
      order.items.map((item) => item.menu_item_id),
    ),
  );
  const rank = (dish: MenuItemOnWire) => (dish.is_available ? (cooking.has(dish.id) ? 1 : 2) : 0);
  const dishes = (data ?? [])
    .filter((dish) => station === null || dish.station === station)
    .filter(({ name }) => name.toLowerCase().includes(wanted.trim().toLowerCase()))
    .toSorted((a, b) => rank(a) - rank(b) || a.id - b.id);
  const toggle = (dish: MenuItemOnWire | undefined) =>
    dish &&
    act(async () => {
      const call = { params: { id: dish.id }, body: { store_id: store.id } };
      await (dish.is_available ? screenApi.sellOut(call) : screenApi.sellAgain(call));
      await reload();
    });
  useDigits((place) => void toggle(dishes[place - 1]));
  return (
    <Dialog title={texts.soldOutTitle} onClose={onClose} broad>
      <div class="stack">
        <Field label={texts.find} type="search" value={wanted} onInput={setWanted} />
        {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
        {!data && error === undefined && <Loading />}
        <ul class="choice-list">
          {dishes.map((dish, index) => (
            <li key={dish.id}>
              <kbd>{index < 9 ? index + 1 : ''}</kbd>
              <b class="grow">{dish.name}</b>
              {!dish.is_available && <Badge kind="bad">⊘ {texts.soldOutMark}</Badge>}
              <Button look={dish.is_available ? 'danger' : 'plain'} onPress={() => toggle(dish)}>
                {dish.is_available ? texts.sellOut : texts.sellAgain}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

async function wholeMenu(storeId: number): Promise<MenuItemOnWire[]> {
  const dishes: MenuItemOnWire[] = [];
  for (;;) {
    const query = { store_id: storeId, skip: dishes.length, limit: 100 };
    const { items, total } = await screenApi.listMenu({ query });
    dishes.push(...items);
    if (dishes.length >= total || items.length === 0) return dishes;
  }
}
