import type { JSX } from 'preact';
import type { Answer, Endpoints } from '../../../protocol/api.ts';
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
  const findings = found ? findingsOf(found) : [];
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
      {found && findings.length === 0 && <Note kind="good">{texts.fine}</Note>}
      {findings.map(({ sentence, href }) => (
        <Note key={sentence} kind="warn">
          <span>{sentence}</span>
          {href !== undefined && (
            <a class="button small" href={href}>
              {texts.look}
            </a>
          )}
        </Note>
      ))}
      {found && <p class="soft">{texts.size((found.database.bytes / 1e6).toFixed(1))}</p>}
    </section>
  );
}

interface Finding {
  readonly sentence: string;
  /** The page where something can be done about it. */
  readonly href?: string;
}

function findingsOf(found: Answer<Endpoints['getCheckup']>): Finding[] {
  const texts = settingsTexts();
  const { attention, ledgers, unrouted, known_users: known, backup } = found;
  const dishes = unrouted.map(({ menu_item_name }) => menu_item_name);
  return [
    ...(attention.length > 0 ? [{ sentence: texts.attention(attention.length), href: '/staff' }] : []),
    ...(ledgers.length > 0 ? [{ sentence: texts.ledgers(ledgers.length) }] : []),
    ...(dishes.length > 0
      ? [{ sentence: texts.unrouted(dishes.join(', ')), href: '/admin/print/route' }]
      : []),
    ...(known.length > 0 ? [{ sentence: texts.knownUsers(known.join(', ')), href: '/admin/users' }] : []),
    ...(backup === null ? [{ sentence: texts.noBackup }] : []),
  ];
}
