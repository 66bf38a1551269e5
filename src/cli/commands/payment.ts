import type { Command } from 'commander';
import type { ApiClient } from '../../client/api-client.ts';
import type { Cli } from '../cli.ts';
import { type JsonOption, jsonOption, storeOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { formatAmount, formatTime } from '../output/format-values.ts';
import { printJson, printList } from '../output/print-list.ts';
import { amount } from '../parse-amount.ts';
import { identifier } from '../parse-argument.ts';
import { collectPortions, type Portion } from '../parse-portion.ts';
import { withApi } from '../with-api.ts';
import type { ReconcileOptions } from './payment-reconcile.ts';

export function declare(payment: Command, cli: Cli): void {
  showExamples(
    payment
      .command('list')
      .description('the payments of an order')
      .argument('<order>', "the order's id", identifier)
      .addOption(jsonOption())
      .action((id: number, options: JsonOption) =>
        withApi(cli, 'read', (api) => listPayments(cli, api, id, options)),
      ),
    'payment list 17',
  );
  showExamples(
    payment
      .command('refund')
      .description('give money back: all that is left of a payment, an amount, or the price paid for dishes')
      .argument('<id>', "the payment's id", identifier)
      .requiredOption('--reason <text>', 'why')
      .option('--amount <amount>', 'so much of it', amount)
      .option('--item <dish>', 'a dish of the order by its id: 12, 12x2; may be repeated', collectPortions)
      .addOption(jsonOption())
      .action((id: number, options: RefundOptions) =>
        withApi(cli, 'running', (api) => refund(cli, api, id, options)),
      ),
    'payment refund 5 --reason "guest left"',
    'payment refund 5 --amount 20 --reason "long wait"',
    'payment refund 5 --item 12x2 --reason "cold"',
  );
  showExamples(
    payment
      .command('reconcile')
      .description('where payments here and at their providers disagree')
      .addOption(storeOption())
      .option('--date <day>', 'business day, like 2026-01-08; today without')
      .addOption(jsonOption())
      // The providers are asked by the running system, which has their keys loaded.
      .action(async (options: ReconcileOptions) => {
        const { showReconciliation } = await import('./payment-reconcile.ts');
        await withApi(cli, 'running', (api) => showReconciliation(cli, api, options));
      }),
    'payment reconcile',
    'payment reconcile --date 2026-01-08 --json',
  );
}

interface RefundOptions extends JsonOption {
  readonly reason: string;
  readonly amount?: number;
  readonly item?: readonly Portion[];
}

async function listPayments(cli: Cli, api: ApiClient, id: number, { json }: JsonOption): Promise<void> {
  const { payments } = await api.getBill({ params: { id } });
  const { headings, empty, chargeStates } = cli.texts;
  await printList(cli, {
    rows: payments,
    json,
    empty: empty.payments,
    columns: [
      { heading: headings.id, value: (row) => row.payment_id, align: 'right' },
      { heading: headings.payment, value: (row) => row.payment_method },
      { heading: headings.state, value: (row) => chargeStates[row.status] },
      { heading: headings.amount, value: (row) => formatAmount(row.amount), align: 'right' },
      { heading: headings.refunded, value: (row) => formatAmount(row.refunded_amount), align: 'right' },
      { heading: headings.time, value: (row) => row.paid_at && formatTime(row.paid_at) },
    ],
  });
}

async function refund(cli: Cli, api: ApiClient, id: number, options: RefundOptions): Promise<void> {
  const { reason, item, json } = options;
  const lines = item?.map((portion) => ({ ...portion }));
  const made = await api.refundPayment({ params: { id }, body: { reason, amount: options.amount, lines } });
  cli.say(cli.texts.payment.refunds[made.status](formatAmount(made.amount)));
  if (json) printJson(cli, made);
}
