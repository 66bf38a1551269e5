import { createElement, type JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { MenuItemOnWire } from '../../../protocol/menu.ts';
import { formatMoney } from '../../language/format.ts';
import { orderTexts } from '../orders/texts.ts';

export interface OptionGroupProps {
  readonly group: MenuItemOnWire['options'][number];
  readonly currency: string;
  readonly chosen: readonly string[];
  readonly onChange: (choices: string[]) => void;
}

/** 规格, 糖度, 加料 …: one of them, or several up to the group's limit. */
export function OptionGroup({ group, currency, chosen, onChange }: OptionGroupProps): JSX.Element {
  const name = useId();
  const texts = orderTexts();
  const isSingle = group.max === 1;
  const isFull = chosen.length >= group.max;
  const toggle = (choice: string) => {
    if (chosen.includes(choice)) onChange(chosen.filter((each) => each !== choice));
    else onChange(isSingle ? [choice] : [...chosen, choice]);
  };
  return (
    <fieldset class="options">
      <legend>
        {group.name}{' '}
        <span class="soft">
          {group.required ? texts.required : isSingle ? texts.optional : texts.upTo(group.max)}
        </span>
      </legend>
      <div class="choices">
        {group.choices.map((choice) => {
          const isChosen = chosen.includes(choice.name);
          return (
            <label key={choice.name} class="choice">
              {createElement('input', {
                type: isSingle && group.required ? 'radio' : 'checkbox',
                name,
                checked: isChosen,
                disabled: !isChosen && !isSingle && isFull,
                onChange: () => toggle(choice.name),
              })}
              <span>
                {choice.name}
                {choice.price_delta !== 0 && (
                  <span class="figure"> {signed(choice.price_delta, currency)}</span>
                )}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

function signed(delta: number, currency: string): string {
  return delta > 0 ? `+${formatMoney(delta, currency)}` : formatMoney(delta, currency);
}
