import type { ComponentType, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { systemClock } from '../../runtime/clock.ts';
import { createLosses } from '../realtime/losses.ts';
import { currentUser } from '../session/session.ts';
import { currentStore } from '../session/store-choice.ts';
import { LossNotes } from '../ui/loss-notes.tsx';
import { ErrorNote, Loading } from '../ui/notes.tsx';
import { Shell } from '../ui/shell.tsx';
import { useLoad } from '../ui/use-load.ts';
import './admin.css';
import { followLink, path } from '../ui/address.ts';
import { type Section, sections } from './sections.ts';
import { adminTexts } from './texts.ts';

/** The office asks and follows nothing: whether the hub speaks is nothing to it. */
const losses = createLosses(() => ({ isConnected: true, heardAt: systemClock.monotonic() }));

/** The office: one section at a time, chosen by the address `/admin/<section>`. */
export function AdminPage(): JSX.Element {
  const role = currentUser.value?.role ?? 'customer';
  const allowed = sections.filter(({ roles }) => roles.includes(role));
  const [, , asked] = path.value.split('/');
  const section = allowed.find(({ id }) => id === asked) ?? allowed[0];
  const texts = adminTexts();
  const links = useRef<HTMLElement>(null);
  useEffect(losses.watch, []);
  // On a phone the links are one line that is longer than the screen.
  useEffect(() => {
    links.current
      ?.querySelector('[aria-current=page]')
      ?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [section?.id, currentStore.value]);
  return (
    <Shell page="admin" part={section && texts.sections[section.id]} roles={['staff', 'admin']}>
      <LossNotes losses={losses.found.value} sentences={{ api: texts.away }} />
      <div class="office">
        <nav class="office-links no-print" ref={links} aria-label={texts.office}>
          {allowed.map(({ id }) => (
            <a
              key={id}
              href={`/admin/${id}`}
              aria-current={id === section?.id ? 'page' : undefined}
              onClick={followLink}
            >
              {texts.sections[id]}
            </a>
          ))}
        </nav>
        <div class="stack">{section && <OpenSection key={section.id} section={section} />}</div>
      </div>
    </Shell>
  );
}

function OpenSection({ section }: { readonly section: Section }): JSX.Element {
  const { data, error, reload } = useLoad(section.load, [section.id]);
  if (error !== undefined) return <ErrorNote error={error} onRetry={reload} />;
  if (!data) return <Loading />;
  const Content: ComponentType = data.default;
  return <Content />;
}
