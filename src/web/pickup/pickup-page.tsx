import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { currentStore } from '../session/store-choice.ts';
import { ScreenGate } from '../screen/screen-gate.tsx';
import { PickupDisplay } from './pickup-display.tsx';
import './pickup.css';
import { pickupTexts } from './texts.ts';

/** What guests look at while they wait: 制作中 and 请取餐. `?store=2`, `?mode=takeout` for those alone who carry it out. */
export function PickupPage(): JSX.Element {
  const { title } = pickupTexts();
  useEffect(() => {
    document.title = `${title} · restaurantctl`;
  }, [title]);
  const query = new URLSearchParams(location.search);
  const asked = Number(query.get('store')) || currentStore.value?.id || null;
  return (
    <ScreenGate storeId={asked}>
      {(store) => (
        <PickupDisplay key={store.id} store={store} takeoutOnly={query.get('mode') === 'takeout'} />
      )}
    </ScreenGate>
  );
}
