import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { explainError } from '../../ui/explain-error.ts';
import { say } from '../../ui/toasts.tsx';
import { ask, guestClient } from '../guest-api.ts';
import { takeOrder } from './orders-store.ts';
import { orderTexts } from './texts.ts';

/** Takes an order back that nobody has confirmed yet; asks first. */
export function CancelOrder({ order }: { readonly order: OrderOnWire }): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  const texts = orderTexts();
  const cancel = async () => {
    try {
      // Cancelling is one thing however often it is sent: its key is the order's.
      takeOrder(await ask(client(order.id).cancelOrder({ params: { id: order.id }, body: {} })));
    } catch (thrown) {
      say(explainError(thrown), 'bad');
    }
    setAsking(false);
  };
  return (
    <>
      <Button onPress={() => setAsking(true)}>{texts.cancel}</Button>
      {isAsking && (
        <Dialog title={texts.cancelSure} onClose={() => setAsking(false)}>
          <div class="stack">
            <Button look="danger" size="wide" onPress={cancel}>
              {texts.cancel}
            </Button>
            <Button size="wide" onPress={() => setAsking(false)}>
              {texts.keep}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function client(id: number) {
  return guestClient(() => `cancel ${id}`);
}
