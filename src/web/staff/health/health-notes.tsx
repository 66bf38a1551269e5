import type { JSX } from 'preact';
import { formatTime } from '../../language/format.ts';
import { currentStore } from '../../session/store-choice.ts';
import { Note } from '../../ui/notes.tsx';
import { isLive } from '../floor/floor.ts';
import { answeredAt, troubles } from './health.ts';
import { healthTexts } from './texts.ts';

/** A sentence for each thing that does not work: what still does, and what people do meanwhile. */
export function HealthNotes(): JSX.Element {
  const texts = healthTexts();
  const zone = currentStore.value?.timezone ?? 'UTC';
  const stoodAt = formatTime(new Date(answeredAt.value).toISOString(), zone);
  return (
    <>
      {troubles.value.map((trouble) => (
        <Note key={trouble} kind={trouble === 'api' ? 'bad' : 'warn'}>
          <span>{trouble === 'api' ? texts.api(stoodAt) : texts[trouble]}</span>
        </Note>
      ))}
    </>
  );
}

/** Whether what is shown is live, in a word. */
export function LiveBadge(): JSX.Element {
  const texts = healthTexts();
  const isLost = troubles.value.includes('api');
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
