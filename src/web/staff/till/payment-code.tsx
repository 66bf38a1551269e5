import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { api } from '../../session/api.ts';
import { Button } from '../../ui/button.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { act } from '../act.ts';
import { lastMessage, ticking } from '../floor/floor.ts';
import { askPayment, type Charge, lookAgain } from './charge.ts';
import { tillTexts } from './texts.ts';

export interface PaymentCodeProps {
  readonly charge: Charge;
  readonly onPaid: () => void;
}

/** A provider's code for the guest to scan; the page learns by itself when it is paid. */
export function PaymentCode({ charge, onPaid }: PaymentCodeProps): JSX.Element {
  const [paymentId, setPaymentId] = useState<number>();
  const texts = tillTexts();
  if (paymentId === undefined)
    return (
      <Button
        look="primary"
        size="wide"
        onPress={() => act(async () => setPaymentId((await askPayment(charge)).payment_id))}
      >
        {texts.showCode}
      </Button>
    );
  return <OpenCode id={paymentId} orderId={charge.orderId} onPaid={onPaid} />;
}

interface OpenCodeProps {
  readonly id: number;
  readonly orderId: number;
  readonly onPaid: () => void;
}

function OpenCode({ id, orderId, onPaid }: OpenCodeProps): JSX.Element {
  // Asked at each message, and every ten seconds should the stream be silent.
  const beat = Math.floor(ticking.value / 10_000);
  const { data } = useLoad(
    () => api.getPaymentStatus({ params: { id } }),
    [id, lastMessage.value?.seq, beat],
  );
  useEffect(() => {
    if (data?.status !== 'success') return;
    void act(() => lookAgain(orderId));
    onPaid();
  }, [data?.status]);
  const texts = tillTexts();
  return (
    <div class="stack code">
      <img src={`/api/payment/qr/${id}`} alt={texts.showCode} width="280" height="280" />
      <p>{texts.scan}</p>
      <p class="soft" role="status">
        {texts.waiting}
      </p>
    </div>
  );
}
