import type { Command } from 'commander';
import type { ApiClient } from '../../client/api-client.ts';
import { choosePrinter } from '../choose-printer.ts';
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
      .action((_: unknown, command: Command) =>
        withApi(cli, 'write', (api) => printReport(cli, api, command.optsWithGlobals<ReportOptions>())),
      ),
    'report z --print',
    'report z --day 2026-01-08 --printer 1',
  );
}

interface ReportOptions extends StoreOption, JsonOption {
  readonly day?: string;
  readonly printer?: number;
  readonly copies?: number;
}

async function printReport(cli: Cli, api: ApiClient, options: ReportOptions): Promise<void> {
  const { store: storeId, day, copies, printer: given, json } = options;
  const printer_id = await choosePrinter(cli, api, { given, storeId });
  const job = await api.createPrintJob({ body: { printer_id, job_type: 'report', day, copies } });
  cli.say(cli.texts.job.queued(job.id));
  if (json) printJson(cli, job);
}
