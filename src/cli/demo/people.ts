import { type ApiClient, createApiClient } from '../../client/api-client.ts';
import { DomainError } from '../../domain/errors.ts';
import { parseAmount, toMajor } from '../../domain/money.ts';
import type { OrderOnWire } from '../../protocol/orders.ts';
import { insist, insistOnMove } from './insist.ts';
import type { KnownOrder, Ledger } from './ledger.ts';
import type { House } from './open-house.ts';
import { reportPayment } from './provider.ts';
import type { Deed } from './script.ts';
import type { Witness } from './witness.ts';

export interface PeopleOptions {
  readonly house: House;
  readonly ledger: Ledger;
  /** The kitchen's screen: nobody confirms what it does not show. */
  readonly screen: Witness;
  /** Of the screen's device; cooks work with it. */
  readonly kitchenToken: string;
  /** What the QR code on each table says. */
  readonly tableTokens: ReadonlyMap<number, string>;
}

export type PeopleDeed = Exclude<Deed, { kind: 'trouble' | 'help' | 'kill' }>;
type DeedOf<Kind extends PeopleDeed['kind']> = Extract<PeopleDeed, { kind: Kind }>;
type Caller = 'guest' | 'staff' | 'kitchen';

/** Guests, waiters, cooks and the cashier; each does what the script says, through the API, with a credential of their own. */
export function gatherPeople(options: PeopleOptions): (deed: PeopleDeed) => Promise<void> {
  const { house, ledger, screen, kitchenToken, tableTokens } = options;
  const guests = new Map<number, string>();
  const seats = new Map<number, number | null>();
  /** Of split bills, in the order of their numbers. */
  const shares = new Map<number, readonly number[]>();

  /** `key` names what is done once, however often it is sent. */
  const as = (caller: Caller, key: string, table: number | null = null): ApiClient => {
    const tokens = {
      guest: () => guests.get(table ?? 0) ?? '',
      staff: house.staffToken,
      kitchen: () => kitchenToken,
    };
    const token = table === null && caller === 'guest' ? tokens.staff : tokens[caller];
    return createApiClient({
      baseUrl: house.apiUrl,
      token,
      timeoutMs: 60_000,
      newKey: () => `dinner ${key}`,
    });
  };
  const guestOf = (order: number, key: string) => as('guest', `${order} ${key}`, seats.get(order) ?? null);
  const known = (order: number): KnownOrder => {
    const found = ledger.orders.get(order);
    if (found) return found;
    throw new DomainError('not_found', `Order ${order} of the script was never placed.`);
  };
  const note = (order: number, { items }: OrderOnWire) => {
    known(order).dishes = items.map(({ id }) => id);
  };
  const dishOf = (order: number, dish: number) => {
    const item_id = known(order).dishes[dish];
    if (item_id !== undefined) return { id: known(order).id, item_id };
    throw new DomainError('not_found', `Order ${order} of the script has no dish ${dish}.`);
  };
  const isDishIn = async ({ id, item_id }: ReturnType<typeof dishOf>, status: string) => {
    const { items } = await as('staff', `${id} look`).getOrder({ params: { id } });
    return items.some((item) => item.id === item_id && item.status === status);
  };
  const moveDish =
    (caller: Caller, status: 'preparing' | 'ready' | 'served') =>
    async ({ order, dish }: { readonly order: number; readonly dish: number }) => {
      const request = { params: dishOf(order, dish), body: { status } };
      await insistOnMove(
        () => as(caller, `${order} ${dish} ${status}`).changeItemStatus(request),
        () => isDishIn(request.params, status),
      );
    };

  const deeds: { readonly [Kind in PeopleDeed['kind']]: (deed: DeedOf<Kind>) => Promise<void> } = {
    scan: async ({ table }) => {
      const body = { table_token: tableTokens.get(table) ?? '' };
      const session = await insist(() =>
        createApiClient({ baseUrl: house.apiUrl }).createTableSession({ body }),
      );
      guests.set(table, session.access_token);
    },
    order: async ({ order, table, items, note: remark, sentTwice }) => {
      seats.set(order, table);
      const body = {
        store_id: house.storeId,
        ...(table !== null && { table_id: table }),
        service_mode: table === null ? ('takeout' as const) : ('dine_in' as const),
        items: items.map((item) => ({ ...item })),
        ...(remark !== undefined && { note: remark }),
      };
      const sentAt = performance.now();
      const send = () => insist(() => guestOf(order, 'order').createOrder({ body }));
      const { id, order_number: orderNumber, items: placed } = await send();
      const dishes = placed.map((item) => item.id);
      ledger.orders.set(order, { id, orderNumber, dishes, sentAt, isCancelled: false });
      if (!sentTwice) return;
      const again = await send();
      if (again.id !== id) throw new DomainError('conflict', `Sent twice, ${orderNumber} became two orders.`);
    },
    add: async ({ order, by, items }) => {
      const request = {
        params: { id: known(order).id },
        body: { items: items.map((item) => ({ ...item })) },
      };
      const client = by === 'guest' ? guestOf(order, 'add') : as('staff', `${order} add`);
      note(order, await insist(() => client.addOrderItems(request)));
    },
    confirm: async ({ order }) => {
      const { id } = known(order);
      if (!(await screen.until((sighting) => isNewOrder(sighting, id), screenMs)))
        throw new DomainError('not_ready', `The kitchen's screen never showed order ${id}.`);
      known(order).confirmedAt = performance.now();
      await moveOrder(order, 'confirmed');
    },
    void: async ({ order, dish, reason }) => {
      const request = { params: dishOf(order, dish), body: { reason } };
      await insistOnMove(
        () => as('staff', `${order} void`).voidOrderItem(request),
        () => isDishIn(request.params, 'cancelled'),
      );
    },
    urge: async ({ order }) => {
      await insist(() => guestOf(order, 'urge').remindOrder({ params: { id: known(order).id } }));
    },
    start: moveDish('kitchen', 'preparing'),
    bump: moveDish('kitchen', 'ready'),
    serve: moveDish('staff', 'served'),
    split: async ({ order, by, parts }) => {
      const params = { id: known(order).id };
      const body =
        by === 'shares'
          ? { by, shares: parts }
          : {
              by,
              parts: dealDishes(
                await insist(() => as('staff', `${order} dishes`).getOrder({ params })),
                parts,
              ),
            };
      const bill = await insist(() => guestOf(order, 'split').splitBill({ params, body }));
      const cut = bill.shares.toSorted((one, other) => one.number - other.number);
      if (cut.length !== parts)
        throw new DomainError('conflict', `Split into ${parts}, order ${order} has ${cut.length} shares.`);
      shares.set(
        order,
        cut.map((share) => share.id),
      );
    },
    pay: async ({ order, part, method, phone, reportedTwice }) => {
      const { id } = known(order);
      if (phone !== undefined) await join(order, phone);
      const share_id = part === undefined ? undefined : shares.get(order)?.[part - 1];
      if (part !== undefined && share_id === undefined)
        throw new DomainError('not_found', `Order ${order} of the script has no share ${part}.`);
      const which = part === undefined ? '' : ` ${part}`;
      const body = {
        order_id: id,
        payment_method: method,
        ...(share_id !== undefined && { share_id }),
        ...(phone !== undefined && { customer_phone: phone }),
      };
      const payment = await insist(() => guestOf(order, `pay${which}`).createPayment({ body }));
      const paid = parseAmount(payment.amount);
      if (method === 'cash') {
        const tendered = toMajor(Math.ceil(paid / 5000) * 5000);
        const request = { params: { id: payment.payment_id }, body: { tendered } };
        const { change } = await insist(() => as('staff', `${order} till${which}`).confirmPayment(request));
        ledger.payments.push({
          id: payment.payment_id,
          orderId: id,
          paid: parseAmount(tendered) - parseAmount(change ?? 0),
        });
        return;
      }
      const report = {
        payment_id: payment.payment_id,
        transaction_id: `DEMO${payment.payment_id}`,
        success: true,
        amount: payment.amount,
      };
      // The money has left the payer before anybody reports it.
      ledger.payments.push({ id: payment.payment_id, orderId: id, paid });
      await insist(() => reportPayment(house, report));
      if (reportedTwice) await insist(() => reportPayment(house, report));
    },
    cancel: async ({ order, by, reason }) => {
      const client = by === 'guest' ? guestOf(order, 'cancel') : as('staff', `${order} cancel`);
      await insist(() => client.cancelOrder({ params: { id: known(order).id }, body: { reason } }));
      known(order).isCancelled = true;
    },
    complete: ({ order }) => moveOrder(order, 'completed'),
    leave: async ({ table }) => {
      await insist(() => as('staff', `${table} leave`).clearTable({ params: { id: table } }));
    },
  };
  const join = async (order: number, phone: string) => {
    const body = { phone, name: `会员 ${order}` };
    const { id } = await insist(() => as('staff', `${order} join`).registerMember({ body }));
    ledger.members.push({ id, orderId: known(order).id });
  };
  const moveOrder = async (order: number, status: 'confirmed' | 'completed') => {
    const request = { params: { id: known(order).id }, body: { status } };
    const client = as('staff', `${order} ${status}`);
    await insistOnMove(
      () => client.changeOrderStatus(request),
      async () => (await client.getOrder({ params: request.params })).status === status,
    );
  };
  return (deed) => perform(deeds, deed);
}

const screenMs = 60_000;

/** Everybody had some of it: the dishes go round. */
function dealDishes({ items }: OrderOnWire, parts: number) {
  const eaten = items.filter(({ status }) => status !== 'cancelled');
  return Array.from({ length: parts }, (_, part) =>
    eaten
      .filter((_item, index) => index % parts === part)
      .map(({ id, quantity }) => ({ item_id: id, quantity })),
  );
}

function isNewOrder({ type, order }: Witness['seen'][number], id: number): boolean {
  return type === 'new_order' && order?.id === id;
}

/** The deed and its doing have the same kind. */
function perform<Kind extends PeopleDeed['kind']>(
  deeds: { readonly [K in Kind]: (deed: DeedOf<K>) => Promise<void> },
  deed: DeedOf<Kind>,
): Promise<void> {
  return deeds[deed.kind](deed);
}
