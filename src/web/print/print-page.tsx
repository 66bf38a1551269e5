import type { ComponentType, JSX } from 'preact';
import { currentStore } from '../session/store-choice.ts';
import { followLink, path } from '../ui/address.ts';
import { Badge } from '../ui/notes.tsx';
import { isGrave, LossNotes } from '../ui/loss-notes.tsx';
import { Shell } from '../ui/shell.tsx';
import { HomeTab } from './home/home-tab.tsx';
import { JobsTab } from './jobs/jobs-tab.tsx';
import { isLive, losses, usePrintStream } from './live.ts';
import './print.css';
import { PrintersTab } from './printers/printers-tab.tsx';
import { RouteTab } from './route/route-tab.tsx';
import { printTexts } from './texts.ts';
import { UnprovenHint } from './unproven-hint.tsx';

type TabId = 'home' | 'printers' | 'jobs' | 'route';

const tabs: readonly { readonly id: TabId; readonly href: string; readonly Content: ComponentType }[] = [
  { id: 'home', href: '/admin/print/', Content: HomeTab },
  { id: 'printers', href: '/admin/print/printers', Content: PrintersTab },
  { id: 'jobs', href: '/admin/print/jobs', Content: JobsTab },
  { id: 'route', href: '/admin/print/route', Content: RouteTab },
];

/** All about paper: how printers are, what they print, and what a person must look at. */
export function PrintPage(): JSX.Element {
  return (
    <Shell page="print" roles={['staff', 'admin']} tools={<LiveBadge />}>
      <PrintAdmin />
    </Shell>
  );
}

function PrintAdmin(): JSX.Element {
  const storeId = currentStore.value?.id ?? 0;
  usePrintStream(storeId);
  const texts = printTexts();
  const [, , , asked] = path.value.split('/');
  const open = tabs.find(({ id }) => id === asked)?.id ?? 'home';
  const { Content } = tabs.find(({ id }) => id === open) ?? { Content: HomeTab };
  return (
    <>
      <h1>{texts.title}</h1>
      <LossNotes losses={losses.found.value} sentences={texts.losses} />
      <nav class="tabs print-tabs no-print" aria-label={texts.title}>
        {tabs.map(({ id, href }) => (
          <a key={id} href={href} aria-current={id === open ? 'page' : undefined} onClick={followLink}>
            {texts.tabs[id]}
          </a>
        ))}
      </nav>
      {open !== 'home' && <UnprovenHint />}
      <Content key={`${open} ${storeId}`} />
    </>
  );
}

function LiveBadge(): JSX.Element {
  const texts = printTexts();
  const isLost = losses.found.value.some(isGrave);
  return isLive.value && !isLost ? (
    <Badge kind="good">{texts.live}</Badge>
  ) : (
    <Badge kind="warn">{texts.notLive}</Badge>
  );
}
