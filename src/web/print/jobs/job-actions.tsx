import type { JSX } from 'preact';
import type { PrintJobOnWire } from '../../../protocol/print.ts';
import { api } from '../../session/api.ts';
import { sendOnce } from '../../session/send-once.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { say } from '../../ui/toasts.tsx';
import { canCancel, canRetry, canSettle, makesCopy } from './job-rules.ts';
import { jobTexts } from './texts.ts';

export interface JobActionsProps {
  readonly job: PrintJobOnWire;
  readonly onDone: () => unknown;
  /** Only what settles a doubt. */
  readonly brief?: boolean;
}

/** What a person can do about a print job now. */
export function JobActions({ job, onDone, brief = false }: JobActionsProps): JSX.Element {
  const texts = jobTexts();
  const params = { id: job.id };
  const finish = async (work: () => Promise<unknown>, done?: string) => {
    await act(work, done);
    await onDone();
  };
  const settle = (outcome: 'printed' | 'not_printed', done: string) =>
    finish(() => api.settlePrintJob({ params, body: { outcome } }), done);
  const retry = () =>
    finish(async () => {
      const again = await sendOnce(['retryPrintJob', job.id], (once) => once.retryPrintJob({ params }));
      say(texts.doneRetry(again.id));
    });
  return (
    <div class="row">
      {canSettle(job) && (
        <Button look="primary" onPress={() => settle('printed', texts.doneSeen)}>
          {texts.seen}
        </Button>
      )}
      {canRetry(job) && <Button onPress={retry}>{makesCopy(job) ? texts.reprint : texts.retry}</Button>}
      {canSettle(job) && !brief && (
        <Button look="quiet" onPress={() => settle('not_printed', texts.doneNotOut)}>
          {texts.notOut}
        </Button>
      )}
      {canCancel(job) && (
        <Button look="danger" onPress={() => finish(() => api.cancelPrintJob({ params }), texts.doneCancel)}>
          {texts.cancel}
        </Button>
      )}
    </div>
  );
}
