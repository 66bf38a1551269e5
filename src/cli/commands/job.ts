import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { Argument, type Command, Option } from 'commander';
import type { ApiClient } from '../../client/api-client.ts';
import { DomainError } from '../../domain/errors.ts';
import { type PrintJobState, printJobStates } from '../../domain/print-job.ts';
import type { PrintJobOnWire } from '../../protocol/print.ts';
import type { Cli } from '../cli.ts';
import { type JsonOption, type StoreOption, jsonOption, storeOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { formatTime } from '../output/format-values.ts';
import { printJson, printList } from '../output/print-list.ts';
import { identifier, wholeNumber } from '../parse-argument.ts';
import { withApi } from '../with-api.ts';

export function declare(job: Command, cli: Cli): void {
  const { job: say, common } = cli.texts.grammar;
  showExamples(
    cli,
    job
      .command('list')
      .description(say.list.about)
      .addOption(storeOption(cli))
      .addOption(new Option('--status <state>', say.list.status).choices(printJobStates))
      .option('--printer <id>', say.list.printer, identifier)
      .option('--order <id>', say.list.order, identifier)
      .option('--limit <count>', common.limit, wholeNumber(1, 100), 20)
      .addOption(jsonOption(cli))
      .action((options: ListOptions) => withApi(cli, 'read', (api) => listJobs(cli, api, options))),
    'job list --status unconfirmed',
    'job list --order 17 --json',
  );
  showExamples(
    cli,
    job
      .command('show')
      .description(say.show.about)
      .argument('<id>', common.id, identifier)
      .option('--preview', say.show.preview)
      .option('--out <file>', say.show.out)
      .addOption(jsonOption(cli))
      .action((id: number, { json, preview, out }: ShowOptions) =>
        withApi(cli, 'read', async (api) => {
          if (out !== undefined) return writePicture(cli, api, id, out);
          if (preview) return showPaper(cli, api, id);
          const found = await api.getPrintJob({ params: { id } });
          if (json) return printJson(cli, found);
          await printJobs(cli, [found]);
          if (found.error_message) cli.print(found.error_message);
          for (const warning of found.warnings) cli.print(cli.colors.yellow(warning));
          cli.print('');
          cli.print(found.print_content);
        }),
      ),
    'job show 31',
    'job show 31 --preview',
    'job show 31 --out ticket.png',
  );
  showExamples(
    cli,
    job
      .command('retry')
      .description(say.retry.about)
      .argument('<id>', common.id, identifier)
      .addOption(jsonOption(cli))
      .action((id: number, { json }: JsonOption) =>
        withApi(cli, 'running', async (api) => {
          const again = await api.retryPrintJob({ params: { id } });
          cli.say(cli.texts.job.retried(again.id, again.copy_number));
          if (json) printJson(cli, again);
        }),
      ),
    'job retry 31',
  );
  showExamples(
    cli,
    job
      .command('cancel')
      .description(say.cancel.about)
      .argument('<id>', common.id, identifier)
      .action((id: number) =>
        withApi(cli, 'running', async (api) => {
          await api.cancelPrintJob({ params: { id } });
          cli.say(cli.texts.job.cancelled(id));
        }),
      ),
    'job cancel 31',
  );
  showExamples(
    cli,
    job
      .command('settle')
      .description(say.settle.about)
      .argument('<id>', common.id, identifier)
      .addArgument(new Argument('<outcome>', say.settle.outcome).choices(['printed', 'not_printed']))
      .action((id: number, outcome: 'printed' | 'not_printed') =>
        withApi(cli, 'running', async (api) => {
          const { status } = await api.settlePrintJob({ params: { id }, body: { outcome } });
          cli.say(cli.texts.job.settled(id, cli.texts.jobStates[status] ?? status));
        }),
      ),
    'job settle 31 printed',
    'job settle 31 not_printed',
  );
}

interface ShowOptions extends JsonOption {
  readonly preview?: true;
  readonly out?: string;
}

async function showPaper(cli: Cli, api: ApiClient, id: number): Promise<void> {
  const ansi = cli.colors.isColorSupported;
  const text = await api.previewPrintJobText({ params: { id }, query: { ansi } });
  cli.print(new TextDecoder().decode(text).trimEnd());
}

async function writePicture(cli: Cli, api: ApiClient, id: number, file: string): Promise<void> {
  writeFileSync(file, await getPicture(api, id, extname(file).toLowerCase()));
  cli.say(cli.texts.fileWritten(file));
}

function getPicture(api: ApiClient, id: number, extension: string): Promise<Uint8Array> {
  if (extension === '.png') return api.previewPrintJobPng({ params: { id } });
  if (extension === '.svg') return api.previewPrintJobSvg({ params: { id } });
  throw new DomainError('wrong_usage', 'The file must end in .png or .svg.');
}

interface ListOptions extends StoreOption, JsonOption {
  readonly status?: PrintJobState;
  readonly printer?: number;
  readonly order?: number;
  readonly limit: number;
}

async function listJobs(cli: Cli, api: ApiClient, options: ListOptions): Promise<void> {
  const { store, status, printer, order, limit, json } = options;
  const { items } = await api.listPrintJobs({
    query: { store_id: store, status, printer_id: printer, order_id: order, limit },
  });
  await printJobs(cli, items, json);
}

async function printJobs(cli: Cli, rows: readonly PrintJobOnWire[], json?: boolean): Promise<void> {
  const { headings, empty, jobStates } = cli.texts;
  await printList(cli, {
    rows,
    json,
    empty: empty.jobs,
    columns: [
      { heading: headings.id, value: (job) => job.id, align: 'right' },
      { heading: headings.type, value: (job) => job.job_type },
      { heading: headings.order, value: (job) => job.order_id, align: 'right' },
      { heading: headings.printer, value: (job) => job.printer_id, align: 'right' },
      { heading: headings.station, value: (job) => job.station },
      {
        heading: headings.state,
        value: (job) =>
          job.cause === null ? jobStates[job.status] : `${jobStates[job.status]} (${job.cause})`,
        paint: (text, job) => (needsPerson(job.status) ? cli.colors.red(text) : text),
      },
      { heading: headings.proof, value: (job) => (job.proof === 'none' ? null : job.proof) },
      {
        heading: headings.copy,
        value: (job) => (job.copy_number > 0 ? job.copy_number : null),
        align: 'right',
      },
      { heading: headings.time, value: (job) => formatTime(job.created_at) },
    ],
  });
}

function needsPerson(status: PrintJobState): boolean {
  return status === 'unconfirmed' || status === 'failed';
}
