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
  const { payment: say } = cli.texts.grammar;
  showExamples(
    cli,
    payment
      .command('list')
      .description(say.list.about)
      .argument('<order>', say.list.order, identifier)
      .addOption(jsonOption(cli))
      .action((id: number, options: JsonOption) =>
        withApi(cli, 'read', (api) => listPayments(cli, api, id, options)),
      ),
    'payment list 17',
  );
  showExamples(
    cli,
    payment
      .command('refund')
      .description(say.refund.about)
      .argument('<id>', say.refund.id, identifier)
      .requiredOption('--reason <text>', say.refund.reason)
      .option('--amount <amount>', say.refund.amount, amount)
      .option('--item <dish>', say.refund.item, collectPortions)
      .addOption(jsonOption(cli))
      .action((id: number, options: RefundOptions) =>
        withApi(cli, 'running', (api) => refund(cli, api, id, options)),
      ),
    'payment refund 5 --reason "guest left"',
    'payment refund 5 --amount 20 --reason "long wait"',
    'payment refund 5 --item 12x2 --reason "cold"',
  );
  showExamples(
    cli,
    payment
      .command('reconcile')
      .description(say.reconcile.about)
      .addOption(storeOption(cli))
      .option('--date <day>', say.reconcile.date)
      .addOption(jsonOption(cli))
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
