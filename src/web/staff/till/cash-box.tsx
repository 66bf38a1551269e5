import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { money } from '../money.ts';
import { changeOf, likelyTenders, readAmount } from './tenders.ts';
import { tillTexts } from './texts.ts';

export interface CashBoxProps {
  /** Major units. */
  readonly due: number;
  readonly onTake: (tendered: number) => unknown;
}

/** Cash: what was handed over, and what goes back. With keys: the amount, and Enter. */
export function CashBox({ due, onTake }: CashBoxProps): JSX.Element {
  const [tendered, setTendered] = useState(String(due));
  const texts = tillTexts();
  const change = changeOf(due, tendered);
  const amount = readAmount(tendered);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) box.current?.querySelector('input')?.select();
  }, []);
  return (
    <div class="cash" ref={box}>
      <Form onSubmit={() => (change === undefined || amount === undefined ? undefined : onTake(amount))}>
        <div class="tenders">
          {likelyTenders(due).map((likely) => (
            <Button key={likely} pressed={amount === likely} onPress={() => setTendered(String(likely))}>
              {likely === due ? texts.exact : money(likely)}
            </Button>
          ))}
        </div>
        <Field
          label={texts.received}
          value={tendered}
          onInput={setTendered}
          inputMode="decimal"
          error={change === undefined ? texts.tooLittle : undefined}
        />
        {change !== undefined && change > 0 && (
          <div class="due change">
            <span>{texts.change}</span>
            <b class="figure">{money(change)}</b>
          </div>
        )}
        <Button type="submit" look="primary" size="wide" disabled={change === undefined}>
          {change !== undefined && change > 0
            ? texts.takeWithChange(money(amount ?? due), money(change))
            : texts.take(money(due))}
        </Button>
      </Form>
    </div>
  );
}
