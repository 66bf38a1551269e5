import type { JSX } from 'preact';
import type { Desk } from '../desk/desk.ts';
import { kitchenTexts } from '../texts.ts';
import { tick } from '../../screen/tick.ts';

/** The hub sends a heartbeat every 5 s: two missed ones are worth a word, four mean that cooks must not trust the board. */
export const lagMs = 10_000;
export const staleMs = 20_000;

const skewWorthMs = 2000;

/** How long nothing was heard, ms; a board from the device's own memory counts as old until the hub has answered. */
export function silenceOf(desk: Desk, now: number): number {
  const { heardAt, isCached } = desk.link.value;
  if (isCached && desk.board.value.seq > 0) return Number.POSITIVE_INFINITY;
  return heardAt === undefined ? 0 : now - heardAt;
}

/** An amber bar while the hub is silent, and a word about a clock that is off. */
export function LinkNotices({ desk }: { readonly desk: Desk }): JSX.Element | null {
  const texts = kitchenTexts();
  const silence = silenceOf(desk, tick.value);
  const { skewMs } = desk.link.value;
  return (
    <>
      {silence > lagMs && Number.isFinite(silence) && (
        <div class="lag-bar" role="status">
          ⚠ {texts.lag(Math.floor(silence / 1000))}
        </div>
      )}
      {Math.abs(skewMs) > skewWorthMs && (
        <div class="skew-bar">◷ {texts.skew(Math.round(Math.abs(skewMs) / 1000))}</div>
      )}
    </>
  );
}

/** Over the board, which stays readable: nobody may take it for the present. */
export function StaleVeil({ desk }: { readonly desk: Desk }): JSX.Element | null {
  const texts = kitchenTexts();
  if (silenceOf(desk, tick.value) <= staleMs) return null;
  return (
    <div class="stale-veil" role="alert">
      <div class="stale-sign">
        <strong>⚠ {texts.stale}</strong>
        <span>{texts.staleHint}</span>
      </div>
    </div>
  );
}
