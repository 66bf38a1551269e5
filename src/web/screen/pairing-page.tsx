import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { LanguageChoice } from '../ui/language-choice.tsx';
import { screenTexts } from './texts.ts';
import { tick } from './tick.ts';
import { type ShownCode, waitForPairing } from './wait-for-pairing.ts';

/** A new screen shows a code, big enough to be read from across the kitchen; whoever is in charge enters it in the office. */
export function PairingPage(): JSX.Element {
  const [shown, setShown] = useState<ShownCode>();
  useEffect(() => {
    const leaving = new AbortController();
    void waitForPairing(setShown, leaving.signal);
    return () => leaving.abort();
  }, []);
  const texts = screenTexts();
  const minutes = tick.value >= 0 && shown ? Math.ceil((shown.expiresAt - Date.now()) / 60_000) : 0;
  return (
    <main class="screen-gate">
      <div class="pairing stack">
        <div class="row spread">
          <span class="pairing-brand">restaurantctl</span>
          <LanguageChoice />
        </div>
        <h1>{texts.pairTitle}</h1>
        <output class="pairing-code figure" aria-label={shown?.code}>
          {shown ? `${shown.code.slice(0, 3)} ${shown.code.slice(3)}` : '··· ···'}
        </output>
        <p>{texts.pairHint}</p>
        <p class="soft" role="status">
          {shown ? `${texts.pairWaiting} ${texts.pairMinutes(Math.max(0, minutes))}` : texts.pairWaiting}
        </p>
        <a href={`/login?next=${encodeURIComponent(location.pathname + location.search)}`}>{texts.pairOr}</a>
      </div>
    </main>
  );
}
