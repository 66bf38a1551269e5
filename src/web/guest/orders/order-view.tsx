import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatDateTime, formatMoney } from '../../language/format.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote, Loading } from '../../ui/notes.tsx';
import { ask, guestApi } from '../guest-api.ts';
import { store } from '../menu/menu-store.ts';
import { show } from '../view.ts';
import { CancelOrder } from './cancel-order.tsx';
import { OrderItems } from './order-items.tsx';
import { isPayable } from './order-steps.ts';
import { orders, takeOrder } from './orders-store.ts';
import { StatusBadge } from './status-badge.tsx';
import { StepBar } from './step-bar.tsx';
import { orderTexts } from './texts.ts';
import { Wait } from './wait.tsx';

/** One order, live: its steps, how long it may take, what is in it and what it costs. */
export function OrderView({ id }: { readonly id: number }): JSX.Element {
  const [error, setError] = useState<unknown>();
  const order = orders.value.find((each) => each.id === id);
  const load = () =>
    ask(guestApi.getOrder({ params: { id } })).then(
      (found) => {
        setError(undefined);
        takeOrder(found);
      },
      (thrown: unknown) => setError(thrown),
    );
  useEffect(() => {
    if (!order) void load();
  }, []);
  if (!order) return error === undefined ? <Loading /> : <ErrorNote error={error} onRetry={load} />;
  const texts = orderTexts();
  const { timezone = 'UTC', currency = 'CNY' } = store.value ?? {};
  const due = formatMoney(order.final_amount, currency);
  return (
    <article class="order stack">
      <header>
        <div class="row spread">
          <h2>{texts.number(order.daily_number)}</h2>
          <StatusBadge order={order} />
        </div>
        <p class="soft figure order-number">
          {order.order_number} · {formatDateTime(order.created_at, timezone)}
        </p>
      </header>
      {order.status !== 'cancelled' && <StepBar order={order} />}
      {order.status !== 'cancelled' && <Wait order={order} timezone={timezone} />}
      <OrderItems order={order} currency={currency} />
      {order.note !== null && <p class="order-note">{order.note}</p>}
      {order.status === 'pending' && <CancelOrder order={order} />}
      <div class="action">
        <Button onPress={() => show('')}>{texts.addMore}</Button>
        {isPayable(order) && (
          <Button look="primary" onPress={() => show(`pay/${order.id}`)}>
            {texts.pay(due)}
          </Button>
        )}
      </div>
    </article>
  );
}
