import type { JSX } from 'preact';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { formatTime } from '../../language/format.ts';
import { language } from '../../language/language.ts';
import { api } from '../../session/api.ts';
import { currentStore } from '../../session/store-choice.ts';
import { ErrorNote, Loading } from '../../ui/notes.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { whyTexts } from './texts.ts';

/** The order's story in plain sentences, with what to do now on top. */
export function WhySheet({ order }: { readonly order: OrderOnWire }): JSX.Element {
  const load = () => api.explainOrder({ params: { id: order.id } });
  const { data, error, reload } = useLoad(load, [order.id, order.seq, language.value]);
  if (error !== undefined) return <ErrorNote error={error} onRetry={reload} />;
  if (!data) return <Loading />;
  const texts = whyTexts();
  const zone = currentStore.value?.timezone ?? 'UTC';
  return (
    <div class="stack why">
      <h3>{texts.next}</h3>
      <ul class="facts next">
        {data.next.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <h3>{texts.story}</h3>
      <ol class="story">
        {data.story.map(({ at, sentence, who }, index) => (
          <li key={index}>
            <time class="figure soft">{formatTime(at, zone)}</time>
            <span>
              {sentence} {who !== null && <span class="soft">{texts.by(who)}</span>}
            </span>
          </li>
        ))}
      </ol>
      {data.paper.length > 0 && <h3>{texts.papers}</h3>}
      <ul class="facts">
        {data.paper.map(({ job_id, sentence }) => (
          <li key={job_id}>{sentence}</li>
        ))}
      </ul>
      {data.screens.length > 0 && <h3>{texts.screens}</h3>}
      <ul class="facts">
        {data.screens.map(({ screen, has_shown }) => (
          <li key={screen}>
            {has_shown ? '✓' : '✗'} {screen} {has_shown ? texts.shown : texts.notShown}
          </li>
        ))}
      </ul>
    </div>
  );
}
