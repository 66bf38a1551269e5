import { type Command, Option } from 'commander';
import type { ApiClient } from '../../client/api-client.ts';
import { orderStates, paymentMethods, serviceModes } from '../../domain/order.ts';
import { chooseStore } from '../choose-store.ts';
import type { Cli } from '../cli.ts';
import { type JsonOption, type StoreOption, jsonOption, storeOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { findTable } from '../find-table.ts';
import { formatAmount, formatTime } from '../output/format-values.ts';
import { printJson, printList } from '../output/print-list.ts';
import { showOrder } from '../output/show-order.ts';
import { identifier, wholeNumber } from '../parse-argument.ts';
import { type ItemArgument, collectOrderItems } from '../parse-order-item.ts';
import { collectParts } from '../parse-portion.ts';
import { withApi } from '../with-api.ts';
import type { MoveOptions, SplitOptions } from './order-bill.ts';
import { declareOrderPrint } from './order-print.ts';

export function declare(order: Command, cli: Cli): void {
  const { order: say, common } = cli.texts.grammar;
  showExamples(
    cli,
    order
      .command('list')
      .description(say.list.about)
      .addOption(storeOption(cli))
      .addOption(new Option('--status <status>', say.list.status).choices(orderStates))
      .option('--active', say.list.active)
      .option('--limit <count>', common.limit, wholeNumber(1, 100), 20)
      .addOption(jsonOption(cli))
      .action((options: ListOptions) => withApi(cli, 'read', (api) => listOrders(cli, api, options))),
    'order list --active',
    'order list --store 1 --status pending --json',
  );
  showExamples(
    cli,
    order
      .command('show')
      .description(say.show.about)
      .argument('<id>', common.id, identifier)
      .addOption(jsonOption(cli))
      .action((id: number, { json }: JsonOption) =>
        withApi(cli, 'read', async (api) => {
          const found = await api.getOrder({ params: { id } });
          if (json) printJson(cli, found);
          else await showOrder(cli, found);
        }),
      ),
    'order show 17',
  );
  showExamples(
    cli,
    order
      .command('create')
      .description(say.create.about)
      .requiredOption('--item <dish>', say.create.item, collectOrderItems)
      .addOption(storeOption(cli))
      .option('--table <number>', say.create.table)
      .addOption(new Option('--mode <mode>', say.create.mode).choices(serviceModes))
      .addOption(
        new Option('--payment <method>', say.create.payment).choices(paymentMethods).default('counter'),
      )
      .option('--note <text>', say.create.note)
      .option('--phone <number>', say.create.phone)
      .addOption(jsonOption(cli))
      .action((options: CreateOptions) => withApi(cli, 'running', (api) => createOrder(cli, api, options))),
    'order create --store 1 --table 8 --item 3x2 --item "5:规格=大杯"',
    'order create --item 1 --item "4x2#少辣" --payment cash --json',
  );
  showExamples(
    cli,
    order
      .command('confirm')
      .description(say.confirm.about)
      .argument('<id>', common.id, identifier)
      .addOption(jsonOption(cli))
      .action((id: number, options: JsonOption) =>
        withApi(cli, 'running', (api) => confirmOrder(cli, api, id, options)),
      ),
    'order confirm 17',
  );
  declareOrderPrint(order.command('print'), cli);
  showExamples(
    cli,
    order
      .command('cancel')
      .description(say.cancel.about)
      .argument('<id>', common.id, identifier)
      .option('--reason <text>', say.cancel.reason)
      .addOption(jsonOption(cli))
      .action((id: number, options: JsonOption & { reason?: string }) =>
        withApi(cli, 'running', (api) => cancelOrder(cli, api, id, options)),
      ),
    'order cancel 17 --reason "guest left"',
  );
  showExamples(
    cli,
    order
      .command('move')
      .description(say.move.about)
      .argument('<id>', common.id, identifier)
      .requiredOption('--table <number>', say.move.table)
      .addOption(jsonOption(cli))
      .action(async (id: number, options: MoveOptions) => {
        const { moveOrder } = await import('./order-bill.ts');
        await withApi(cli, 'running', (api) => moveOrder(cli, api, id, options));
      }),
    'order move 17 --table 5',
  );
  showExamples(
    cli,
    order
      .command('split')
      .description(say.split.about)
      .argument('<id>', common.id, identifier)
      .option('--shares <count>', say.split.shares, wholeNumber(2, 50))
      .option('--part <dishes>', say.split.part, collectParts)
      .option('--undo', say.split.undo)
      .addOption(jsonOption(cli))
      .action(async (id: number, options: SplitOptions) => {
        const { splitOrder } = await import('./order-bill.ts');
        await withApi(cli, 'running', (api) => splitOrder(cli, api, id, options));
      }),
    'order split 17 --shares 3',
    'order split 17 --part 12x1 --part 12x1,13x2',
    'order split 17 --undo',
  );
}

interface ListOptions extends StoreOption, JsonOption {
  readonly status?: string;
  readonly active?: boolean;
  readonly limit: number;
}

interface CreateOptions extends StoreOption, JsonOption {
  readonly item: readonly ItemArgument[];
  readonly table?: string;
  readonly mode?: (typeof serviceModes)[number];
  readonly payment: (typeof paymentMethods)[number];
  readonly note?: string;
  readonly phone?: string;
}

async function listOrders(cli: Cli, api: ApiClient, { store, status, active, limit, json }: ListOptions) {
  const store_id = await chooseStore(cli, api, store);
  const { items: rows } = await api.listOrders({ query: { store_id, status, active, limit } });
  const { headings, empty, ...texts } = cli.texts;
  await printList(cli, {
    rows,
    json,
    empty: empty.orders,
    columns: [
      { heading: headings.id, value: (order) => order.id, align: 'right' },
      { heading: headings.number, value: (order) => order.daily_number, align: 'right' },
      { heading: headings.order, value: (order) => order.order_number },
      { heading: headings.table, value: (order) => order.table_number },
      { heading: headings.state, value: (order) => texts.orderStates[order.status] },
      { heading: headings.payment, value: (order) => texts.paymentStates[order.payment_status] },
      { heading: headings.amount, value: (order) => formatAmount(order.final_amount), align: 'right' },
      { heading: headings.time, value: (order) => formatTime(order.created_at) },
    ],
  });
}

async function createOrder(cli: Cli, api: ApiClient, options: CreateOptions): Promise<void> {
  const store_id = await chooseStore(cli, api, options.store);
  const table_id =
    options.table === undefined ? undefined : await findTable(cli, api, store_id, options.table);
  const placed = await api.createOrder({
    body: {
      store_id,
      table_id,
      service_mode: options.mode ?? (table_id === undefined ? 'takeout' : 'dine_in'),
      items: options.item.map((item) => ({ ...item })),
      payment_method: options.payment,
      note: options.note,
      customer_phone: options.phone,
    },
  });
  cli.say(cli.texts.order.placed(placed.order_number, formatAmount(placed.final_amount)));
  if (options.json) printJson(cli, placed);
  else await showOrder(cli, placed);
}

/** People know a table by the number on it. */
async function confirmOrder(cli: Cli, api: ApiClient, id: number, { json }: JsonOption): Promise<void> {
  const order = await api.changeOrderStatus({ params: { id }, body: { status: 'confirmed' } });
  cli.say(cli.texts.order.confirmed(order.order_number));
  if (json) printJson(cli, order);
}

async function cancelOrder(
  cli: Cli,
  api: ApiClient,
  id: number,
  { reason, json }: JsonOption & { readonly reason?: string },
): Promise<void> {
  const order = await api.cancelOrder({ params: { id }, body: { reason } });
  cli.say(cli.texts.order.cancelled(order.order_number));
  if (json) printJson(cli, order);
}
