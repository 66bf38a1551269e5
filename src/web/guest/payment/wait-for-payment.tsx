import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { explainError } from '../../ui/explain-error.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/notes.tsx';
import { say } from '../../ui/toasts.tsx';
import { ask, guestApi } from '../guest-api.ts';
import { takeOrder } from '../orders/orders-store.ts';
import { type CreatedPayment, takePayment } from './payments-store.ts';
import { payTexts } from './texts.ts';

const lookEveryMs = 15_000;

/** The code to scan, or whom to pay, until the money is there. */
export function WaitForPayment({
  order,
  payment,
  onGiveUp,
}: {
  readonly order: OrderOnWire;
  readonly payment: CreatedPayment;
  readonly onGiveUp: () => void;
}): JSX.Element {
  const texts = payTexts();
  useLooks(payment);
  const giveUp = async () => {
    try {
      takePayment(await ask(guestApi.cancelPayment({ params: { id: payment.payment_id } })));
      onGiveUp();
    } catch (thrown) {
      say(explainError(thrown), 'bad');
    }
  };
  const address = pageOf(payment);
  return (
    <div class="pay-wait stack">
      {payment.qr_code !== null ? (
        <>
          <QrPicture id={payment.payment_id} />
          <p class="soft">{texts.scan}</p>
        </>
      ) : (
        address === undefined && (
          <p class="pay-number">
            {texts.tellStaff} <strong class="figure">#{order.daily_number}</strong>
          </p>
        )
      )}
      <Note>
        <span role="status">{texts.waiting}</span>
        <span class="spinner" />
      </Note>
      <div class="action">
        <Button onPress={giveUp}>{texts.otherWay}</Button>
        {address !== undefined && (
          <a class="button primary" href={address} target="_blank" rel="noopener noreferrer">
            {texts.open}
          </a>
        )}
      </div>
    </div>
  );
}

function QrPicture({ id }: { readonly id: number }): JSX.Element | null {
  const [isGone, setGone] = useState(false);
  if (isGone) return null;
  return (
    <img
      class="qr"
      src={`/api/payment/qr/${id}`}
      alt={payTexts().qr}
      width={240}
      height={240}
      onError={() => setGone(true)}
    />
  );
}

/**
 * The page where this phone itself can pay. The simulated provider's is our own, on whichever address the phone came by; a real
 * one's is its own, unless all it has is the picture of a code.
 */
function pageOf({ payment_id, payment_url, simulation_url }: CreatedPayment): string | undefined {
  if (simulation_url !== null) {
    const { pathname, search } = new URL(simulation_url, location.origin);
    return pathname + search;
  }
  if (payment_url === null || payment_url.endsWith(`/api/payment/qr/${payment_id}`)) return undefined;
  return payment_url;
}

/** The stream tells it at once; who comes back from the provider's app looks as well. */
function useLooks({ payment_id, order_id }: CreatedPayment): void {
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        const payment = await ask(guestApi.getPaymentStatus({ params: { id: payment_id } }));
        takePayment(payment);
        if (payment.status !== 'pending')
          takeOrder(await ask(guestApi.getOrder({ params: { id: order_id } })));
      } catch {
        // The next look, or the stream, tells.
      }
    };
    const lookNow = () => void look();
    lookNow();
    const timer = setInterval(lookNow, lookEveryMs);
    document.addEventListener('visibilitychange', lookNow);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', lookNow);
    };
  }, [payment_id]);
}
