import type { JSX } from 'preact';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import type { PaymentOnWire } from '../../../protocol/payments.ts';
import { formatDateTime } from '../../language/format.ts';
import { Button } from '../../ui/button.tsx';
import { Badge, Note } from '../../ui/notes.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { ask, guestApi } from '../guest-api.ts';
import { store } from '../menu/menu-store.ts';
import { OrderItems } from '../orders/order-items.tsx';
import { orderTexts } from '../orders/texts.ts';
import { replaceView } from '../view.ts';
import { payTexts } from './texts.ts';

/** The money is there: what was paid, how, and the points it gave. */
export function Paid({
  order,
  payment,
}: {
  readonly order: OrderOnWire;
  readonly payment: PaymentOnWire | undefined;
}): JSX.Element {
  const { data } = useLoad(() => ask(guestApi.getOrderProgress({ params: { id: order.id } })), [order.seq]);
  const texts = payTexts();
  const { timezone = 'UTC', currency = 'CNY' } = store.value ?? {};
  const paidAt = payment?.paid_at ?? undefined;
  return (
    <div class="stack">
      <Note kind="good">
        <strong role="status">✓ {texts.paid}</strong>
        {data && data.points_earned > 0 && (
          <Badge kind="good">{orderTexts().points(data.points_earned)}</Badge>
        )}
      </Note>
      <OrderItems order={order} currency={currency} />
      {payment && (
        <p class="soft figure">
          {texts.methods[payment.payment_method]}
          {paidAt !== undefined && ` · ${formatDateTime(paidAt, timezone)}`}
          {payment.transaction_id !== null && ` · ${texts.transaction} ${payment.transaction_id}`}
        </p>
      )}
      <div class="action">
        <Button look="primary" size="wide" onPress={() => replaceView(`order/${order.id}`)}>
          {texts.toOrder}
        </Button>
      </div>
    </div>
  );
}
