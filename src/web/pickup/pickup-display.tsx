import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { language } from '../language/language.ts';
import { formatTime } from '../language/format.ts';
import { say } from '../screen/speech.ts';
import { audio, play, unlockAudio, unlockedContext } from '../screen/sounds.ts';
import { Icon } from '../screen/icon.tsx';
import { Refused } from '../screen/screen-gate.tsx';
import { tick } from '../screen/tick.ts';
import { spell } from '../screen/words.ts';
import type { ShownStore } from '../screen/use-store.ts';
import { stayAwake } from '../screen/wake-lock.ts';
import { newlyReady, type PickupEntry, type PickupLists, pickupLists } from './pickup-lists.ts';
import { pickupTexts } from './texts.ts';
import { usePickup } from './use-pickup.ts';

interface PickupProps {
  readonly store: ShownStore;
  readonly takeoutOnly: boolean;
}

/** Big numbers: those being prepared, and those that can be collected; a new one rings and is called. */
export function PickupDisplay({ store, takeoutOnly }: PickupProps): JSX.Element {
  const texts = pickupTexts();
  const { board, isConnected, isLoaded, isRefused, skewMs } = usePickup(store.id);
  const now = tick.value >= 0 ? Date.now() + skewMs : 0;
  const lists = pickupLists(board, { now, takeoutOnly });
  useCalls(isLoaded ? lists : undefined);
  return (
    <div class="pickup">
      <header class="pickup-head">
        <h1>{store.name}</h1>
        {!isConnected && isLoaded && <span class="pickup-offline">⚠ {texts.offline}</span>}
        <SoundButton />
        <time class="figure">{formatTime(new Date(now).toISOString(), store.timezone)}</time>
      </header>
      {isRefused && <Refused />}
      <main class="pickup-lists">
        <List kind="preparing" entries={lists.preparing} now={now} />
        <List kind="ready" entries={lists.ready} now={now} />
      </main>
    </div>
  );
}

/** How long a new number stands out, ms. */
const freshMs = 20_000;

function isFresh({ since }: PickupEntry, now: number): boolean {
  return now - Date.parse(since) < freshMs;
}

interface ListProps {
  readonly kind: 'preparing' | 'ready';
  readonly entries: readonly PickupEntry[];
  /** The server's time, ms. */
  readonly now: number;
}

function List({ kind, entries, now }: ListProps): JSX.Element {
  const texts = pickupTexts();
  return (
    <section class={`pickup-list ${kind}`} aria-labelledby={`pickup-${kind}`}>
      <h2 id={`pickup-${kind}`}>
        {texts[kind]} <small>{texts.also[kind]}</small>
      </h2>
      {kind === 'ready' && entries.length === 0 && <p class="pickup-empty">{texts.nothingReady}</p>}
      <ul aria-live={kind === 'ready' ? 'polite' : undefined}>
        {entries.map((entry) => (
          <li
            key={entry.orderId}
            class={kind === 'ready' && isFresh(entry, now) ? 'latest' : ''}
            data-order={entry.orderId}
          >
            <b class="figure">{entry.number}</b>
            {entry.table !== null && <small>{texts.table(entry.table)}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Rings once for what has become ready, and says every number. */
function useCalls(lists: PickupLists | undefined): void {
  const before = useRef<PickupLists | undefined>(undefined);
  useEffect(() => {
    if (!lists) return;
    const fresh = newlyReady(before.current, lists).map(({ number }) => number);
    before.current = lists;
    if (fresh.length === 0 || audio.peek() !== 'ok') return;
    const after = play('ready');
    const called = fresh.toReversed();
    const words = [
      ...called.flatMap((number) => ['number' as const, ...spell(String(number))]),
      'collect' as const,
    ];
    // One sentence for all: the latest word cuts off the one before.
    const sentence = pickupTexts().called(called.join(pickupTexts().and));
    say({ sentence, words }, { language: language.peek(), context: unlockedContext(), after });
  });
}

/** Browsers want one touch before a page may make sounds. */
function SoundButton(): JSX.Element | null {
  const texts = pickupTexts();
  if (audio.value === 'ok') return null;
  return (
    <button
      type="button"
      class="pickup-sound"
      onClick={() => {
        void unlockAudio().then((isLoud) => isLoud && play('ready'));
        void stayAwake();
      }}
    >
      <Icon name="silent" /> {texts.sound}
    </button>
  );
}
