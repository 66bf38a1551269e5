import type { ApiClient } from '../../client/api-client.ts';
import type { ReconciliationOnWire } from '../../protocol/payments.ts';
import { chooseStore } from '../choose-store.ts';
import type { Cli } from '../cli.ts';
import type { JsonOption, StoreOption } from '../common-options.ts';
import { formatAmount } from '../output/format-values.ts';
import { printJson, printList } from '../output/print-list.ts';

export interface ReconcileOptions extends StoreOption, JsonOption {
  readonly date?: string;
}

/** Where payments here and at their providers disagree on a business day. */
export async function showReconciliation(
  cli: Cli,
  api: ApiClient,
  { store, date, json }: ReconcileOptions,
): Promise<void> {
  const query = { store_id: await chooseStore(cli, api, store), ...(date !== undefined && { date }) };
  const answer = await api.reconcilePayments({ query });
  if (json) return printJson(cli, answer);
  const { headings, findings } = cli.texts;
  await printList<ReconciliationOnWire['findings'][number]>(cli, {
    rows: answer.findings,
    empty: cli.texts.reconciled(answer.checked, answer.date),
    columns: [
      { heading: headings.cause, value: ({ kind }) => findings[kind] },
      { heading: headings.payment, value: ({ payment_id }) => payment_id },
      { heading: headings.order, value: ({ order_number, trade_no }) => order_number ?? trade_no },
      { heading: headings.amount, value: ({ amount }) => money(amount), align: 'right' },
      { heading: headings.provider, value: ({ provider }) => provider },
      {
        heading: headings.providerAmount,
        value: ({ provider_amount }) => money(provider_amount),
        align: 'right',
      },
      { heading: headings.state, value: ({ status, detail }) => status ?? detail },
    ],
  });
}

function money(amount: number | null): string | null {
  return amount === null ? null : formatAmount(amount);
}
