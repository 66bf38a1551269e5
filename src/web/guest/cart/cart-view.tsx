import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatMoney } from '../../language/format.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { Empty, Note } from '../../ui/notes.tsx';
import { store } from '../menu/menu-store.ts';
import { isUnanswered, sendCart, stopSending } from '../orders/send-order.ts';
import { openOrders } from '../orders/orders-store.ts';
import { orderTexts } from '../orders/texts.ts';
import { show } from '../view.ts';
import { visitor } from '../visitor.ts';
import { CartLineRow } from './cart-line-row.tsx';
import { cart, outbox, pricedLines, saveCart, tableCart, total } from './cart-store.ts';
import { PhoneTag } from './phone-tag.tsx';
import { SharedBadge } from './shared-badge.tsx';
import { wishesOfTable } from './sync-cart.ts';

/** What was chosen, what the kitchen should know, and the button that orders it. `isAside`: beside the menu on large screens. */
export function CartView({ isAside }: { readonly isAside: boolean }): JSX.Element {
  const texts = orderTexts();
  const lines = pricedLines.value;
  const currency = store.value?.currency ?? 'CNY';
  return (
    <section class="cart" aria-label={texts.cart}>
      <div class="row spread">
        <h2>{texts.cart}</h2>
        <SharedBadge />
      </div>
      {lines.length === 0 && outbox.value ? (
        // The table is told that it is ordered before this phone has its answer.
        <OnItsWay />
      ) : lines.length === 0 ? (
        <Empty>
          {tableCart.value?.movedTo && <Note kind="info">{texts.movedTo(tableCart.value.movedTo)}</Note>}
          <span>{texts.empty}</span>
          {!isAside && <Button onPress={() => show('')}>{texts.toMenu}</Button>}
        </Empty>
      ) : (
        <>
          <ul class="cart-lines">
            {lines.map((priced) => (
              <CartLineRow key={priced.key} priced={priced} currency={currency} />
            ))}
          </ul>
          <OthersWishes />
          <Notes />
          <Checkout />
        </>
      )}
    </section>
  );
}

/** What others at the table can't bear or wish: it goes with the order as well. */
function OthersWishes(): JSX.Element | null {
  const texts = orderTexts();
  const table = tableCart.value;
  const others = wishesOfTable.value.filter(({ phone }) => phone !== table?.you);
  if (!table || others.length === 0) return null;
  return (
    <ul class="others-wishes">
      {others.map(({ phone, allergies, note }) => (
        <li key={phone} aria-label={texts.wishesOf(texts.phone(phone))}>
          <PhoneTag phone={phone} you={table.you} />
          {allergies !== '' && (
            <strong>
              {texts.allergies}: {allergies}
            </strong>
          )}
          {note !== '' && <span>{note}</span>}
        </li>
      ))}
    </ul>
  );
}

function Notes(): JSX.Element {
  const texts = orderTexts();
  const { allergies, note } = cart.value;
  return (
    <div class="cart-notes">
      <Field
        label={texts.allergies}
        value={allergies}
        hint={texts.allergiesHint}
        maxLength={60}
        onInput={(value) => saveCart({ allergies: value })}
      />
      <Field label={texts.note} value={note} maxLength={110} onInput={(value) => saveCart({ note: value })} />
    </div>
  );
}

type Mode = 'dine_in' | 'takeout' | 'delivery';

function Checkout(): JSX.Element {
  const texts = orderTexts();
  const who = visitor.value;
  const pending = openOrders.value.filter(
    ({ status, payment_status }) => status === 'pending' && payment_status === 'unpaid',
  );
  const modes = who?.kind === 'customer' ? (store.value?.service_modes ?? []) : [];
  const [target, setTarget] = useState<string>('');
  const [mode, setMode] = useState<Mode>();
  const [address, setAddress] = useState('');
  const addTo = pending.find(({ id }) => String(id) === target)?.id ?? null;
  const serviceMode =
    modes.length > 0 ? (mode ?? (modes.includes('takeout') ? 'takeout' : modes[0])) : undefined;
  const sum = formatMoney(total.value, store.value?.currency ?? 'CNY');
  const hasProblem = pricedLines.value.some(({ problem }) => problem !== undefined);
  const needsAddress = serviceMode === 'delivery' && address.trim() === '';
  if (outbox.value) return <OnItsWay />;
  return (
    <div class="checkout">
      {pending.length > 0 && (
        <Choice
          label={texts.where}
          value={target}
          onChange={setTarget}
          options={[
            { value: '', label: texts.newOrder },
            ...pending.map((order) => ({ value: String(order.id), label: texts.addTo(order.daily_number) })),
          ]}
        />
      )}
      {modes.length > 0 && addTo === null && serviceMode && (
        <Choice
          label={texts.mode}
          value={serviceMode}
          onChange={setMode}
          options={modes.map((value) => ({ value, label: texts.modes[value] }))}
        />
      )}
      {serviceMode === 'delivery' && addTo === null && (
        <Field label={texts.address} value={address} maxLength={200} required onInput={setAddress} />
      )}
      <div class="row spread total">
        <span>{texts.total}</span>
        <strong class="figure">{sum}</strong>
      </div>
      <div class="action">
        {who?.sender === undefined ? (
          <a class="button primary wide" href="/login?next=%2Fmenu%23cart">
            {texts.logInToOrder}
          </a>
        ) : (
          <Button
            look="primary"
            size="wide"
            disabled={hasProblem || needsAddress}
            onPress={() => sendCart({ addTo, serviceMode, address: address.trim() })}
          >
            {addTo === null ? texts.send(sum) : texts.sendAdded(sum)}
          </Button>
        )}
      </div>
    </div>
  );
}

function OnItsWay(): JSX.Element {
  const texts = orderTexts();
  return (
    <div class="checkout">
      <Note kind={isUnanswered.value ? 'warn' : 'info'}>
        <span role="status">{isUnanswered.value ? texts.waiting : texts.sending}</span>
        {!isUnanswered.value && <span class="spinner" />}
      </Note>
      {isUnanswered.value && <Button onPress={stopSending}>{texts.stop}</Button>}
    </div>
  );
}
