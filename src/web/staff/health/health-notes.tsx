import type { JSX } from 'preact';
import { formatTime } from '../../language/format.ts';
import { currentStore } from '../../session/store-choice.ts';
import { isGrave, LossNotes } from '../../ui/loss-notes.tsx';
import { isLive } from '../floor/floor.ts';
import { health } from './health.ts';
import { healthTexts } from './texts.ts';

/** What the restaurant is without; this page goes on asking where others only listen. */
export function HealthNotes(): JSX.Element {
  const texts = healthTexts();
  const zone = currentStore.value?.timezone ?? 'UTC';
  const away = texts.away(formatTime(new Date(health.answeredAt.value).toISOString(), zone));
  return (
    <LossNotes
      losses={health.found.value}
      sentences={{ link: away, system: away, hub: texts.hub, printd: texts.printd }}
    />
  );
}

/** Whether what is shown is live, in a word. */
export function LiveBadge(): JSX.Element {
  const texts = healthTexts();
  const isLost = health.found.value.some(isGrave);
  const [kind, word] = isLost
    ? ['bad', texts.lost]
    : isLive.value
      ? ['good', texts.live]
      : ['warn', texts.waiting];
  return (
    <span class={`badge ${kind}`} role="status">
      ● {word}
    </span>
  );
}
