import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ChoosePassword } from '../session/session.ts';
import { Button } from '../ui/button.tsx';
import { explainError } from '../ui/explain-error.ts';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Note } from '../ui/notes.tsx';
import { loginTexts } from './texts.ts';

export interface NewPasswordFormProps {
  readonly username: string;
  readonly choose: ChoosePassword;
}

/** For who logs in with a password that somebody else chose: the next one is theirs alone. */
export function NewPasswordForm({ username, choose }: NewPasswordFormProps): JSX.Element {
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [error, setError] = useState<unknown>();
  const texts = loginTexts();
  const differs = repeated !== '' && repeated !== password;
  const submit = async () => {
    setError(undefined);
    await choose(password).catch(setError);
  };
  return (
    <Form onSubmit={() => password === repeated && submit()}>
      <Note kind="info">{texts.chooseOwn}</Note>
      {/* Password managers learn whose it is. */}
      <input type="hidden" name="username" autoComplete="username" value={username} />
      <Field
        label={texts.newPassword}
        value={password}
        onInput={setPassword}
        type="password"
        autoComplete="new-password"
        required
      />
      <Field
        label={texts.repeat}
        value={repeated}
        onInput={setRepeated}
        type="password"
        autoComplete="new-password"
        error={differs ? texts.differs : undefined}
        required
      />
      {error !== undefined && <Note kind="bad">{explainError(error)}</Note>}
      <Button type="submit" look="primary" size="wide" disabled={differs}>
        {texts.choose}
      </Button>
    </Form>
  );
}
