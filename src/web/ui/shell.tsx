import type { ComponentChildren, ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Role } from '../../domain/roles.ts';
import { currentUser } from '../session/session.ts';
import { chooseStore, currentStore, hasNoStore, loadStores, stores } from '../session/store-choice.ts';
import { act } from './act.ts';
import { Button } from './button.tsx';
import { keepFocus } from './keep-focus.ts';
import { LanguageChoice } from './language-choice.tsx';
import { ErrorNote, Loading, Note } from './notes.tsx';
import './shell.css';
import { uiTexts } from './texts.ts';
import { useLoad } from './use-load.ts';

export type ShellPage = 'staff' | 'kitchen' | 'pickup' | 'print' | 'admin';

export interface ShellProps {
  /** The page this is. */
  readonly page: ShellPage;
  /** Which part of it is open; the window's title names it. */
  readonly part?: string | undefined;
  /** Who may see it; others are told so. */
  readonly roles: readonly Role[];
  /** What stands in the bar besides: the connection, sounds … */
  readonly tools?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The frame of every page for people who work here. Nobody logged in goes to the login page, and comes back afterwards. */
export function Shell({ page, part, roles, tools, children }: ShellProps): JSX.Element | null {
  const user = currentUser.value;
  const { error, reload } = useLoad(loadStores, [user?.id]);
  useEffect(() => {
    if (!user) location.replace(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
  }, [user]);
  useEffect(keepFocus, []);
  const title = part ?? uiTexts().nav[page];
  useEffect(() => {
    document.title = `${title} · restaurantctl`;
  }, [title]);
  if (!user) return null;
  const texts = uiTexts();
  const isAllowed = roles.includes(user.role);
  return (
    <div class="shell">
      <header class="shell-bar no-print">
        <a class="shell-brand" href="/">
          restaurantctl
        </a>
        <nav class="shell-links">
          {links
            .filter(({ roles: allowed }) => allowed.includes(user.role))
            .map(({ id, href }) => (
              <a key={id} href={href} aria-current={id === page ? 'page' : undefined}>
                {texts.nav[id]}
              </a>
            ))}
        </nav>
        <div class="shell-tools">
          {tools}
          {stores.value.length > 1 && <StoreChoice />}
          <LanguageChoice />
          <AccountButton name={user.username} />
        </div>
      </header>
      <main class="shell-page stack">
        {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
        {!isAllowed && <Note kind="bad">{texts.notAllowed}</Note>}
        {isAllowed && hasNoStore.value && <Note kind="bad">{texts.noStore}</Note>}
        {isAllowed &&
          (currentStore.value ? children : error === undefined && !hasNoStore.value && <Loading />)}
      </main>
    </div>
  );
}

const working: readonly Role[] = ['staff', 'admin'];

const links: readonly { readonly id: ShellPage; readonly href: string; readonly roles: readonly Role[] }[] = [
  { id: 'staff', href: '/staff', roles: working },
  { id: 'kitchen', href: '/kitchen', roles: working },
  { id: 'pickup', href: '/pickup', roles: working },
  { id: 'print', href: '/admin/print/', roles: working },
  { id: 'admin', href: '/admin', roles: working },
];

/** Who is logged in; what concerns them comes when it is asked for. */
function AccountButton({ name }: { readonly name: string }): JSX.Element {
  const [Account, setAccount] = useState<ComponentType<{ readonly onClose: () => void }>>();
  const open = () =>
    act(async () => {
      const { AccountDialog } = await import('../login/account-dialog.tsx');
      setAccount(() => AccountDialog);
    });
  return (
    <>
      <Button look="quiet" size="small" label={uiTexts().account(name)} onPress={open}>
        <span class="shell-account">{name}</span>
      </Button>
      {Account && <Account onClose={() => setAccount(undefined)} />}
    </>
  );
}

function StoreChoice(): JSX.Element {
  return (
    <select
      aria-label={uiTexts().store}
      value={String(currentStore.value?.id)}
      onChange={({ currentTarget }) => chooseStore(Number(currentTarget.value))}
    >
      {stores.value.map(({ id, name }) => (
        <option key={id} value={String(id)}>
          {name}
        </option>
      ))}
    </select>
  );
}
