import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api } from '../../session/api.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { menuTexts } from './texts.ts';

export interface CategoryOrderProps {
  readonly storeId: number;
  readonly categories: readonly string[];
  readonly onSaved: () => unknown;
}

/** In which order guests see the categories; by buttons, so that a keyboard and a thumb do as well as a mouse. */
export function CategoryOrder({ storeId, categories, onSaved }: CategoryOrderProps): JSX.Element {
  const [order, setOrder] = useState(categories);
  const texts = menuTexts();
  const swap = (index: number) => {
    const [first, second] = [order[index], order[index + 1]];
    if (first !== undefined && second !== undefined) setOrder(order.toSpliced(index, 2, second, first));
  };
  const save = () =>
    act(async () => {
      await api.orderCategories({ body: { store_id: storeId, categories: [...order] } });
      await onSaved();
    }, uiTexts().saved);
  return (
    <div class="stack">
      {order.map((name, index) => (
        <div key={name} class="row spread">
          <strong>{name}</strong>
          <div class="row">
            <Button label={texts.up(name)} disabled={index === 0} onPress={() => swap(index - 1)}>
              ↑
            </Button>
            <Button
              label={texts.down(name)}
              disabled={index === order.length - 1}
              onPress={() => swap(index)}
            >
              ↓
            </Button>
          </div>
        </div>
      ))}
      <Button look="primary" onPress={save}>
        {uiTexts().save}
      </Button>
    </div>
  );
}
