import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import {
  type ConfirmPolicy,
  confirmPolicies,
  type GuestCart,
  guestCarts,
  serviceModes,
} from '../../../domain/order.ts';
import { type Language, languages } from '../../../domain/language.ts';
import { languageNames } from '../../language/language.ts';
import { api } from '../../session/api.ts';
import type { Store } from '../../session/store-choice.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { Check, Choice, Field, Suggestions } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { storesTexts } from './texts.ts';

export interface StoreFormProps {
  /** Without it the form makes a new one. */
  readonly store: Store | undefined;
  readonly onSaved: () => unknown;
}

export function StoreForm({ store, onSaved }: StoreFormProps): JSX.Element {
  const [draft, setDraft] = useState(() => draftOf(store));
  const lists = { zones: useId(), currencies: useId() };
  const texts = storesTexts();
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const save = () =>
    act(async () => {
      if (store) await api.changeStore({ params: { id: store.id }, body: draft });
      else await api.createStore({ body: draft });
      await onSaved();
    }, uiTexts().saved);
  return (
    <Form onSubmit={save}>
      <Suggestions id={lists.zones} values={Intl.supportedValuesOf('timeZone')} />
      <Suggestions id={lists.currencies} values={Intl.supportedValuesOf('currency')} />
      <Field
        label={texts.name}
        value={draft.name}
        onInput={(name) => change({ name })}
        maxLength={100}
        required
      />
      <Field label={texts.address} value={draft.address} onInput={(address) => change({ address })} />
      <div class="form-grid">
        <Field
          label={texts.timezone}
          list={lists.zones}
          value={draft.timezone}
          onInput={(timezone) => change({ timezone })}
          required
        />
        <Field
          label={texts.currency}
          list={lists.currencies}
          maxLength={3}
          value={draft.currency}
          onInput={(currency) => change({ currency: currency.toUpperCase() })}
          required
        />
        <Choice<Language>
          label={texts.language}
          value={draft.language}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
          onChange={(language) => change({ language })}
        />
        <Choice<ConfirmPolicy>
          label={texts.policy}
          value={draft.confirm_policy}
          options={confirmPolicies.map((value) => ({ value, label: texts.policies[value] }))}
          onChange={(confirm_policy) => change({ confirm_policy })}
        />
        <Choice<GuestCart>
          label={texts.guestCart}
          value={draft.guest_cart}
          options={guestCarts.map((value) => ({ value, label: texts.guestCarts[value] }))}
          onChange={(guest_cart) => change({ guest_cart })}
        />
        <Field
          label={texts.dayStart}
          hint={texts.dayStartHint}
          type="time"
          value={draft.business_day_start}
          onInput={(business_day_start) => change({ business_day_start })}
        />
      </div>
      <fieldset class="row choices">
        <legend>{texts.modes}</legend>
        {serviceModes.map((mode) => (
          <Check
            key={mode}
            checked={draft.service_modes.includes(mode)}
            onChange={(isOn) =>
              change({
                service_modes: serviceModes.filter((other) =>
                  other === mode ? isOn : draft.service_modes.includes(other),
                ),
              })
            }
          >
            {texts.serviceModes[mode]}
          </Check>
        ))}
      </fieldset>
      <Button type="submit" look="primary">
        {uiTexts().save}
      </Button>
    </Form>
  );
}

function draftOf(store: Store | undefined): Omit<Store, 'id' | 'created_at'> {
  if (store) {
    const { id: _id, created_at: _created, ...fields } = store;
    return fields;
  }
  return {
    name: '',
    address: '',
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    currency: 'CNY',
    language: 'zh-CN',
    confirm_policy: 'manual',
    service_modes: ['dine_in', 'takeout'],
    business_day_start: '00:00',
    guest_cart: 'shared',
  };
}
