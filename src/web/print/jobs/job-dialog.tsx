import type { JSX } from 'preact';
import type { PrintJobOnWire } from '../../../protocol/print.ts';
import { formatDateTime } from '../../language/format.ts';
import { api } from '../../session/api.ts';
import { currentStore } from '../../session/store-choice.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote, Loading } from '../../ui/notes.tsx';
import { useLive } from '../live.ts';
import { JobActions } from './job-actions.tsx';
import { describeJob, JobBadge, explainJob } from './job-words.tsx';
import { canRetry, makesCopy } from './job-rules.ts';
import { PaperPicture } from './paper-picture.tsx';
import { jobTexts } from './texts.ts';

export interface JobDialogProps {
  readonly id: number;
  readonly printerName: (id: number | null) => string | undefined;
  readonly onClose: () => void;
}

/** One print job: its paper, what became of it, and what can be done. */
export function JobDialog({ id, printerName, onClose }: JobDialogProps): JSX.Element {
  const texts = jobTexts();
  const { data: job, error, reload } = useLive(() => api.getPrintJob({ params: { id } }), [id]);
  return (
    <Dialog title={texts.job(id)} onClose={onClose} broad>
      {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
      {!job && error === undefined && <Loading />}
      {job && (
        <div class="job-view">
          <div class="job-paper">
            <PaperPicture jobId={id} />
          </div>
          <div class="stack">
            <div class="row">
              <JobBadge job={job} />
              <strong>{describeJob(job)}</strong>
            </div>
            {explainJob(job) !== undefined && <p>{explainJob(job)}</p>}
            <JobFacts job={job} printer={printerName(job.printer_id) ?? texts.noPrinter} />
            <JobActions job={job} onDone={reload} />
            {canRetry(job) && makesCopy(job) && <p class="soft">{texts.copyWarning}</p>}
            <details>
              <summary>{texts.text}</summary>
              <pre class="job-text">{job.print_content}</pre>
            </details>
          </div>
        </div>
      )}
    </Dialog>
  );
}

function JobFacts({ job, printer }: { readonly job: PrintJobOnWire; readonly printer: string }): JSX.Element {
  const texts = jobTexts();
  const zone = currentStore.value?.timezone ?? 'UTC';
  const time = (at: string | null) => at && formatDateTime(at, zone);
  const { facts } = texts;
  const rows: readonly (readonly [string, string | number | null])[] = [
    [facts.printer, job.meant_for === null ? printer : `${printer} (${texts.insteadOf(job.meant_for)})`],
    [facts.station, job.station],
    [facts.order, job.order_id],
    [facts.created, time(job.created_at)],
    [facts.started, time(job.started_at)],
    [facts.completed, time(job.completed_at)],
    [facts.expires, job.completed_at === null ? time(job.expires_at) : null],
    [facts.tries, job.retry_count > 0 ? texts.tries(job.retry_count, job.max_retries) : null],
    [facts.reprintOf, job.reprint_of && texts.job(job.reprint_of)],
    [facts.retriedTo, job.retried_to && texts.job(job.retried_to)],
    [facts.message, job.error_message],
    [facts.warnings, job.warnings.length > 0 ? job.warnings.join(' ') : null],
  ];
  return (
    <dl class="facts">
      {rows
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
