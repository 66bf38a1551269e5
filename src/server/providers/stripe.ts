import type StripeSdk from 'stripe';
import { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import type {
  ChargeState,
  Checkout,
  PaymentProvider,
  RawCallback,
  RefundState,
  RefundWish,
} from '../../domain/payment-provider.ts';
import { call, down, notFrom, refused } from './call.ts';
import { loadSdk } from './load-sdk.ts';
import { readKey } from './read-key.ts';
import type { ProviderOptions } from './wechat.ts';

const windowSeconds = 300;

/**
 * Stripe Checkout: the payer opens or scans the address of a session.
 * Source: https://docs.stripe.com/api/checkout/sessions
 */
export async function createStripe({
  config,
  clock,
  callbackUrl,
}: ProviderOptions): Promise<PaymentProvider> {
  const settings = config.payments.stripe;
  const { default: Stripe } = await loadSdk('stripe', () => import('stripe'));
  const key = (name: 'secret_key' | 'webhook_secret') =>
    readKey(`payments.stripe.${name}`, settings[name], { dataDir: config.data_dir, isSecret: true });
  const timeout = config.payments.call_timeout_ms;
  const stripe = new Stripe(key('secret_key'), {
    ...addressOf(settings.base_url),
    timeout,
    // Repeating is the task list's: it asks first.
    maxNetworkRetries: 0,
    telemetry: false,
  });
  const webhookSecret = key('webhook_secret');

  /** `no` for what Stripe refuses for good. */
  const send = <T>(
    work: () => Promise<StripeSdk.Response<T>>,
  ): Promise<{ readonly no: string } | { readonly yes: T }> =>
    call('stripe', timeout, async () => {
      try {
        const answer = await work();
        // The SDK takes any JSON without `error` for success, whatever the status.
        if (answer.lastResponse.statusCode >= 300)
          throw down('stripe', `HTTP ${answer.lastResponse.statusCode}`);
        return { yes: answer };
      } catch (thrown) {
        if (thrown instanceof DomainError) throw thrown;
        if (!(thrown instanceof Stripe.errors.StripeError)) throw down('stripe', 'no answer');
        const said = thrown.code ?? thrown.type;
        const isRefusal =
          thrown instanceof Stripe.errors.StripeInvalidRequestError ||
          thrown instanceof Stripe.errors.StripeCardError ||
          thrown instanceof Stripe.errors.StripePermissionError;
        if (isRefusal && thrown.statusCode !== 409) return { no: `${said} ${thrown.message}` };
        throw down('stripe', said);
      }
    });
  const sure = async <T>(work: () => Promise<StripeSdk.Response<T>>): Promise<T> => {
    const answer = await send(work);
    if ('no' in answer) throw down('stripe', answer.no);
    return answer.yes;
  };
  const back = (checkout: Checkout, outcome: string) =>
    `${new URL(callbackUrl).origin}/?payment_id=${checkout.paymentId}&outcome=${outcome}`;

  const create: PaymentProvider['create'] = async (checkout, { title }) => {
    const answer = await send(() =>
      stripe.checkout.sessions.create(
        {
          mode: 'payment',
          client_reference_id: checkout.tradeNo,
          metadata: { trade_no: checkout.tradeNo },
          payment_intent_data: { metadata: { trade_no: checkout.tradeNo }, description: title },
          line_items: [
            {
              quantity: 1,
              price_data: {
                currency: checkout.currency.toLowerCase(),
                unit_amount: toStripe(checkout.amount, checkout.currency),
                product_data: { name: title },
              },
            },
          ],
          // Stripe takes half an hour at least; we close it ourselves at our own time.
          expires_at: Math.ceil(
            Math.max(Date.parse(checkout.expiresAt), Date.parse(checkout.createdAt) + 31 * 60_000) / 1000,
          ),
          success_url: back(checkout, 'success'),
          cancel_url: back(checkout, 'cancelled'),
        },
        { idempotencyKey: checkout.tradeNo },
      ),
    );
    if ('no' in answer) throw refused('stripe', answer.no);
    return { reference: answer.yes.id, qrCode: answer.yes.url, paymentUrl: answer.yes.url };
  };
  const query = async (checkout: Checkout): Promise<ChargeState> => {
    // A session whose number was lost with the process that made it: nobody ever got its address.
    if (checkout.reference === null) return { state: 'unseen' };
    const id = checkout.reference;
    return chargeOf(await sure(() => stripe.checkout.sessions.retrieve(id)));
  };

  return {
    name: 'stripe',
    takes: (currency) => !threeDecimals.has(currency),
    create,
    query,
    close: async (checkout) => {
      if (checkout.reference === null) return 'unseen';
      const id = checkout.reference;
      const answer = await send(() => stripe.checkout.sessions.expire(id));
      if ('yes' in answer) return 'closed';
      // Only an open session can be expired.
      return (await query(checkout)).state === 'paid' ? 'paid' : 'closed';
    },
    refund: async (checkout, wish) => {
      const intent = wish.transactionId ?? '';
      const answer = await send(() =>
        stripe.refunds.create(
          {
            payment_intent: intent,
            amount: toStripe(wish.amount, checkout.currency),
            metadata: { refund_key: wish.key },
          },
          { idempotencyKey: wish.key },
        ),
      );
      return 'no' in answer ? { state: 'refused', reason: answer.no } : refundOf(answer.yes);
    },
    queryRefund: async (_checkout: Checkout, wish: RefundWish) => {
      const intent = wish.transactionId ?? '';
      const { data } = await sure(() => stripe.refunds.list({ payment_intent: intent, limit: 100 }));
      const found = data.find(({ metadata }) => metadata?.refund_key === wish.key);
      return found ? refundOf(found) : { state: 'unseen' };
    },
    parseCallback: async ({ body, headers }: RawCallback) => {
      const now = clock.now().getTime();
      let event: StripeSdk.Event;
      try {
        const signature = headers['stripe-signature'] ?? '';
        event = await stripe.webhooks.constructEventAsync(
          Buffer.from(body),
          signature,
          webhookSecret,
          windowSeconds,
          undefined,
          now,
        );
      } catch {
        throw notFrom('stripe', `the signature is false, or not made within ${windowSeconds} s`);
      }
      if (!event.type.startsWith('checkout.session.')) return undefined;
      const session = reportedSession.safeParse(event.data.object);
      if (!session.success) throw new DomainError('bad_request', 'The report of Stripe has an unknown form.');
      const { client_reference_id: tradeNo } = session.data;
      // A session that other software opened on the same account.
      if (tradeNo === null) return undefined;
      return { provider: 'stripe', tradeNo, charge: chargeOf(session.data) };
    },
    listCharges: async (from, to) => {
      const range = { gte: Math.floor(from.getTime() / 1000), lt: Math.ceil(to.getTime() / 1000) };
      const found = [];
      const list = await call('stripe', timeout, () =>
        stripe.paymentIntents.list({ created: range, limit: 100 }).autoPagingToArray({ limit: 5000 }),
      );
      for (const { id, status, amount_received, currency, metadata } of list) {
        if (status !== 'succeeded') continue;
        const code = currency.toUpperCase();
        found.push({
          tradeNo: metadata.trade_no ?? null,
          transactionId: id,
          amount: fromStripe(amount_received, code),
          currency: code,
        });
      }
      return found;
    },
  };
}

const reportedSession = z.object({
  client_reference_id: z.string().nullable(),
  status: z.string().nullable(),
  payment_status: z.string(),
  payment_intent: z.union([z.string(), z.object({ id: z.string() })]).nullable(),
  amount_total: z.int().nullable(),
  currency: z.string().nullable(),
});

type Session = Pick<
  z.infer<typeof reportedSession>,
  'status' | 'payment_status' | 'payment_intent' | 'amount_total' | 'currency'
>;

function chargeOf({ status, payment_status, payment_intent, amount_total, currency }: Session): ChargeState {
  const transactionId = typeof payment_intent === 'string' ? payment_intent : payment_intent?.id;
  if (
    payment_status === 'paid' &&
    transactionId !== undefined &&
    amount_total !== null &&
    currency !== null
  ) {
    const code = currency.toUpperCase();
    return { state: 'paid', transactionId, amount: fromStripe(amount_total, code), currency: code };
  }
  return { state: status === 'expired' ? 'closed' : 'open' };
}

function refundOf({ id, status }: Pick<StripeSdk.Refund, 'id' | 'status'>): RefundState {
  if (status === 'succeeded') return { state: 'done', reference: id };
  if (status === 'failed' || status === 'canceled') return { state: 'refused', reason: status };
  return { state: 'pending' };
}

/** Currencies Stripe counts whole, and those it counts in thousandths: https://docs.stripe.com/currencies */
const noDecimals = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
const threeDecimals = new Set('BHD JOD KWD OMR TND'.split(' '));

function toStripe(amount: number, currency: string): number {
  if (!noDecimals.has(currency)) return amount;
  if (amount % 100 !== 0) throw refused('stripe', `${currency} has no smaller unit`);
  return amount / 100;
}

function fromStripe(amount: number, currency: string): number {
  return noDecimals.has(currency) ? amount * 100 : amount;
}

function addressOf(baseUrl: string): StripeSdk.StripeConfig {
  if (baseUrl === '') return {};
  const { protocol, hostname, port } = new URL(baseUrl);
  const isPlain = protocol === 'http:';
  return { protocol: isPlain ? 'http' : 'https', host: hostname, port: port || (isPlain ? 80 : 443) };
}
