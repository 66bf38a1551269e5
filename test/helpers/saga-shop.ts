import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { ConfirmPolicy } from '../../src/domain/order.ts';
import type { PaymentProvider } from '../../src/domain/payment-provider.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { cancelOrder } from '../../src/operations/orders/cancel-order.ts';
import { changeOrderStatus } from '../../src/operations/orders/change-order-status.ts';
import { createPayment } from '../../src/operations/payments/create-payment.ts';
import { importSeed } from '../../src/operations/upkeep/import-seed.ts';
import { placeOrder } from '../../src/operations/orders/place-order.ts';
import { registerMember } from '../../src/operations/members/register-member.ts';
import { settlePayment } from '../../src/operations/payments/settle-payment.ts';
import { requirePaymentForChange } from '../../src/operations/payments/require-payment.ts';
import { seedFile } from '../../src/protocol/seed.ts';
import { findOrder } from '../../src/storage/orders.ts';
import { listPaymentsOfOrder } from '../../src/storage/payments.ts';
import { insertCheckout } from '../../src/storage/provider-checkouts.ts';
import type { Storage } from '../../src/storage/storage.ts';

/** What a client or a person asks for; asked again when no answer came. */
export type Call = 'place' | 'confirm' | 'pay' | 'cancel';

/** One order's life; what is left to the runners happens after the calls. */
export interface Story {
  readonly name: string;
  readonly policy: ConfirmPolicy;
  readonly mode: 'takeout' | 'delivery';
  /** Who moves the money: the till at once, or a provider in its own time. */
  readonly payer: 'till' | 'wechat';
  readonly calls: readonly Call[];
  /** Where it ends. */
  readonly end: 'completed' | 'compensated';
}

export const stories = {
  'paid, then cooked': {
    policy: 'on_payment',
    mode: 'delivery',
    payer: 'wechat',
    calls: ['place', 'pay'],
    end: 'completed',
  },
  'cooked, then paid': {
    policy: 'manual',
    mode: 'takeout',
    payer: 'till',
    calls: ['place', 'confirm', 'pay'],
    end: 'completed',
  },
  'cancelled, refunded by a provider': {
    policy: 'on_payment',
    mode: 'delivery',
    payer: 'wechat',
    calls: ['place', 'pay', 'cancel'],
    end: 'compensated',
  },
  'cancelled, refunded at the till': {
    policy: 'manual',
    mode: 'delivery',
    payer: 'till',
    calls: ['place', 'confirm', 'pay', 'cancel'],
    end: 'compensated',
  },
  'never paid': {
    policy: 'on_payment',
    mode: 'takeout',
    payer: 'wechat',
    calls: ['place'],
    end: 'compensated',
  },
} as const satisfies Record<string, Omit<Story, 'name'>>;
export type StoryName = keyof typeof stories;

const phone = '13800138000';
const staff: Actor = {
  role: 'staff',
  subject: 'user:2',
  userId: 2,
  customerId: null,
  storeIds: [1],
  tableId: null,
};

/** A store with a dish of which there are ten, and a member. */
export async function fillSagaShop(storage: Storage, policy: ConfirmPolicy): Promise<void> {
  const store = {
    name: '一店',
    confirm_policy: policy,
    service_modes: ['takeout', 'delivery'],
    menu: [
      { name: '红烧肉', price: 58, station: '热菜', stock: 10 },
      { name: '可乐', price: 8.5, station: '饮品' },
    ],
  };
  await storage.write((tx) => importSeed(tx, seedFile.parse({ stores: [store] })));
  await storage.write((tx) => registerMember(tx, { request: { phone, name: '张三' }, actor: null }));
}

/** Makes a call as often as it likes: one that had its effect before changes nothing more. */
export async function call(storage: Storage, story: Omit<Story, 'name'>, which: Call): Promise<void> {
  const order = await findOrder(storage.read, 1);
  if (which === 'place') {
    if (order) return;
    const request = {
      store_id: 1,
      service_mode: story.mode,
      items: [
        { menu_item_id: 1, quantity: 2 },
        { menu_item_id: 2, quantity: 1 },
      ],
      customer_phone: phone,
      ...(story.mode === 'delivery' && { delivery_address: '南京路 1 号' }),
    };
    await storage.write((tx) => placeOrder(tx, { request, actor: staff, payWithinMs: patienceOf(story) }));
    return;
  }
  if (which === 'confirm' && order?.status === 'pending')
    await storage.write((tx) => changeOrderStatus(tx, { id: 1, to: 'confirmed', actor: staff }));
  if (which === 'pay') await pay(storage, story);
  if (which === 'cancel' && order?.status !== 'cancelled')
    await storage.write((tx) => cancelOrder(tx, { id: 1, actor: staff, reason: '客人离开' }));
}

