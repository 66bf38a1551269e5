import type { JSX } from 'preact';
import { api } from '../../session/api.ts';
import { currentStore } from '../../session/store-choice.ts';
import { followLink } from '../../ui/address.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import { useLive } from '../live.ts';
import { printTexts } from '../texts.ts';

/** Printers and papers in figures; each leads to what it counts. */
export function StatTiles(): JSX.Element {
  const storeId = currentStore.value?.id ?? 0;
  const { data, error, reload } = useLive(
    () => api.getPrintStats({ query: { store_id: storeId } }),
    [storeId],
  );
  const texts = printTexts();
  if (error !== undefined && !data) return <ErrorNote error={error} onRetry={reload} />;
  const { printers, jobs } = data ?? {};
  const of = (count: number | undefined) => (count === undefined ? '–' : String(count));
  const tiles = [
    {
      href: '/admin/print/printers',
      label: texts.stats.printers,
      figure: printers ? `${printers.online} / ${printers.active}` : '–',
    },
    { href: jobsOf('pending'), label: texts.stats.queued, figure: of(jobs && jobs.pending + jobs.printing) },
    {
      href: jobsOf('waiting'),
      label: texts.stats.waiting,
      figure: of(jobs?.waiting),
      isBad: (jobs?.waiting ?? 0) > 0,
    },
    { href: jobsOf('failed'), label: texts.stats.failed, figure: of(jobs?.failed) },
    { href: jobsOf('completed'), label: texts.stats.completed, figure: of(jobs?.completed) },
  ];
  return (
    <section aria-label={texts.figures}>
      <ul class="plain-list tiles">
        {tiles.map(({ href, label, figure, isBad = false }) => (
          <li key={label}>
            <a class={isBad ? 'tile card warn' : 'tile card'} href={href} onClick={followLink}>
              <span class="tile-figure figure">{figure}</span>
              <span class="soft">{label}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function jobsOf(status: string): string {
  return `/admin/print/jobs?status=${status}`;
}
