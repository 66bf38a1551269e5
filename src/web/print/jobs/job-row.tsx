import type { JSX } from 'preact';
import type { PrintJobOnWire } from '../../../protocol/print.ts';
import { formatDateTime } from '../../language/format.ts';
import { currentStore } from '../../session/store-choice.ts';
import { JobActions } from './job-actions.tsx';
import { describeJob, explainJob, JobBadge } from './job-words.tsx';
import { PaperThumb } from './paper-picture.tsx';
import { jobTexts } from './texts.ts';

export interface JobRowProps {
  readonly job: PrintJobOnWire;
  readonly printer: string | undefined;
  readonly onOpen: () => void;
  readonly onChange: () => unknown;
}

/** One print job in a list, its paper beside it. */
export function JobRow({ job, printer, onOpen, onChange }: JobRowProps): JSX.Element {
  const texts = jobTexts();
  const zone = currentStore.value?.timezone ?? 'UTC';
  const why = explainJob(job);
  return (
    <li class="job-row">
      <PaperThumb jobId={job.id} onOpen={onOpen} />
      <div class="job-what">
        <div class="row">
          <button type="button" class="link-button" onClick={onOpen}>
            {texts.job(job.id)}
          </button>
          <JobBadge job={job} />
        </div>
        <strong>{describeJob(job)}</strong>
        <span class="soft">
          {printer ?? texts.noPrinter}
          {job.meant_for !== null && ` (${texts.insteadOf(job.meant_for)})`}
          {' · '}
          <span class="figure">{formatDateTime(job.created_at, zone)}</span>
        </span>
        {why !== undefined && <span>{why}</span>}
      </div>
      <JobActions job={job} onDone={onChange} brief />
    </li>
  );
}
