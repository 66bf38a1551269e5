import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { createClient } from '../../client/create-client.ts';
import { DomainError } from '../../domain/errors.ts';
import { authEndpoints } from '../../protocol/endpoints/auth.ts';
import { logIn } from '../session/session.ts';
import { Button } from '../ui/button.tsx';
import { explainError } from '../ui/explain-error.ts';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Note } from '../ui/notes.tsx';
import { loginTexts } from './texts.ts';

/** Signs a customer up; staff and admins are made by an admin. */
export function RegistrationForm(): JSX.Element {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [email, setEmail] = useState('');
  const [error, setError] = useState<unknown>();
  const texts = loginTexts();
  const differs = repeated !== '' && repeated !== password;
  const submit = async () => {
    setError(undefined);
    try {
      await open.createUser({ body: { username, password, ...(email !== '' && { email }) } });
      await logIn(username, password);
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <Form onSubmit={() => password === repeated && submit()}>
      <Field label={texts.username} value={username} onInput={setUsername} autoComplete="username" required />
      <Field label={texts.email} value={email} onInput={setEmail} type="email" autoComplete="email" />
      <Field
        label={texts.password}
        hint={texts.passwordHint}
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
      {error !== undefined && <Note kind="bad">{isTaken(error) ? texts.taken : explainError(error)}</Note>}
      <Button type="submit" look="primary" size="wide" disabled={differs}>
        {texts.signUp}
      </Button>
    </Form>
  );
}

/** Nobody is logged in yet. */
const open = createClient(authEndpoints, { baseUrl: location.origin });

function isTaken(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'already_exists';
}
