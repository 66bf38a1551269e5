import { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import type {
  ChargeState,
  PaymentProvider,
  RawCallback,
  RefundState,
} from '../../domain/payment-provider.ts';
import { call, down, notFrom, refused } from './call.ts';
import { loadSdk } from './load-sdk.ts';
import { readKey } from './read-key.ts';
import type { ProviderOptions } from './wechat.ts';

/**
 * Alipay, payment by QR code: `alipay.trade.precreate` and its neighbours, signed with RSA2. The trade itself is made when the
 * payer scans: until then Alipay knows nothing to close.
 * Source: https://opendocs.alipay.com/open/194/106078
 */
export async function createAlipay({
  config,
  clock,
  callbackUrl,
}: ProviderOptions): Promise<PaymentProvider> {
  const settings = config.payments.alipay;
  const { AlipaySdk } = await loadSdk('alipay-sdk', () => import('alipay-sdk'));
  const key = (name: 'private_key' | 'alipay_public_key') =>
    readKey(`payments.alipay.${name}`, settings[name], {
      dataDir: config.data_dir,
      isSecret: name === 'private_key',
    });
  const privateKey = key('private_key');
  const timeout = config.payments.call_timeout_ms;
  const sdk = new AlipaySdk({
    appId: settings.app_id,
    privateKey: bareKey(privateKey),
    keyType: privateKey.includes('BEGIN RSA PRIVATE KEY') ? 'PKCS1' : 'PKCS8',
    alipayPublicKey: bareKey(key('alipay_public_key')),
    timeout,
    camelcase: false,
    ...(settings.gateway !== '' && { gateway: settings.gateway }),
  });

  const send = (method: string, bizContent: Record<string, string>, more: object = {}) =>
    call('alipay', timeout, async () => {
      const parameters = { bizContent, timestamp: chinaTime(clock.now()), ...more };
      const answer = commonAnswer.safeParse(await sdk.exec(method, parameters, { validateSign: true }));
      if (!answer.success) throw down('alipay', 'the answer has an unknown form');
      // 20000: its own trouble; 10003: it does not know yet.
      if (['20000', '10003'].includes(answer.data.code) || isTheirTrouble(answer.data.sub_code))
        throw down('alipay', answer.data.sub_code ?? answer.data.code);
      return answer.data;
    });

  return {
    name: 'alipay',
    takes: (currency) => currency === 'CNY',
    create: async (checkout, { title }) => {
      const answer = await send(
        'alipay.trade.precreate',
        {
          out_trade_no: checkout.tradeNo,
          total_amount: major(checkout.amount),
          subject: title,
          time_expire: chinaTime(new Date(checkout.expiresAt)),
        },
        { notify_url: callbackUrl },
      );
      if (answer.code !== '10000') throw refused('alipay', reasonOf(answer));
      return {
        reference: null,
        qrCode: read(z.object({ qr_code: z.string() }), answer).qr_code,
        paymentUrl: null,
      };
    },
    query: async ({ tradeNo }) => {
      const answer = await send('alipay.trade.query', { out_trade_no: tradeNo });
      if (answer.sub_code === 'ACQ.TRADE_NOT_EXIST') return { state: 'unseen' };
      if (answer.code !== '10000') throw down('alipay', reasonOf(answer));
      return chargeOf(read(trade, answer));
    },
    close: async ({ tradeNo }) => {
      const answer = await send('alipay.trade.close', { out_trade_no: tradeNo });
      if (answer.code === '10000') return 'closed';
      if (answer.sub_code === 'ACQ.TRADE_NOT_EXIST') return 'unseen';
      if (answer.sub_code !== 'ACQ.TRADE_STATUS_ERROR') throw down('alipay', reasonOf(answer));
      // It is not open any more: paid, or closed before.
      const now = read(trade, await send('alipay.trade.query', { out_trade_no: tradeNo }));
      return chargeOf(now).state === 'paid' ? 'paid' : 'closed';
    },
    refund: async ({ tradeNo }, { key: requestNo, amount }) => {
      const answer = await send('alipay.trade.refund', {
        out_trade_no: tradeNo,
        out_request_no: requestNo,
        refund_amount: major(amount),
      });
      if (answer.code !== '10000') return { state: 'refused', reason: reasonOf(answer) };
      // `fund_change` says Y once only: a repetition moves nothing and is as good.
      return { state: 'done', reference: requestNo };
    },
    queryRefund: async ({ tradeNo }, { key: requestNo }): Promise<RefundState> => {
      const answer = await send('alipay.trade.fastpay.refund.query', {
        out_trade_no: tradeNo,
        out_request_no: requestNo,
      });
      if (answer.sub_code === 'ACQ.TRADE_NOT_EXIST') return { state: 'unseen' };
      if (answer.code !== '10000') throw down('alipay', reasonOf(answer));
      // An unknown refund is answered with success, but without its fields.
      const { refund_amount, refund_status } = read(refundAnswer, answer);
      if (refund_amount === undefined) return { state: 'unseen' };
      return refund_status === undefined || refund_status === 'REFUND_SUCCESS'
        ? { state: 'done', reference: requestNo }
        : { state: 'pending' };
    },
    parseCallback: ({ body }: RawCallback) => {
      const fields = Object.fromEntries(new URLSearchParams(Buffer.from(body).toString()));
      // The SDK believes the message about its own algorithm; SHA-1 is not to be had.
      if (fields.sign_type !== 'RSA2' || !sdk.checkNotifySignV2(fields))
        return Promise.reject(notFrom('alipay', 'the signature is false'));
      const parsed = notification.safeParse(fields);
      if (!parsed.success)
        return Promise.reject(new DomainError('bad_request', 'The report of Alipay has an unknown form.'));
      const { app_id: app, seller_id: seller, out_trade_no: tradeNo } = parsed.data;
      if (app !== settings.app_id || (settings.seller_id !== '' && seller !== settings.seller_id))
        return Promise.reject(notFrom('alipay', 'it is for another app or seller'));
      return Promise.resolve({ provider: 'alipay', tradeNo, charge: chargeOf(parsed.data) });
    },
  };
}

const commonAnswer = z.looseObject({
  code: z.string(),
  msg: z.string().optional(),
  sub_code: z.string().optional(),
  sub_msg: z.string().optional(),
});

const trade = z.object({
  trade_no: z.string(),
  trade_status: z.string(),
  total_amount: z.string().transform(minor),
});

const refundAnswer = z.object({ refund_amount: z.string().optional(), refund_status: z.string().optional() });

const notification = trade.extend({
  app_id: z.string(),
  seller_id: z.string().optional(),
  out_trade_no: z.string(),
});

function chargeOf({ trade_no, trade_status, total_amount }: z.infer<typeof trade>): ChargeState {
  if (trade_status === 'TRADE_SUCCESS' || trade_status === 'TRADE_FINISHED')
    return { state: 'paid', transactionId: trade_no, amount: total_amount, currency: 'CNY' };
  // Also of a trade that was paid and given back wholly: what it was before is known here, or found by a person.
  return { state: trade_status === 'TRADE_CLOSED' ? 'closed' : 'open' };
}

function read<T>(schema: z.ZodType<T>, data: unknown): T {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw down('alipay', 'the answer has an unknown form');
}

function isTheirTrouble(code = ''): boolean {
  return code === 'ACQ.SYSTEM_ERROR' || code.startsWith('isp.') || code === 'aop.ACQ.SYSTEM_ERROR';
}

function reasonOf({ code, msg, sub_code, sub_msg }: z.infer<typeof commonAnswer>): string {
  return `${sub_code ?? code} ${sub_msg ?? msg ?? ''}`.trim();
}

function major(amount: number): string {
  return (amount / 100).toFixed(2);
}

function minor(text: string, context: z.RefinementCtx): number {
  const match = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(text);
  if (match) return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  context.addIssue({ code: 'custom', message: 'must be an amount' });
  return z.NEVER;
}

/** `2026-01-08 23:48:47`, in China whatever the machine's own zone. */
function chinaTime(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

/** The SDK wants the base64 alone. */
function bareKey(key: string): string {
  return key.replace(/-----[A-Z ]+-----/g, '').replace(/\s/g, '');
}