/** Of the story in which nobody pays it is over at once. */
function patienceOf({ calls }: Pick<Story, 'calls'>): number {
  return calls.length === 1 ? 1 : 3_600_000;
}

async function pay(storage: Storage, { payer }: Pick<Story, 'payer'>): Promise<void> {
  const [known] = await listPaymentsOfOrder(storage.read, 1);
  if (known && known.status !== 'pending') return;
  await storage.write(async (tx) => {
    const method = payer === 'till' ? 'cash' : 'wechat';
    const request = { order_id: 1, payment_method: method } as const;
    const id = known?.id ?? (await createPayment(tx, { request, actor: staff })).payment.id;
    if (payer === 'wechat' && !known)
      await insertCheckout(tx, {
        paymentId: id,
        provider: 'wechat',
        tradeNo: `TRADE${id}`,
        expiresAt: '2999-01-01T00:00:00.000Z',
      });
    const reached = await requirePaymentForChange(tx, staff, id);
    await settlePayment(tx, { ...reached, actor: staff, provider: payer, transactionId: `T${id}` });
  });
}

/** A provider whose books are a file: what was asked of it outlives whoever asked. */
export function createFileProvider(
  ledger: string,
  hooks: { readonly before?: () => void; readonly after?: () => void } = {},
): PaymentProvider {
  const notHere = () => Promise.reject(new Error('Nobody pays here'));
  const given = () => readGiven(ledger);
  return {
    name: 'wechat',
    takes: () => true,
    create: notHere,
    query: notHere,
    close: notHere,
    refund: async (_, { key, amount }) => {
      hooks.before?.();
      if (!given().some((entry) => entry.key === key))
        appendFileSync(ledger, `${JSON.stringify({ key, amount })}\n`);
      hooks.after?.();
      return { state: 'done', reference: `R-${key}` };
    },
    queryRefund: async (_, { key }) =>
      given().some((entry) => entry.key === key)
        ? { state: 'done', reference: `R-${key}` }
        : { state: 'unseen' },
    parseCallback: notHere,
  };
}

/** What the provider gave back. */
export function readGiven(ledger: string): { readonly key: string; readonly amount: number }[] {
  if (!existsSync(ledger)) return [];
  return readFileSync(ledger, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** All that a life leaves behind and that must not depend on who died when: without times, numbers of tries, fences. */
export async function readOutcome({ read }: Storage, ledger: string): Promise<unknown> {
  const order = await read('orders').first('status', 'payment_status', 'payment_method', 'final_amount');
  return {
    order,
    items: await read('order_item').orderBy('id').select('status', 'quantity'),
    history: await read('order_status_history').orderBy('id').select('item_id', 'status', 'actor', 'reason'),
    payments: await read('payment')
      .orderBy('id')
      .select('status', 'amount', 'refunded_amount', 'refund_pending'),
    refunds: await read('refund').orderBy('id').select('status', 'amount', 'reason', 'provider_refund_id'),
    given: readGiven(ledger),
    stock: await read('menu_item').orderBy('id').pluck('stock'),
    tickets: await read('kitchen_ticket').orderBy('id').select('number', 'kind'),
    lines: await read('kitchen_line').orderBy('id').select('kind', 'item_id', 'quantity', 'name'),
    points: await read('points_log').orderBy('id').select('kind', 'points'),
    balance: await read('member').pluck('points'),
    delivery: await read('delivery').select('address', 'status', 'driver_id'),
    saga: await read('saga').select('state', 'direction', 'step', 'waiting', 'last_error', 'payload'),
    steps: await read('saga_step')
      .orderBy(['direction', 'step'])
      .select('step', 'direction', 'state', 'result', 'last_error', 'idem_key'),
    events: await read('event').orderBy('seq').pluck('type'),
  };
}
