import type { Command } from 'commander';
import type { ApiClient } from '../../client/api-client.ts';
import { DomainError } from '../../domain/errors.ts';
import { choosePrinter } from '../choose-printer.ts';
import type { Cli } from '../cli.ts';
import { type JsonOption, jsonOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { printJson } from '../output/print-list.ts';
import { identifier, wholeNumber } from '../parse-argument.ts';
import { withApi } from '../with-api.ts';

export function declareOrderPrint(command: Command, cli: Cli): void {
  const { orderPrint: say, common } = cli.texts.grammar;
  showExamples(
    cli,
    command
      .description(say.about)
      .argument('<id>', common.id, identifier)
      .option('--bill', say.bill)
      .option('--receipt', say.receipt)
      .option('--share <number>', say.share, wholeNumber(1, 50))
      .option('--split <ways>', say.split, wholeNumber(2, 50))
      .option('--pay-qr <text>', say.payQr)
      .option('--printer <id>', say.printer, identifier)
      .option('--copies <count>', say.copies, wholeNumber(1, 10))
      .addOption(jsonOption(cli))
      .action((id: number, options: PrintOptions) =>
        withApi(cli, 'write', (api) => printOrder(cli, api, id, options)),
      ),
    'order print 17 --bill --split 3',
    'order print 17 --receipt --printer 2',
    'order print 17 --receipt --share 1',
  );
}

interface PrintOptions extends JsonOption {
  readonly bill?: true;
  readonly receipt?: true;
  readonly share?: number;
  readonly split?: number;
  readonly payQr?: string;
  readonly printer?: number;
  readonly copies?: number;
}

async function printOrder(cli: Cli, api: ApiClient, id: number, options: PrintOptions): Promise<void> {
  const { store_id: storeId } = await api.getOrder({ params: { id } });
  const job = await api.createPrintJob({
    body: {
      printer_id: await choosePrinter(cli, api, { given: options.printer, storeId }),
      order_id: id,
      job_type: typeOf(options),
      share_id: await findShare(cli, api, id, options.share),
      split_ways: options.split,
      payment_qr: options.payQr,
      copies: options.copies,
    },
  });
  cli.say(cli.texts.job.queued(job.id));
  if (options.json) printJson(cli, job);
}

function typeOf({ bill, receipt, share, split, payQr }: PrintOptions): 'bill' | 'receipt' | 'order' {
  if (bill || split !== undefined || payQr !== undefined) return 'bill';
  return receipt || share !== undefined ? 'receipt' : 'order';
}

/** @throws DomainError `not_found` */
async function findShare(
  { texts }: Cli,
  api: ApiClient,
  id: number,
  number: number | undefined,
): Promise<number | undefined> {
  if (number === undefined) return undefined;
  const { shares } = await api.getBill({ params: { id } });
  const share = shares.find((each) => each.number === number);
  if (!share) throw new DomainError('not_found', texts.order.noShare(id, number, shares.length));
  return share.id;
}
