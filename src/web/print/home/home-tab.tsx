import type { JSX } from 'preact';
import { ClientList } from './client-list.tsx';
import { PrinterBrief } from './printer-brief.tsx';
import { ServiceState } from './service-state.tsx';
import { StatTiles } from './stat-tiles.tsx';
import { UnprovenPapers } from './unproven-papers.tsx';

/** What needs a person first, then how all of it goes. */
export function HomeTab(): JSX.Element {
  return (
    <>
      <UnprovenPapers />
      <StatTiles />
      <div class="print-columns">
        <PrinterBrief />
        <div class="stack">
          <ServiceState />
          <ClientList />
        </div>
      </div>
    </>
  );
}
