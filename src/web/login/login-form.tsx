import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { DomainError } from '../../domain/errors.ts';
import { type ChoosePassword, logIn } from '../session/session.ts';
import { Button } from '../ui/button.tsx';
import { explainError } from '../ui/explain-error.ts';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Note } from '../ui/notes.tsx';
import { NewPasswordForm } from './new-password-form.tsx';
import { loginTexts } from './texts.ts';

export function LoginForm(): JSX.Element {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>();
  const [choose, setChoose] = useState<ChoosePassword>();
  const texts = loginTexts();
  useEffect(() => {
    // On a phone it would call the keyboard up before anybody has looked.
    if (matchMedia('(pointer: fine)').matches)
      document.querySelector<HTMLInputElement>('input[autocomplete=username]')?.focus();
  }, []);
  const submit = async () => {
    setError(undefined);
    try {
      const left = await logIn(username, password);
      setChoose(() => left);
    } catch (thrown) {
      setError(thrown);
    }
  };
  if (choose) return <NewPasswordForm username={username} choose={choose} />;
  return (
    <Form onSubmit={submit}>
      <Field label={texts.username} value={username} onInput={setUsername} autoComplete="username" required />
      <Field
        label={texts.password}
        value={password}
        onInput={setPassword}
        type="password"
        autoComplete="current-password"
        required
      />
      {error !== undefined && <Note kind="bad">{isRefused(error) ? texts.wrong : explainError(error)}</Note>}
      <Button type="submit" look="primary" size="wide">
        {texts.submit}
      </Button>
    </Form>
  );
}

function isRefused(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'unauthenticated';
}
