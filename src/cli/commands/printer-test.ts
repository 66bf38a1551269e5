import type { ApiClient } from '../../client/api-client.ts';
import { DomainError } from '../../domain/errors.ts';
import { type PrintJobState, printJobTransitions } from '../../domain/print-job.ts';
import type { PrintJobOnWire } from '../../protocol/print.ts';
import { systemClock } from '../../runtime/clock.ts';
import type { Cli } from '../cli.ts';
import type { JsonOption } from '../common-options.ts';
import { printJson } from '../output/print-list.ts';

const lookEveryMs = 250;

/**
 * Queues a test page and follows the job until it is settled.
 * @throws DomainError `conflict` when it did not come out, `not_ready` when that is still open after the wait
 */
export async function testPrinter(
  cli: Cli,
  api: ApiClient,
  id: number,
  { wait, json }: JsonOption & { readonly wait: number },
): Promise<void> {
  const { texts } = cli;
  let job: PrintJobOnWire = await api.testPrinter({ params: { id } });
  cli.say(texts.printer.testQueued(job.id));
  const deadline = systemClock.monotonic() + wait * 1000;
  while (wait > 0 && !isOver(job.status) && systemClock.monotonic() < deadline) {
    await systemClock.sleep(lookEveryMs);
    const now = await api.getPrintJob({ params: { id: job.id } });
    if (now.status !== job.status) cli.say(describe(cli, now));
    job = now;
  }
  if (json) printJson(cli, job);
  if (wait === 0 || isPrinted(job.status)) return;
  throw new DomainError(isOver(job.status) ? 'conflict' : 'not_ready', describe(cli, job));
}

/** Nothing more will happen without a person. */
function isOver(status: PrintJobState): boolean {
  return status === 'sent' || status === 'unconfirmed' || printJobTransitions[status].length === 0;
}

function isPrinted(status: PrintJobState): boolean {
  return status === 'completed' || status === 'sent';
}

function describe({ texts }: Cli, { id, status, cause, error_message: message }: PrintJobOnWire): string {
  const details = [cause, message].filter(Boolean).join(', ');
  const state = texts.jobStates[status] ?? status;
  return texts.printer.testState(id, details === '' ? state : `${state} (${details})`);
}
