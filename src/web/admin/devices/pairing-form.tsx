import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api } from '../../session/api.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { devicesTexts } from './texts.ts';

/** Lets in the screen that shows a code; the screen gets its token by itself. */
export function PairingForm({
  storeId,
  onPaired,
}: {
  readonly storeId: number;
  readonly onPaired: () => unknown;
}): JSX.Element {
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const texts = devicesTexts();
  const pair = () =>
    act(async () => {
      await api.approvePairing({ body: { code, store_id: storeId, name } });
      await onPaired();
    }, texts.paired);
  return (
    <Form onSubmit={pair}>
      <Field
        label={texts.code}
        value={code}
        onInput={(typed) => setCode(typed.replaceAll(/\D/g, '').slice(0, 6))}
        inputMode="numeric"
        autoComplete="off"
        required
      />
      <Field label={texts.name} value={name} onInput={setName} maxLength={100} required />
      <Button type="submit" look="primary" disabled={code.length !== 6}>
        {texts.pair}
      </Button>
    </Form>
  );
}
