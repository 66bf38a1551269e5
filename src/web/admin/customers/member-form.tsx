import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api } from '../../session/api.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { customersTexts } from './texts.ts';

/** Makes a guest a member: a name and a phone number are enough. */
export function MemberForm({ onSaved }: { readonly onSaved: () => unknown }): JSX.Element {
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [email, setEmail] = useState('');
  const texts = customersTexts();
  const save = () =>
    act(async () => {
      await api.createCustomer({ body: { name, phone, ...(email !== '' && { email }) } });
      await onSaved();
    }, uiTexts().saved);
  return (
    <Form onSubmit={save}>
      <Field label={texts.name} value={name} onInput={setName} maxLength={100} required />
      <Field label={texts.phone} type="tel" value={phone} onInput={setPhone} required />
      <Field label={texts.email} type="email" value={email} onInput={setEmail} />
      <Button type="submit" look="primary">
        {uiTexts().save}
      </Button>
    </Form>
  );
}
