import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { z } from 'zod';
import { phone as phoneSchema } from '../../../protocol/values.ts';
import { kept } from '../../session/kept.ts';
import { Check, Field } from '../../ui/field.tsx';
import { payTexts } from './texts.ts';

/** Whose points a payment earns; remembered on this phone. */
export const memberPhone = kept('guest.phone', z.string());

/** The name of who becomes a member with this payment; empty for who doesn't. */
export const newMember = signal('');

export function isPhone(text: string): boolean {
  return phoneSchema.safeParse(text).success;
}

/** Asks for the phone that points go to, and for the name of a new member. */
export function MemberPhone(): JSX.Element {
  const [isNew, setNew] = useState(newMember.value !== '');
  const texts = payTexts();
  const phone = memberPhone.value ?? '';
  return (
    <div class="stack">
      <Field
        label={texts.phone}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        value={phone}
        hint={texts.phoneHint}
        error={phone !== '' && !isPhone(phone) ? texts.phoneWrong : undefined}
        onInput={(value) => {
          const digits = value.replace(/[\s-]/g, '');
          memberPhone.value = digits === '' ? undefined : digits;
        }}
      />
      {isPhone(phone) && (
        <Check
          checked={isNew}
          onChange={(checked) => {
            setNew(checked);
            if (!checked) newMember.value = '';
          }}
        >
          {texts.join}
        </Check>
      )}
      {isPhone(phone) && isNew && (
        <Field
          label={texts.name}
          autoComplete="name"
          maxLength={100}
          value={newMember.value}
          onInput={(value) => {
            newMember.value = value.trim();
          }}
        />
      )}
    </div>
  );
}
