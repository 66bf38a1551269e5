import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { ErrorNote, Loading } from '../ui/notes.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { outbox } from './cart/cart-store.ts';
import './guest.css';
import { GuestHeader } from './guest-header.tsx';
import { dishes, loadMenu, store } from './menu/menu-store.ts';
import { MenuView } from './menu/menu-view.tsx';
import { startVisit } from './start-visit.ts';
import { NoVisit } from './table/no-visit.tsx';
import { isWide, restorePlace, view } from './view.ts';
import { cartView, dishView, fetchParts, orderView, ordersView, payView } from './parts.ts';
import { tableVisit, visitor } from './visitor.ts';

/** What a guest sees: the menu at once, everything else when it is asked for. @param props.visit the one that has begun */
export function GuestPage({ visit }: { readonly visit: Promise<void> }): JSX.Element {
  const [error, setError] = useState<unknown>();
  const [isReady, setReady] = useState(false);
  const follow = (begun: Promise<void>) =>
    begun.then(
      () => {
        setError(undefined);
        setReady(true);
      },
      (thrown: unknown) => setError(thrown),
    );
  useEffect(() => void follow(visit), []);
  useEffect(() => {
    if (isReady) fetchParts();
  }, [isReady]);
  useLayoutEffect(restorePlace, [view.value]);
  // Another table of another store was scanned in another tab.
  const storeId = tableVisit.value?.storeId;
  useEffect(() => {
    if (isReady && storeId !== undefined && storeId !== store.value?.id) void loadMenu(storeId);
  }, [storeId]);
  if (!visitor.value && (isReady || !location.pathname.startsWith('/t'))) return <NoVisit />;
  if (!visitor.value && error === undefined) return <Loading />;
  if (dishes.value.length === 0 && !isReady)
    return (
      <main class="guest">
        {error === undefined ? <Loading /> : <ErrorNote error={error} onRetry={() => follow(startVisit())} />}
      </main>
    );
  const isMenu = view.value.name === 'menu' || view.value.name === 'dish';
  return (
    <div class={`guest at-${view.value.name}`}>
      <GuestHeader />
      <main class="guest-main">
        <div class="guest-view">
          <CurrentView />
        </div>
        {isWide.value && isMenu && (
          <aside class="guest-side">
            <cartView.View isAside />
          </aside>
        )}
      </main>
      <BottomBar isSending={outbox.value !== undefined} />
    </div>
  );
}

function CurrentView(): JSX.Element {
  const now = view.value;
  const isMenu = now.name === 'menu' || now.name === 'dish';
  return (
    <>
      <MenuView isHidden={!isMenu} />
      {now.name === 'dish' && <dishView.View key={`${now.id} ${now.line}`} id={now.id} line={now.line} />}
      {now.name === 'cart' && <cartView.View isAside={false} />}
      {now.name === 'orders' && <ordersView.View />}
      {now.name === 'order' && <orderView.View key={now.id} id={now.id} />}
      {now.name === 'pay' && <payView.View key={now.id} id={now.id} />}
    </>
  );
}
