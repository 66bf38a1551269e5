import type { JSX } from 'preact';
import { LanguageChoice } from '../ui/language-choice.tsx';
import { Note } from '../ui/notes.tsx';
import { isOffline } from './connection.ts';
import { oldSince, store } from './menu/menu-store.ts';
import { guestTexts } from './texts.ts';
import { goBack, view } from './view.ts';
import { customer, visitor } from './visitor.ts';

/** Where the guest is: restaurant and table, and back. */
export function GuestHeader(): JSX.Element {
  const texts = guestTexts();
  const who = visitor.value;
  const isMenu = view.value.name === 'menu' || view.value.name === 'dish';
  return (
    <header class="guest-header">
      <div class="guest-bar">
        {!isMenu && (
          <button type="button" class="button quiet back" aria-label={texts.back} onClick={goBack}>
            <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
              <path d="m15 5-7 7 7 7" fill="none" stroke="currentColor" stroke-width="2.5" />
            </svg>
          </button>
        )}
        <h1>{store.value?.name ?? ''}</h1>
        <span class="badge place">
          {who?.kind === 'guest' ? texts.table(who.tableNumber) : (customer.value?.username ?? texts.takeout)}
        </span>
        <LanguageChoice />
      </div>
      {isOffline.value && !(isMenu && oldSince.value) && (
        <div role="status">
          <Note kind="warn">{texts.offline}</Note>
        </div>
      )}
    </header>
  );
}
