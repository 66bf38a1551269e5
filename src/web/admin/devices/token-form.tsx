import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api } from '../../session/api.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Note } from '../../ui/notes.tsx';
import { say } from '../../ui/toasts.tsx';
import { devicesTexts } from './texts.ts';

type Kind = 'kitchen' | 'printer';

/** Makes a device's token and shows it, this once. */
export function TokenForm({
  storeId,
  onMade,
}: {
  readonly storeId: number;
  readonly onMade: () => unknown;
}): JSX.Element {
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Kind>('kitchen');
  const [token, setToken] = useState<string>();
  const texts = devicesTexts();
  if (token !== undefined) return <ShownToken token={token} kind={kind} storeId={storeId} />;
  const make = () =>
    act(async () => {
      const made = await api.createDevice({ body: { store_id: storeId, role: kind, name } });
      setToken(made.token);
      await onMade();
    });
  return (
    <Form onSubmit={make}>
      <Field label={texts.name} value={name} onInput={setName} required />
      <Choice<Kind>
        label={texts.kind}
        value={kind}
        options={(['kitchen', 'printer'] as const).map((value) => ({ value, label: texts.kinds[value] }))}
        onChange={setKind}
      />
      <Button type="submit" look="primary">
        {texts.add}
      </Button>
    </Form>
  );
}

function ShownToken({
  token,
  kind,
  storeId,
}: {
  readonly token: string;
  readonly kind: Kind;
  readonly storeId: number;
}): JSX.Element {
  const texts = devicesTexts();
  const link = `${location.origin}/kitchen?store=${storeId}&token=${encodeURIComponent(token)}`;
  return (
    <div class="stack">
      <Note kind="warn">{texts.token}</Note>
      <CopyLine text={token} />
      {kind === 'kitchen' && (
        <>
          <p>{texts.link}</p>
          <CopyLine text={link} />
        </>
      )}
    </div>
  );
}

/** A page that came by plain http has no clipboard: there the text is selected to be copied by hand. */
function CopyLine({ text }: { readonly text: string }): JSX.Element {
  const texts = devicesTexts();
  return (
    <div class="row">
      <input
        class="input"
        style={{ flex: '1 1 240px', width: 'auto' }}
        readOnly
        value={text}
        aria-label={texts.copy}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      {'clipboard' in navigator && (
        <Button
          onPress={async () => {
            await navigator.clipboard.writeText(text);
            say(texts.copied);
          }}
        >
          {texts.copy}
        </Button>
      )}
    </div>
  );
}
