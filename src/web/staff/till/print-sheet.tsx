import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { act } from '../act.ts';
import { chosenPrinter, loadPrinters, printers, printPaper, tillPrinter } from './papers.ts';
import { tillTexts } from './texts.ts';

/** What can be printed about an order, and where; the printer is remembered on this device. */
export function PrintSheet({ order }: { readonly order: OrderOnWire }): JSX.Element {
  useEffect(() => {
    void act(() => loadPrinters(order.store_id));
  }, [order.store_id]);
  const texts = tillTexts();
  return (
    <div class="stack">
      {printers.value.length > 0 && (
        <Choice
          label={texts.printer}
          value={String(tillPrinter.value?.id)}
          options={printers.value.map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={(id) => {
            chosenPrinter.value = Number(id);
          }}
        />
      )}
      <div class="actions">
        <Button look="primary" onPress={() => printPaper(order.id, 'receipt')}>
          {texts.printReceipt}
        </Button>
        <Button onPress={() => printPaper(order.id, 'bill')}>{texts.printBill}</Button>
        <Button disabled={order.status === 'pending'} onPress={() => printPaper(order.id, 'kitchen')}>
          {texts.printKitchen}
        </Button>
      </div>
      <p class="soft">{texts.kitchenHint}</p>
    </div>
  );
}
