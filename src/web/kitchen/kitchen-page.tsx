import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { ScreenGate } from '../screen/screen-gate.tsx';
import { KitchenDisplay } from './kitchen-display.tsx';
import './kitchen.css';
import { settings } from './settings.ts';
import { kitchenTexts } from './texts.ts';

/** The kitchen display: pairs the screen if it is nobody yet, else shows the board of its store. */
export function KitchenPage(): JSX.Element {
  const { isNight, storeId } = settings.value;
  const { title } = kitchenTexts();
  useEffect(() => {
    document.documentElement.dataset['theme'] = isNight ? 'dark' : 'light';
  }, [isNight]);
  useEffect(() => {
    document.title = `${title} · restaurantctl`;
  }, [title]);
  return (
    <ScreenGate storeId={storeId}>
      {(store, stores) => <KitchenDisplay key={store.id} store={store} stores={stores} />}
    </ScreenGate>
  );
}
