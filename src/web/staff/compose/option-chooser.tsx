import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { MenuItemOnWire } from '../../../protocol/menu.ts';
import { Button } from '../../ui/button.tsx';
import { money } from '../money.ts';
import { actTexts } from '../words.ts';
import { type ChosenOptions, isComplete, priceWith, toggleChoice } from './draft.ts';
import { composeTexts } from './texts.ts';

export interface OptionChooserProps {
  readonly dish: MenuItemOnWire;
  readonly onChoose: (options: ChosenOptions) => void;
  readonly onCancel: () => void;
}

/** How a dish is wanted: size, ice, toppings. */
export function OptionChooser({ dish, onChoose, onCancel }: OptionChooserProps): JSX.Element {
  const [chosen, setChosen] = useState<ChosenOptions>({});
  const texts = composeTexts();
  return (
    <div class="stack chooser">
      <h3>{dish.name}</h3>
      {dish.options.map((group) => (
        <fieldset key={group.name} class="group">
          <legend>
            {group.name}{' '}
            <span class="soft">
              {group.required && texts.required} {group.max > 1 && texts.upTo(group.max)}
            </span>
          </legend>
          <div class="row">
            {group.choices.map(({ name, price_delta }) => (
              <Button
                key={name}
                pressed={chosen[group.name]?.includes(name) === true}
                onPress={() => setChosen(toggleChoice(chosen, group, name))}
              >
                {name}
                {price_delta !== 0 && ` ${price_delta > 0 ? '+' : '−'}${money(Math.abs(price_delta))}`}
              </Button>
            ))}
          </div>
        </fieldset>
      ))}
      <div class="row">
        <Button look="primary" disabled={!isComplete(dish, chosen)} onPress={() => onChoose(chosen)}>
          {texts.add} · {money(priceWith(dish, chosen))}
        </Button>
        <Button onPress={onCancel}>{actTexts().back}</Button>
      </div>
    </div>
  );
}
