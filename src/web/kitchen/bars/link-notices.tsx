import type { JSX } from 'preact';
import { degradeSentence } from '../../../client/degrade/sentences.ts';
import { language } from '../../language/language.ts';
import type { Desk } from '../desk/desk.ts';
import { silenceOf } from '../desk/link.ts';
import { kitchenTexts } from '../texts.ts';
import { tick } from '../../screen/tick.ts';

const skewWorthMs = 2000;

/** An amber bar while the hub is silent, what else is missing and what to do, and a word about a clock that is off. */
export function LinkNotices({ desk }: { readonly desk: Desk }): JSX.Element | null {
  const texts = kitchenTexts();
  const { forMs, grade } = silenceOf(desk.link.value, desk.board.value.seq, tick.value);
  const { skewMs } = desk.link.value;
  return (
    <>
      {grade !== 'live' && Number.isFinite(forMs) && (
        <div class="lag-bar" role="status">
          ⚠ {texts.lag(Math.floor(forMs / 1000))}
        </div>
      )}
      {desk.losses.value.map((loss) => (
        <div key={loss} class="lag-bar" role="status">
          ⚠ {degradeSentence(loss, language.value)}
        </div>
      ))}
      {Math.abs(skewMs) > skewWorthMs && (
        <div class="skew-bar">◷ {texts.skew(Math.round(Math.abs(skewMs) / 1000))}</div>
      )}
    </>
  );
}

/** Over the board, which stays readable: nobody may take it for the present. */
export function StaleVeil({ desk }: { readonly desk: Desk }): JSX.Element | null {
  const texts = kitchenTexts();
  if (silenceOf(desk.link.value, desk.board.value.seq, tick.value).grade !== 'stale') return null;
  return (
    <div class="stale-veil" role="alert">
      <div class="stale-sign">
        <strong>⚠ {texts.stale}</strong>
        <span>{texts.staleHint}</span>
      </div>
    </div>
  );
}
