import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { formatMoney } from '../../language/format.ts';
import { Button } from '../../ui/button.tsx';
import { Loading, Note } from '../../ui/notes.tsx';
import { ask, guestApi } from '../guest-api.ts';
import { store } from '../menu/menu-store.ts';
import { isPayable } from '../orders/order-steps.ts';
import { orders, takeOrder } from '../orders/orders-store.ts';
import { goBack, replaceView } from '../view.ts';
import { ChooseMethod } from './choose-method.tsx';
import { Paid } from './paid.tsx';
import { begunPayment, forgetPayment, outcomes } from './payments-store.ts';
import { payTexts } from './texts.ts';
import { WaitForPayment } from './wait-for-payment.tsx';

/** Paying one order: choose how, pay at the provider or to a person, see that the money is there. */
export function PayView({ id }: { readonly id: number }): JSX.Element {
  const order = orders.value.find((each) => each.id === id);
  useEffect(() => {
    if (order) return;
    ask(guestApi.getOrder({ params: { id } })).then(takeOrder, () => goBack());
  }, []);
  if (!order) return <Loading />;
  const texts = payTexts();
  const begun = begunPayment(id);
  const outcome = begun && outcomes.value.get(begun.payment_id);
  const isGivenUp = outcome?.status === 'cancelled' || (begun && begun.amount !== order.final_amount);
  return (
    <section class="pay stack">
      <header>
        <h2>{texts.title}</h2>
        <p class="pay-amount figure">{formatMoney(order.final_amount, store.value?.currency ?? 'CNY')}</p>
      </header>
      {order.payment_status === 'paid' ? (
        <Paid order={order} payment={outcome} />
      ) : !isPayable(order) ? (
        <>
          <Note>{texts.nothing}</Note>
          <Button onPress={() => replaceView(`order/${id}`)}>{texts.toOrder}</Button>
        </>
      ) : begun && !isGivenUp && outcome?.status !== 'failed' ? (
        <WaitForPayment order={order} payment={begun} onGiveUp={() => forgetPayment(id)} />
      ) : (
        <>
          {outcome?.status === 'failed' && <Note kind="bad">{texts.failed}</Note>}
          <ChooseMethod order={order} />
        </>
      )}
    </section>
  );
}
