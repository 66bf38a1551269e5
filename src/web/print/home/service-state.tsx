import type { JSX } from 'preact';
import { api } from '../../session/api.ts';
import { Badge, Note } from '../../ui/notes.tsx';
import { isLive, useLive } from '../live.ts';
import { printTexts } from '../texts.ts';

/** Whether what prints and what tells of it are there. */
export function ServiceState(): JSX.Element {
  const { data } = useLive(() => api.listServices(), []);
  const texts = printTexts();
  const isReady = data?.items.find(({ name }) => name === 'printd')?.ready;
  return (
    <section class="card stack">
      <div class="row spread">
        <h2>{texts.service}</h2>
        {isReady === true && <Badge kind="good">✓ {texts.serviceReady}</Badge>}
        {isReady === false && <Badge kind="bad">✗ {texts.serviceGone}</Badge>}
      </div>
      {isReady === false && <Note kind="bad">{texts.serviceTodo}</Note>}
      <div class="row spread">
        <span>{texts.hub}</span>
        {isLive.value ? (
          <Badge kind="good">✓ {texts.serviceReady}</Badge>
        ) : (
          <Badge kind="warn">{texts.notLive}</Badge>
        )}
      </div>
    </section>
  );
}
