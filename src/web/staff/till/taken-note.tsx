import type { JSX } from 'preact';
import type { PaymentMethod } from '../../../domain/order.ts';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { Button } from '../../ui/button.tsx';
import { isOwing } from '../floor/columns.ts';
import { money } from '../money.ts';
import { closeSheet } from '../sheet.ts';
import { words } from '../words.ts';
import { openDrawer, printPaper } from './papers.ts';
import { tillTexts } from './texts.ts';

export interface Taken {
  /** Major units. */
  readonly amount: number;
  readonly change: number;
  readonly method: PaymentMethod;
}

/** The money is there: the change in large figures, and what comes next. */
export function TakenNote({
  order,
  taken,
  onMore,
}: {
  readonly order: OrderOnWire;
  readonly taken: Taken;
  readonly onMore: () => void;
}): JSX.Element {
  const texts = tillTexts();
  return (
    <div class="stack taken">
      <p class="taken-mark">
        ✓ {texts.taken} {words().method[taken.method]} {money(taken.amount)}
      </p>
      {taken.change > 0 && <p class="taken-change figure">{texts.changeIs(money(taken.change))}</p>}
      <div class="actions">
        <Button onPress={() => printPaper(order.id, 'receipt')}>{texts.receipt}</Button>
        {taken.method === 'cash' && <Button onPress={openDrawer}>{texts.drawer}</Button>}
      </div>
      {isOwing(order) && (
        <Button heir look="primary" size="wide" onPress={onMore}>
          {texts.takeNext}
        </Button>
      )}
      <Button
        heir={!isOwing(order)}
        look={isOwing(order) ? 'plain' : 'primary'}
        size="wide"
        onPress={closeSheet}
      >
        {texts.done}
      </Button>
    </div>
  );
}
