import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { DomainError } from '../../../domain/errors.ts';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { formatMoney } from '../../language/format.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote, Loading, Note } from '../../ui/notes.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { ask, guestApi } from '../guest-api.ts';
import { store } from '../menu/menu-store.ts';
import { MemberPhone, isPhone, memberPhone, newMember } from './member-phone.tsx';
import { rememberPayment, takePayment } from './payments-store.ts';
import { payTexts } from './texts.ts';

/** The ways to pay here, and the button that begins. */
export function ChooseMethod({ order }: { readonly order: OrderOnWire }): JSX.Element {
  const { data, error, reload } = useLoad(() => ask(guestApi.listPaymentMethods()), []);
  const [chosen, setChosen] = useState<OrderOnWire['payment_method']>();
  const [failure, setFailure] = useState<unknown>();
  const [rival, setRival] = useState<number>();
  const texts = payTexts();
  if (!data) return error === undefined ? <Loading /> : <ErrorNote error={error} onRetry={reload} />;
  const method = chosen ?? data.methods[0]?.id;
  const pay = async () => {
    if (!method) return;
    setFailure(undefined);
    setRival(undefined);
    const phone = memberPhone.value ?? '';
    try {
      if (newMember.value !== '' && isPhone(phone)) await join(phone, newMember.value);
      // The same wish again gets the payment that is open: tapping twice asks for nothing twice.
      const body = {
        order_id: order.id,
        payment_method: method,
        ...(phone !== '' && { customer_phone: phone }),
      };
      rememberPayment(await ask(guestApi.createPayment({ body })));
    } catch (thrown) {
      const other = thrown instanceof DomainError ? thrown.details['payment_id'] : undefined;
      if (typeof other === 'number') setRival(other);
      else setFailure(thrown);
    }
  };
  const takeOver = async (id: number) => {
    try {
      takePayment(await ask(guestApi.cancelPayment({ params: { id } })));
      await pay();
    } catch (thrown) {
      setFailure(thrown);
    }
  };
  return (
    <>
      <fieldset class="options">
        <legend>{texts.how}</legend>
        <div class="methods">
          {data.methods.map(({ id }) => (
            <label key={id} class="choice">
              <input
                type="radio"
                name="method"
                value={id}
                checked={id === method}
                onChange={() => setChosen(id)}
              />
              <span>{texts.methods[id]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <MemberPhone />
      {failure !== undefined && <ErrorNote error={failure} />}
      {rival !== undefined && (
        <Note kind="warn">
          <span>{texts.beingPaid}</span>
          <Button size="small" onPress={() => takeOver(rival)}>
            {texts.takeOver}
          </Button>
        </Note>
      )}
      <div class="action">
        <Button
          look="primary"
          size="wide"
          disabled={(memberPhone.value ?? '') !== '' && !isPhone(memberPhone.value ?? '')}
          onPress={pay}
        >
          {texts.payNow(formatMoney(order.final_amount, store.value?.currency ?? 'CNY'))}
        </Button>
      </div>
    </>
  );
}

/** Who is one already is no less welcome. */
async function join(phone: string, name: string): Promise<void> {
  try {
    await ask(guestApi.registerMember({ body: { phone, name } }));
  } catch (thrown) {
    if (!(thrown instanceof DomainError) || thrown.code !== 'already_exists') throw thrown;
  }
}
