import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { LanguageChoice } from '../ui/language-choice.tsx';
import { currentUser } from '../session/session.ts';
import { homeOf, safeNext } from './home-of.ts';
import { LoginForm } from './login-form.tsx';
import './login.css';
import { RegistrationForm } from './registration-form.tsx';
import { loginTexts } from './texts.ts';

/** Log in or sign up; whoever is logged in goes on to where they wanted to, or to the home of their role. */
export function LoginPage(): JSX.Element {
  const user = currentUser.value;
  const [isNew, setNew] = useState(location.pathname === '/register');
  useEffect(() => {
    if (!user) return;
    const next = new URLSearchParams(location.search).get('next');
    location.replace(safeNext(next, location.origin) ?? homeOf(user.role));
  }, [user]);
  const texts = loginTexts();
  return (
    <main class="login">
      <div class="login-card stack">
        <div class="row spread">
          <span class="login-brand">restaurantctl</span>
          <LanguageChoice />
        </div>
        <p class="soft">{texts.tagline}</p>
        <h1>{isNew ? texts.registerTitle : texts.title}</h1>
        {isNew ? <RegistrationForm /> : <LoginForm />}
        <Button look="quiet" onPress={() => setNew(!isNew)}>
          {isNew ? texts.haveAccount : texts.register}
        </Button>
      </div>
    </main>
  );
}
