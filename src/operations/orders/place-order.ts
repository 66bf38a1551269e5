import { DomainError } from '../../domain/errors.ts';
import { businessDay, toLocalDigits } from '../../domain/local-time.ts';
import { maxAmount } from '../../domain/money.ts';
import type { ServiceMode } from '../../domain/order.ts';
import { isFree, type Order, withItems } from '../../domain/placed-order.ts';
import type { Actor } from '../../domain/roles.ts';
import type { NewOrder } from '../../protocol/orders.ts';
import type { Transaction } from '../../storage/storage.ts';
import type { DiningTable, Store } from '../../domain/places.ts';
import { countUnpaidOfGuests, countUnpaidOrders } from '../../storage/orders.ts';
import { recallTable } from '../../storage/tables.ts';
import { priceItems } from '../menu/price-items.ts';
import { recordOrder } from './record-order.ts';
import { requireStoreIn } from '../stores/require-store.ts';
import { openSaga } from '../saga/open-saga.ts';

export interface PlacedOrder {
  readonly order: Order;
  readonly store: Store;
}

export interface OrderRequest {
  readonly request: NewOrder;
  readonly actor: Actor;
  /** Unpaid orders that one guest's session may have open, and all guests of a table. @default any number */
  readonly guestOpenOrders?: { readonly session: number; readonly table: number };
  /** After so long an order that is confirmed by its payment is cancelled unpaid, ms. @default 0, never */
  readonly payWithinMs?: number;
}

/**
 * Places an order and opens its saga. Where the store confirms by itself (`immediate`, or `on_payment` with nothing to pay) the
 * kitchen is told in the same transaction.
 * @throws DomainError `not_found` for a store or table out of reach, `invalid`, `unavailable_item`, `sold_out`, `conflict`, `too_many_open`
 */
export async function placeOrder(
  tx: Transaction,
  { request, actor, guestOpenOrders, payWithinMs }: OrderRequest,
): Promise<PlacedOrder> {
  if (actor.role === 'guest' && guestOpenOrders !== undefined)
    await refuseManyOpen(tx, { actor, storeId: request.store_id }, guestOpenOrders);
  const store = await requireStoreIn(tx, actor, request.store_id);
  const table = await findOrderTable(tx, store, request, actor);
  const serviceMode = chooseServiceMode(store, request.service_mode, table);
  const day = businessDay(tx.now, store.timezone, store.businessDayStart);
  const hour = `number:${toLocalDigits(tx.now, store.timezone).slice(0, 10)}`;
  const streams = table ? [`store:${store.id}`, `table:${table.id}`] : [`store:${store.id}`];
  await tx.prepare(['order', 'order_item', 'saga', `daily:${store.id}:${day}`, hour, ...streams]);
  const id = await tx.take('order');
  const items = await priceItems(tx, { store, orderId: id, requested: request.items, actor });
  const placed: Order = withItems(
    {
      id,
      orderNumber: await takeOrderNumber(tx, store),
      businessDay: day,
      dailyNumber: await tx.take(`daily:${store.id}:${day}`),
      storeId: store.id,
      tableId: table?.id ?? null,
      tableNumber: table?.tableNumber ?? null,
      customerId: actor.customerId,
      customerPhone: request.customer_phone ?? null,
      placedBy: actor.subject,
      serviceMode,
      discountAmount: 0,
      discount: null,
      paymentMethod: request.payment_method ?? 'counter',
      paymentStatus: 'unpaid',
      status: 'pending',
      note: request.note || null,
      remindedAt: null,
      rushedAt: null,
      seq: 0,
      createdAt: tx.now.toISOString(),
      updatedAt: tx.now.toISOString(),
    },
    items,
  );
  if (placed.totalAmount > maxAmount) throw new DomainError('invalid', 'The order is above 1,000,000.');
  const confirmed =
    store.confirmPolicy === 'immediate' || (store.confirmPolicy === 'on_payment' && isFree(placed));
  const recorded = await recordOrder(tx, {
    store,
    before: null,
    after: confirmed ? { ...placed, status: 'confirmed' } : placed,
    actor,
    events: [{ type: 'new_order' }],
    history: [
      { itemId: null, status: 'pending' },
      ...(confirmed ? [{ itemId: null, status: 'confirmed' }] : []),
    ],
  });
  const { delivery_address } = request;
  const payload = delivery_address ? { delivery_address } : {};
  const order = await openSaga(tx, { order: recorded, store, actor, payload, payWithinMs });
  return { order, store };
}

/**
 * Who scans a code and orders for fun fills the kitchen's board; who pays may go on. The table's own bound holds however often
 * somebody scans its code anew.
 */
async function refuseManyOpen(
  tx: Transaction,
  { actor: { subject, tableId }, storeId }: { readonly actor: Actor; readonly storeId: number },
  most: { readonly session: number; readonly table: number },
): Promise<void> {
  await tx.settle();
  const open = await countUnpaidOrders(tx.db, subject);
  if (open >= most.session)
    throw new DomainError(
      'too_many_open',
      `You have ${open} unpaid orders. Pay one first, add to one, or ask the staff.`,
      { open_orders: open },
    );
  const atTable = tableId === null ? 0 : await countUnpaidOfGuests(tx.db, { storeId, tableId });
  if (atTable >= most.table)
    throw new DomainError(
      'too_many_open',
      `Your table has ${atTable} unpaid orders. Pay one first, add to one, or ask the staff.`,
      { open_orders: atTable },
    );
}

/** A guest orders for the table they sit at, nobody else's. */
async function findOrderTable(
  tx: Transaction,
  store: Store,
  request: NewOrder,
  actor: Actor,
): Promise<DiningTable | null> {
  const id = request.table_id ?? (actor.role === 'guest' ? actor.tableId : null);
  if (id === null) return null;
  const table = await recallTable(tx, id);
  if (table?.storeId !== store.id || (actor.role === 'guest' && actor.tableId !== id))
    throw new DomainError('not_found', `There is no table ${id}.`, {
      errors: [{ path: 'table_id', message: 'is unknown' }],
    });
  if (table.status === 'closed')
    throw new DomainError('conflict', `Table ${table.tableNumber} is closed.`, { status: table.status });
  return table;
}

function chooseServiceMode(
  store: Store,
  asked: ServiceMode | undefined,
  table: DiningTable | null,
): ServiceMode {
  const usual = table ? 'dine_in' : 'takeout';
  const mode = asked ?? (store.serviceModes.includes(usual) ? usual : store.serviceModes[0]);
  if (mode !== undefined && store.serviceModes.includes(mode)) return mode;
  throw new DomainError('invalid', `${store.name} offers: ${store.serviceModes.join(', ')}.`, {
    errors: [{ path: 'service_mode', message: `one of ${store.serviceModes.join(', ')}` }],
  });
}

/**
 * `ORD` + the store's local second + four digits that count the hour's orders of all stores: two can only meet after 10,000
 * orders in one second.
 */
async function takeOrderNumber(tx: Transaction, store: Store): Promise<string> {
  const second = toLocalDigits(tx.now, store.timezone);
  const count = await tx.take(`number:${second.slice(0, 10)}`);
  return `ORD${second}${String(count % 10_000).padStart(4, '0')}`;
}
