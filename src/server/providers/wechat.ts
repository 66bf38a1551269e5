import { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import type {
  ChargeState,
  Checkout,
  ListedCharge,
  PaymentProvider,
  RawCallback,
  RefundState,
  RefundWish,
} from '../../domain/payment-provider.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Config } from '../../runtime/config/schema.ts';
import { call, down, notFrom, refused } from './call.ts';
import { loadSdk } from './load-sdk.ts';
import { readKey } from './read-key.ts';

export interface ProviderOptions {
  readonly config: Config;
  readonly clock: Clock;
  /** Where the provider reports to. */
  readonly callbackUrl: string;
}

const windowSeconds = 300;

/**
 * WeChat Pay APIv3, Native: the payer scans `code_url`. Requests and answers are signed with RSA, reports are encrypted besides.
 * Source: https://pay.weixin.qq.com/doc/v3/merchant/4012791874
 */
export async function createWechat({
  config,
  clock,
  callbackUrl,
}: ProviderOptions): Promise<PaymentProvider> {
  const settings = config.payments.wechat;
  const { Wechatpay, Rsa, Aes, Formatter } = await loadSdk(
    'wechatpay-axios-plugin',
    async () => (await import('wechatpay-axios-plugin')).default,
  );
  const key = (name: 'private_key' | 'api_v3_key' | 'platform_key') =>
    readKey(`payments.wechat.${name}`, settings[name], {
      dataDir: config.data_dir,
      isSecret: name !== 'platform_key',
    });
  const platformKey = Rsa.from(key('platform_key'), Rsa.KEY_TYPE_PUBLIC);
  const timeout = config.payments.call_timeout_ms;
  const sdk = new Wechatpay({
    mchid: settings.mch_id,
    serial: settings.serial_no,
    privateKey: key('private_key'),
    certs: { [settings.platform_key_id]: key('platform_key') },
    timeout,
    ...(settings.base_url !== '' && { baseURL: settings.base_url }),
  });

  /** Codes are known for refusals; an answer whose signature fails counts as none. */
  const send = (
    method: 'get' | 'post',
    path: string,
    data?: object,
    params?: object,
  ): Promise<WechatAnswer> =>
    call('wechat', timeout, async () => {
      try {
        const answer = await sdk.client.request(path, method, data, { maxRedirects: 0, params });
        return { code: undefined, message: '', data: answer.data };
      } catch (thrown) {
        const failure = failedAnswer.safeParse(thrown).data?.response;
        const said = failure && saidNo.safeParse(failure.data).data;
        if (!failure || !said || failure.status < 400 || failure.status >= 500 || failure.status === 429)
          throw down('wechat', said?.code ?? transportProblem(thrown));
        return { code: said.code, message: said.message, data: undefined };
      }
    });
  const trade = ({ tradeNo }: Checkout) => `v3/pay/transactions/out-trade-no/${tradeNo}`;
  const apiKey = key('api_v3_key');
  const decrypt = ({ ciphertext, nonce, associated_data = '' }: z.infer<typeof encrypted>): unknown => {
    try {
      return JSON.parse(Aes.AesGcm.decrypt(ciphertext, apiKey, nonce, associated_data));
    } catch {
      throw new DomainError(
        'bad_request',
        'The report can not be decrypted: check payments.wechat.api_v3_key.',
      );
    }
  };

  return {
    name: 'wechat',
    takes: (currency) => currency === 'CNY',
    create: async (checkout, { title }) => {
      const { code, message, data } = await send('post', 'v3/pay/transactions/native', {
        appid: settings.app_id,
        mchid: settings.mch_id,
        description: title,
        out_trade_no: checkout.tradeNo,
        time_expire: chinaTime(checkout.expiresAt),
        notify_url: callbackUrl,
        amount: { total: checkout.amount, currency: checkout.currency },
      });
      if (code !== undefined) throw refused('wechat', `${code} ${message}`);
      return {
        reference: null,
        qrCode: readAnswer(z.object({ code_url: z.string() }), data).code_url,
        paymentUrl: null,
      };
    },
    query: async (checkout) => {
      const { code, message, data } = await send('get', `${trade(checkout)}?mchid=${settings.mch_id}`);
      if (isUnseen(code)) return { state: 'unseen' };
      if (code !== undefined) throw down('wechat', `${code} ${message}`);
      return chargeOf(readAnswer(transaction, data));
    },
    close: async (checkout) => {
      const { code, message } = await send('post', `${trade(checkout)}/close`, { mchid: settings.mch_id });
      if (code === undefined || code === 'ORDER_CLOSED') return 'closed';
      if (isUnseen(code)) return 'unseen';
      if (code === 'ORDERPAID' || code === 'ORDER_PAID') return 'paid';
      throw down('wechat', `${code} ${message}`);
    },
    refund: async (checkout, wish) => {
      const { code, message, data } = await send('post', 'v3/refund/domestic/refunds', {
        out_trade_no: checkout.tradeNo,
        out_refund_no: wish.key,
        amount: { refund: wish.amount, total: checkout.amount, currency: checkout.currency },
      });
      if (code !== undefined) return { state: 'refused', reason: `${code} ${message}` };
      return refundOf(readAnswer(refundAnswer, data));
    },
    queryRefund: async (_checkout: Checkout, { key: refundNo }: RefundWish) => {
      const { code, message, data } = await send('get', `v3/refund/domestic/refunds/${refundNo}`);
      if (code === 'RESOURCE_NOT_EXISTS') return { state: 'unseen' };
      if (code !== undefined) throw down('wechat', `${code} ${message}`);
      return refundOf(readAnswer(refundAnswer, data));
    },
    listCharges: async (from, to) => {
      const found: ListedCharge[] = [];
      for (const day of chinaDays(from, to)) {
        const bill = await send('get', `v3/bill/tradebill?bill_date=${day}&bill_type=SUCCESS`);
        // Bills come the next morning; a day without trade has none.
        if (bill.code !== undefined) continue;
        const { pathname, searchParams } = new URL(readAnswer(billAnswer, bill.data).download_url);
        // Files carry no signature; the SDK knows them by their path alone.
        const file = await send('get', pathname.slice(1), undefined, Object.fromEntries(searchParams));
        const { rows } = readAnswer(billRows, Formatter.castCsvBill(withMark(file.data)));
        found.push(...rows.map(billedCharge).filter(({ at }) => at >= from && at < to));
      }
      return found;
    },
    parseCallback: async ({ body, headers }: RawCallback) => {
      const timestamp = headers['wechatpay-timestamp'] ?? '';
      const nonce = headers['wechatpay-nonce'] ?? '';
      const text = Buffer.from(body).toString();
      if (headers['wechatpay-serial'] !== settings.platform_key_id)
        throw notFrom('wechat', 'it names another key');
      const message = Formatter.response(timestamp, nonce, text);
      if (!verifies(() => Rsa.verify(message, headers['wechatpay-signature'] ?? '', platformKey)))
        throw notFrom('wechat', 'the signature is false');
      const age = Math.abs(clock.now().getTime() / 1000 - Number(timestamp));
      if (!(age <= windowSeconds)) throw notFrom('wechat', `it was not signed within ${windowSeconds} s`);
      const notice = parse(notification, parseJson(text));
      const content = decrypt(notice.resource);
      const taken = {
        value: `wechat ${nonce}`,
        expiresAt: new Date((Number(timestamp) + windowSeconds + 1) * 1000).toISOString(),
      };
      if (!notice.event_type.startsWith('TRANSACTION.')) {
        const { out_trade_no: tradeNo } = parse(z.object({ out_trade_no: z.string() }), content);
        return { provider: 'wechat', tradeNo, charge: { state: 'open' }, nonce: taken };
      }
      const paid = parse(transaction, content);
      if (paid.mchid !== settings.mch_id || paid.appid !== settings.app_id)
        throw notFrom('wechat', 'it is for another merchant or app');
      return { provider: 'wechat', tradeNo: paid.out_trade_no, charge: chargeOf(paid), nonce: taken };
    },
  };
}

interface WechatAnswer {
  /** Of a refusal. */
  readonly code: string | undefined;
  readonly message: string;
  readonly data: unknown;
}

const failedAnswer = z.object({ response: z.object({ status: z.number(), data: z.unknown() }) });
const saidNo = z.object({ code: z.string(), message: z.string().default('') });

const transaction = z.object({
  mchid: z.string(),
  appid: z.string(),
  out_trade_no: z.string(),
  trade_state: z.string(),
  transaction_id: z.string().optional(),
  amount: z.object({ total: z.int(), currency: z.string().default('CNY') }).optional(),
});

const refundAnswer = z.object({ refund_id: z.string(), status: z.string() });

const encrypted = z.object({
  ciphertext: z.string(),
  nonce: z.string(),
  associated_data: z.string().optional(),
});
const notification = z.object({ event_type: z.string(), resource: encrypted });

function chargeOf({
  trade_state: state,
  transaction_id: transactionId,
  amount,
}: z.infer<typeof transaction>): ChargeState {
  // A payment that was given back, in part or wholly, was paid before.
  if ((state === 'SUCCESS' || state === 'REFUND') && transactionId !== undefined && amount)
    return { state: 'paid', transactionId, amount: amount.total, currency: amount.currency };
  return { state: state === 'CLOSED' || state === 'REVOKED' ? 'closed' : 'open' };
}

function refundOf({ refund_id: reference, status }: z.infer<typeof refundAnswer>): RefundState {
  if (status === 'SUCCESS') return { state: 'done', reference };
  if (status === 'PROCESSING') return { state: 'pending' };
  return { state: 'refused', reason: status };
}

function isUnseen(code: string | undefined): boolean {
  return code === 'ORDER_NOT_EXIST' || code === 'ORDERNOTEXIST';
}

const billAnswer = z.object({ download_url: z.url() });
const billRows = z.object({
  rows: z.array(
    z.object({
      交易时间: z.string(),
      微信订单号: z.string(),
      商户订单号: z.string(),
      货币种类: z.string(),
      订单金额: z.string(),
    }),
  ),
});

/** The SDK cuts a byte order mark off the bill, which its own transport has taken off already. */
function withMark(bill: unknown): string {
  return `\uFEFF${String(bill).replace(/^\uFEFF/, '')}`;
}

/** Source: https://pay.weixin.qq.com/doc/v3/merchant/4013071238; times are China's. */
function billedCharge(row: z.infer<typeof billRows>['rows'][number]): ListedCharge & { readonly at: Date } {
  return {
    at: new Date(`${row.交易时间.replace(' ', 'T')}+08:00`),
    tradeNo: row.商户订单号,
    transactionId: row.微信订单号,
    amount: Math.round(Number(row.订单金额) * 100),
    currency: row.货币种类,
  };
}

/** The days of China's calendar between two moments, `YYYY-MM-DD`. */
function chinaDays(from: Date, to: Date): string[] {
  const dayOf = (moment: number) => new Date(moment + 8 * 3_600_000).toISOString().slice(0, 10);
  return [...new Set([dayOf(from.getTime()), dayOf(to.getTime() - 1)])];
}

/** Of our own clock's moment the form that the API takes: `2026-01-08T23:48:47+08:00`. */
function chinaTime(iso: string): string {
  return `${new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}

function readAnswer<T>(schema: z.ZodType<T>, data: unknown): T {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw down('wechat', 'the answer has an unknown form');
}

function parse<T>(schema: z.ZodType<T>, data: unknown): T {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new DomainError('bad_request', 'The report of WeChat Pay has an unknown form.');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A malformed signature throws where a false one is only false. */
function verifies(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}

/** The error of the transport holds the signed request: only its code is told. */
function transportProblem(thrown: unknown): string {
  return z.object({ code: z.string() }).safeParse(thrown).data?.code ?? 'no answer';
}
