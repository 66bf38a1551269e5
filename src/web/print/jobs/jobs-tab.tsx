import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api } from '../../session/api.ts';
import { currentStore } from '../../session/store-choice.ts';
import { Empty, ErrorNote, Loading } from '../../ui/notes.tsx';
import { Pager } from '../../ui/pager.tsx';
import { useLive } from '../live.ts';
import { JobDialog } from './job-dialog.tsx';
import { filterQuery, type JobFilter, readFilter, writeFilter } from './job-filter.ts';
import { JobFilters } from './job-filters.tsx';
import { JobRow } from './job-row.tsx';
import { jobTexts } from './texts.ts';

const limit = 20;

/** Every print job, those that need a person first. */
export function JobsTab(): JSX.Element {
  const storeId = currentStore.value?.id ?? 0;
  const [filter, setFilter] = useState(() => readFilter(location.search));
  const [skip, setSkip] = useState(0);
  const [openId, setOpenId] = useState<number>();
  const ofStore = { store_id: storeId };
  const { data: printers } = useLive(
    () => api.listPrinters({ query: { ...ofStore, limit: 100 } }),
    [storeId],
  );
  const { data, error, reload } = useLive(
    () => api.listPrintJobs({ query: { ...ofStore, ...filterQuery(filter), skip, limit } }),
    [storeId, writeFilter(filter), skip],
  );
  const nameOf = (id: number | null) => printers?.items.find((printer) => printer.id === id)?.name;
  const narrow = (next: JobFilter) => {
    setFilter(next);
    setSkip(0);
    history.replaceState(null, '', location.pathname + writeFilter(next));
  };
  const texts = jobTexts();
  return (
    <>
      <h2 class="hidden-label">{texts.title}</h2>
      <JobFilters filter={filter} printers={printers?.items ?? []} onChange={narrow} />
      {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
      {!data && error === undefined && <Loading />}
      {data?.items.length === 0 && <Empty>{texts.none}</Empty>}
      {data && data.items.length > 0 && (
        <ul class="plain-list job-list card">
          {data.items.map((job) => (
            <JobRow
              key={job.id}
              job={job}
              printer={nameOf(job.printer_id)}
              onOpen={() => setOpenId(job.id)}
              onChange={reload}
            />
          ))}
        </ul>
      )}
      {data && <Pager skip={skip} limit={limit} total={data.total} onSkip={setSkip} />}
      {openId !== undefined && (
        <JobDialog id={openId} printerName={nameOf} onClose={() => setOpenId(undefined)} />
      )}
    </>
  );
}
