import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { changePassword, currentUser, logOut } from '../session/session.ts';
import { act } from '../ui/act.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { uiTexts } from '../ui/texts.ts';
import { accountTexts } from './account-texts.ts';
import { roleTexts } from './role-texts.ts';

/** Who is logged in here: another password, which logs out every other device, and the way out. */
export function AccountDialog({ onClose }: { readonly onClose: () => void }): JSX.Element | null {
  const user = currentUser.value;
  if (!user) return null;
  return (
    <Dialog title={user.username} onClose={onClose}>
      <div class="stack">
        <div class="row spread">
          <span>
            {roleTexts()[user.role]}
            {user.email !== null && <span class="soft"> · {user.email}</span>}
          </span>
          <Button onPress={logOut}>{uiTexts().logOut}</Button>
        </div>
        <PasswordForm username={user.username} onDone={onClose} />
      </div>
    </Dialog>
  );
}

function PasswordForm({
  username,
  onDone,
}: {
  readonly username: string;
  readonly onDone: () => void;
}): JSX.Element {
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const texts = accountTexts();
  const differs = repeated !== '' && repeated !== password;
  const save = async () => {
    if (await act(() => changePassword(current, password), texts.changed)) onDone();
  };
  return (
    <Form onSubmit={() => password === repeated && save()}>
      <h3>{texts.title}</h3>
      <p class="soft">{texts.hint}</p>
      {/* Password managers learn whose it is. */}
      <input type="hidden" name="username" autoComplete="username" value={username} />
      <Field
        label={texts.current}
        type="password"
        autoComplete="current-password"
        value={current}
        onInput={setCurrent}
        required
      />
      <Field
        label={texts.next}
        type="password"
        autoComplete="new-password"
        value={password}
        onInput={setPassword}
        required
      />
      <Field
        label={texts.repeat}
        type="password"
        autoComplete="new-password"
        value={repeated}
        onInput={setRepeated}
        error={differs ? texts.differs : undefined}
        required
      />
      <Button type="submit" look="primary" disabled={differs}>
        {texts.change}
      </Button>
    </Form>
  );
}
