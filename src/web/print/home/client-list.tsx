import type { JSX } from 'preact';
import { formatSecond } from '../../language/format.ts';
import { api } from '../../session/api.ts';
import { currentStore } from '../../session/store-choice.ts';
import { Badge, ErrorNote } from '../../ui/notes.tsx';
import { useLive } from '../live.ts';
import { printTexts } from '../texts.ts';

/** Remote print clients that are connected, and the papers each has in hand. */
export function ClientList(): JSX.Element {
  const store = currentStore.value;
  const { data, error, reload } = useLive(
    () => api.listPrintClients({ query: { store_id: store?.id } }),
    [store?.id],
  );
  const texts = printTexts();
  const zone = store?.timezone ?? 'UTC';
  return (
    <section class="card stack">
      <h2>{texts.clients}</h2>
      {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
      {data?.length === 0 && <p class="soft">{texts.noClients}</p>}
      {data && data.length > 0 && (
        <ul class="plain-list stack">
          {data.map((client) => (
            <li key={client.id} class="client">
              <div class="row spread">
                <strong>{client.name}</strong>
                <Badge kind={client.status === 'ready' ? 'good' : 'warn'}>{nameState(client.status)}</Badge>
              </div>
              <dl class="facts">
                <div>
                  <dt>{texts.client.model}</dt>
                  <dd>{client.model || '–'}</dd>
                </div>
                <div>
                  <dt>{texts.client.seen}</dt>
                  <dd class="figure">{formatSecond(client.last_seen_at, zone)}</dd>
                </div>
                <div>
                  <dt>{texts.client.jobs}</dt>
                  <dd class="figure">{client.leased_job_ids.join(', ') || texts.none}</dd>
                </div>
              </dl>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What clients usually say of themselves, in the page's language; other words as they are. */
function nameState(said: string): string {
  const names: Readonly<Record<string, string>> = printTexts().clientStates;
  return names[said] ?? said;
}
