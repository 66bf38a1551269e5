import type { ExecutionContext } from 'ava';
import { pino } from 'pino';
import { startAlipay } from '../fixtures/providers/alipay.ts';
import type { EmulatedProvider } from '../fixtures/providers/emulator.ts';
import { startStripe } from '../fixtures/providers/stripe.ts';
import { startWechat } from '../fixtures/providers/wechat.ts';
import { type Clock, systemClock } from '../../src/runtime/clock.ts';
import { loadConfig } from '../../src/runtime/config/load-config.ts';
import { startProviderTasks } from '../../src/server/provider-tasks/start-provider-tasks.ts';
import { createProviders } from '../../src/server/providers/create-providers.ts';
import { startTestApi, type TestApi } from './test-api.ts';
import { waitFor } from './wait-for.ts';

export const emulators = { wechat: startWechat, alipay: startAlipay, stripe: startStripe } as const;

export const names = ['wechat', 'alipay', 'stripe'] as const;

export const phone = '13800138000';

/** Real time from wherever it was moved to: waits are real, calendars are not. */
export interface MovedClock extends Clock {
  advance(ms: number): void;
}

export interface PaymentShop {
  readonly api: TestApi;
  readonly desk: EmulatedProvider;
  readonly clock: MovedClock;
  /** Places an order of 76.00 by a member and asks for its payment. */
  ask(): Promise<Asked>;
  /** The payment's, the order's payment's status and the member's points: `success paid 76`. */
  state(of: { orderId: number; id: number }): Promise<string>;
  /** Waits until the state is this one. */
  becomes(of: { orderId: number; id: number }, state: string): Promise<void>;
  /** Reports a trade at the shop's own time. */
  report: OmitApi<EmulatedProvider['report']>;
  /** Starts the process that makes the calls; closed with the test. */
  startTasks(): { close(): Promise<void> };
}

export interface Asked {
  readonly orderId: number;
  readonly id: number;
  readonly status: number;
  readonly body: ReturnType<typeof JSON.parse>;
}

type OmitApi<F> = F extends (api: string, ...rest: infer Rest) => infer Result
  ? (...rest: Rest) => Result
  : never;

/** A restaurant that takes payments by one provider, emulated. */
export async function openPaymentShop(
  t: ExecutionContext,
  name: keyof typeof emulators,
  env: Readonly<Record<string, string>> = {},
): Promise<PaymentShop> {
  const desk = await emulators[name](t);
  const clock = movedClock();
  const settings = { ...providerEnv(desk), ...env };
  const { config } = loadConfig({ env: settings });
  const providers = await createProviders(config, clock);
  const api = await startTestApi(t, { clock, env: settings, providers });
  await joinMember(api);
  const state: PaymentShop['state'] = async ({ orderId, id }) => {
    // Not by the API: credentials expire while the clock moves.
    const { read } = api.storage;
    const order = await read('orders').where({ id: orderId }).first('payment_status');
    const payment = await read('payment').where({ id }).first('status');
    const member = await read('member').where({ phone }).first('points');
    return `${payment.status} ${order.payment_status} ${member.points}`;
  };
  return {
    api,
    desk,
    clock,
    state,
    ask: () => askPayment(api, desk.method),
    becomes: async (of, wanted) => {
      let seen = '';
      await waitFor(wanted, async () => (seen = await state(of)) === wanted, 20_000).catch(
        (thrown: unknown) => {
          throw new Error(`It stayed ${seen}`, { cause: thrown });
        },
      );
    },
    report: (trade, options = {}) => desk.report(api.url, trade, { now: clock.now(), ...options }),
    startTasks: () => {
      const tasks = startProviderTasks({
        storage: api.storage,
        providers,
        clock,
        logger: pino({ level: 'silent' }),
        callTimeoutMs: config.payments.call_timeout_ms,
        lookEveryMs: 20,
      });
      t.teardown(() => tasks.close());
      return tasks;
    },
  };
}

/** Settings under which an emulated provider is a real one. */
export function providerEnv({ env }: EmulatedProvider): Record<string, string> {
  return {
    RESTAURANTCTL_PAYMENTS_PROVIDER: 'real',
    RESTAURANTCTL_PAYMENTS_CALLBACK_URL: 'https://order.example.com',
    ...env,
  };
}

export async function askPayment(api: TestApi, payment_method: string): Promise<Asked> {
  const order = { store_id: 1, items: [{ menu_item_id: 1, quantity: 2 }] };
  const orderId: number = (await api.call('createOrder', { as: 'customer', body: order })).body.id;
  const wish = { order_id: orderId, payment_method, customer_phone: phone };
  const { status, body } = await api.call('createPayment', { as: 'customer', body: wish });
  const [payment] = await api.storage.read('payment').where({ order_id: orderId }).pluck('id');
  return { orderId, id: Number(payment), body, status };
}

export async function joinMember(api: TestApi): Promise<void> {
  await api.call('registerMember', { as: 'staff', body: { phone, name: '张三' } });
}

function movedClock(): MovedClock {
  let ahead = 0;
  return {
    ...systemClock,
    now: () => new Date(Date.now() + ahead),
    advance: (ms) => void (ahead += ms),
  };
}
