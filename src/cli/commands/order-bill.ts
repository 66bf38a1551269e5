import type { ApiClient } from '../../client/api-client.ts';
import { DomainError } from '../../domain/errors.ts';
import type { BillOnWire } from '../../protocol/bills.ts';
import type { Cli } from '../cli.ts';
import type { JsonOption } from '../common-options.ts';
import { findTable } from '../find-table.ts';
import { printJson } from '../output/print-list.ts';
import { showBill } from '../output/show-bill.ts';
import type { Portion } from '../parse-portion.ts';

export interface MoveOptions extends JsonOption {
  readonly table: string;
}

export interface SplitOptions extends JsonOption {
  readonly shares?: number;
  readonly part?: readonly Portion[][];
  readonly undo?: boolean;
}

/** Seats an order at the table of that number in its store. */
export async function moveOrder(cli: Cli, api: ApiClient, id: number, options: MoveOptions): Promise<void> {
  const { store_id } = await api.getOrder({ params: { id } });
  const table_id = await findTable(cli, api, store_id, options.table);
  const order = await api.moveOrder({ params: { id }, body: { table_id } });
  cli.say(cli.texts.order.moved(order.order_number, options.table));
  if (options.json) printJson(cli, order);
}

/** Splits a bill, or makes it one again. @throws DomainError `wrong_usage` unless exactly one way is named */
export async function splitOrder(cli: Cli, api: ApiClient, id: number, options: SplitOptions): Promise<void> {
  const bill = await split(cli, api, id, options);
  cli.say(cli.texts.order.split(bill.order_number, bill.shares.length));
  if (options.json) printJson(cli, bill);
  else await showBill(cli, bill);
}

function split(
  cli: Cli,
  api: ApiClient,
  id: number,
  { shares, part, undo = false }: SplitOptions,
): Promise<BillOnWire> {
  const params = { id };
  if (undo && shares === undefined && part === undefined) return api.undoSplit({ params });
  if (!undo && shares !== undefined && part === undefined)
    return api.splitBill({ params, body: { by: 'shares', shares } });
  if (!undo && shares === undefined && part !== undefined)
    return api.splitBill({ params, body: { by: 'items', parts: part.map((items) => [...items]) } });
  throw new DomainError('wrong_usage', cli.texts.order.splitHow);
}
