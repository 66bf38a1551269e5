import type { JSX } from 'preact';
import { api } from '../../session/api.ts';
import { Badge, ErrorNote, Loading, Note } from '../../ui/notes.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { settingsTexts } from './texts.ts';

/** What runs, and what of the business needs a person. */
export function Health(): JSX.Element {
  const services = useLoad(() => api.listServices(), []);
  const checkup = useLoad(() => api.getCheckup(), []);
  const texts = settingsTexts();
  const found = checkup.data;
  const sentences = found
    ? [
        found.attention.length > 0 && texts.attention(found.attention.length),
        found.ledgers.length > 0 && texts.ledgers(found.ledgers.length),
        found.unrouted.length > 0 &&
          texts.unrouted(found.unrouted.map(({ menu_item_name }) => menu_item_name).join(', ')),
        found.known_users.length > 0 && texts.knownUsers(found.known_users.join(', ')),
        found.backup === null && texts.noBackup,
      ].filter((sentence) => sentence !== false)
    : [];
  return (
    <section class="card stack">
      <h2>{texts.health}</h2>
      <div class="row">
        <Badge kind="good">
          {texts.services.api} · {texts.up}
        </Badge>
        {services.data?.items.map(({ name, ready }) => (
          <Badge key={name} kind={ready ? 'good' : 'bad'}>
            {texts.services[name]} · {ready ? texts.up : texts.down}
          </Badge>
        ))}
      </div>
      {checkup.error !== undefined && <ErrorNote error={checkup.error} onRetry={checkup.reload} />}
      {!found && checkup.error === undefined && <Loading />}
      {found && sentences.length === 0 && <Note kind="good">{texts.fine}</Note>}
      {sentences.map((sentence) => (
        <Note key={sentence} kind="warn">
          {sentence}
        </Note>
      ))}
      {found && <p class="soft">{texts.size((found.database.bytes / 1e6).toFixed(1))}</p>}
    </section>
  );
}
