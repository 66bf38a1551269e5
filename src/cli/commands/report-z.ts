import type { Command } from 'commander';
import type { ApiClient } from '../../client/api-client.ts';
import { choosePrinter } from '../choose-printer.ts';
import { chooseStore } from '../choose-store.ts';
import type { Cli } from '../cli.ts';
import type { JsonOption, StoreOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { printJson } from '../output/print-list.ts';
import { identifier, wholeNumber } from '../parse-argument.ts';
import { withApi } from '../with-api.ts';

/** `--store` and `--json` are options of the reports around it. */
export function declareReportZ(z: Command, cli: Cli): void {
  const { reportZ: say } = cli.texts.grammar;
  showExamples(
    cli,
    z
      .description(say.about)
      .option('--print', say.print)
      .option('--day <date>', say.day)
      .option('--printer <id>', say.printer, identifier)
      .option('--copies <count>', say.copies, wholeNumber(1, 10))
      .action((_: unknown, command: Command) => report(cli, command.optsWithGlobals<ReportOptions>())),
    'report z',
    'report z --print',
    'report z --day 2026-01-08 --printer 1',
  );
}

interface ReportOptions extends StoreOption, JsonOption {
  readonly print?: boolean;
  readonly day?: string;
  readonly printer?: number;
  readonly copies?: number;
}

/** Whoever names a printer or copies wants paper. */
function report(cli: Cli, options: ReportOptions): Promise<void> {
  const { print = options.printer !== undefined || options.copies !== undefined } = options;
  return print
    ? withApi(cli, 'write', (api) => printReport(cli, api, options))
    : withApi(cli, 'read', (api) => showReport(cli, api, options));
}

async function showReport(cli: Cli, api: ApiClient, { store, day, json }: ReportOptions): Promise<void> {
  const store_id = await chooseStore(cli, api, store);
  const figures = await api.getShiftReport({ query: { store_id, day } });
  if (json) return printJson(cli, figures);
  const { name, currency, timezone } = await api.getStore({ params: { id: store_id } });
  const { layOutReport } = await import('../output/lay-out-report.ts');
  const { language } = cli;
  const heading = { storeName: name, timeZone: timezone, currency, language, now: new Date() };
  cli.stdout.write(layOutReport(figures, heading));
}

async function printReport(cli: Cli, api: ApiClient, options: ReportOptions): Promise<void> {
  const { store: storeId, day, copies, printer: given, json } = options;
  const printer_id = await choosePrinter(cli, api, { given, storeId });
  const job = await api.createPrintJob({ body: { printer_id, job_type: 'report', day, copies } });
  cli.say(cli.texts.job.queued(job.id));
  if (json) printJson(cli, job);
}
