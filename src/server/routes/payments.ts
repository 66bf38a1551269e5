import { toBuffer } from 'qrcode';
import { coerceError, DomainError } from '../../domain/errors.ts';
import { businessDay } from '../../domain/local-time.ts';
import { type Minor, toMajor } from '../../domain/money.ts';
import { needsProvider, type Payment, paymentMethodTexts, simulatedQrCode } from '../../domain/payment.ts';
import { isRemote } from '../../domain/payment-provider.ts';
import type { Finding } from '../../domain/reconciliation.ts';
import { cancelPayment } from '../../operations/payments/cancel-payment.ts';
import { confirmPayment } from '../../operations/payments/confirm-payment.ts';
import { createPayment } from '../../operations/payments/create-payment.ts';
import { paymentOnWire, type ReachedPayment } from '../../operations/payments/payment-on-wire.ts';
import { receiveCallback } from '../../operations/payments/receive-callback.ts';
import { refundOnWire } from '../../operations/payments/refund-on-wire.ts';
import { requestRefund } from '../../operations/payments/request-refund.ts';
import { requirePayment, requirePaymentForChange } from '../../operations/payments/require-payment.ts';
import { requireStore } from '../../operations/stores/require-store.ts';
import { retryRefund } from '../../operations/payments/retry-refund.ts';
import { findPayment } from '../../storage/payments.ts';
import { findCheckout } from '../../storage/provider-checkouts.ts';
import { listRefundsOfPayment } from '../../storage/refunds.ts';
import type { ReconciliationOnWire } from '../../protocol/payments.ts';
import type { Services, TagHandlers } from '../handler.ts';
import { openAtProvider } from '../open-checkout.ts';
import { offeredMethods, remoteProviderOf } from '../providers/create-providers.ts';
import { createReportReceiver } from '../providers/receive-report.ts';
import { publicUrl } from '../public-url.ts';
import { reconcile } from '../reconcile.ts';
import { simulationPath } from './simulated-provider.ts';

/** Payments. */
export function paymentHandlers(services: Services): TagHandlers<'payments'> {
  const { storage, config, logger } = services;
  const offered = offeredMethods(config, services.providers);
  const onWire = ({ payment, order, store }: ReachedPayment) => paymentOnWire(payment, order, store);
  const qrTextOf = async (payment: Payment): Promise<string | null | undefined> => {
    if (isRemote(payment)) return (await findCheckout(storage.read, payment.id))?.qrCode;
    return needsProvider(payment.method) ? simulatedQrCode(payment) : undefined;
  };
  const receive = createReportReceiver(services);
  return {
    listPaymentMethods: async () => ({
      methods: offered.map((id) => ({ id, ...paymentMethodTexts[id] })),
    }),
    createPayment: async ({ body, actor }) => {
      if (!offered.includes(body.payment_method))
        throw new DomainError('invalid', `${body.payment_method} is not offered here.`, {
          errors: [{ path: 'payment_method', message: `one of ${offered.join(', ')}` }],
        });
      const provider = remoteProviderOf(body.payment_method, services.providers);
      const collector = provider && { provider, expireMinutes: config.payments.expire_minutes };
      const reached = await storage.write((tx) => createPayment(tx, { request: body, actor, collector }));
      const { payment } = reached;
      const { payment_id, order_id, order_number, amount, payment_method, status } = onWire(reached);
      const common = { payment_id, order_id, order_number, amount, payment_method, status };
      const picture = `${publicUrl(config)}/api/payment/qr/${payment.id}`;
      if (provider) {
        const { qrCode, paymentUrl } = await openAtProvider(storage, provider, reached);
        return { ...common, payment_url: paymentUrl ?? picture, qr_code: qrCode, simulation_url: null };
      }
      const isSimulated = needsProvider(payment.method);
      return {
        ...common,
        payment_url: isSimulated ? picture : null,
        qr_code: isSimulated ? simulatedQrCode(payment) : null,
        simulation_url: isSimulated ? publicUrl(config) + simulationPath(payment, services.secrets) : null,
      };
    },
    getPaymentStatus: async ({ params, actor }) =>
      onWire(await requirePayment(storage.read, actor, params.id)),
    getPaymentQr: async ({ params }) => {
      // Anybody may look, so only what is open shows: the picture says an amount.
      const payment = await findPayment(storage.read, params.id);
      const text = payment?.status === 'pending' && (await qrTextOf(payment));
      if (!text) throw new DomainError('not_found', `There is no open payment ${params.id}.`);
      return toBuffer(text, { width: 512, errorCorrectionLevel: 'M' });
    },
    receivePaymentCallback: async ({ body, proof }) => {
      if (config.payments.provider !== 'simulated')
        throw new DomainError('not_found', 'No simulated provider is in use here.');
      try {
        return await storage.write((tx) => receiveCallback(tx, { callback: body, proof }));
      } catch (thrown) {
        logger.warn(
          { err: coerceError(thrown), payment_id: body.payment_id },
          'A payment callback was refused',
        );
        throw thrown;
      }
    },
    receiveWechatCallback: async ({ raw }) => {
      await receive('wechat', raw);
      return { code: 'SUCCESS', message: '成功' };
    },
    receiveAlipayCallback: async ({ raw }) => {
      await receive('alipay', raw);
      return 'success';
    },
    receiveStripeCallback: async ({ raw }) => {
      await receive('stripe', raw);
      return { received: true };
    },
    reconcilePayments: async ({ query, actor }) => {
      const store = await requireStore(storage.read, actor, query.store_id);
      const date = query.date ?? businessDay(services.clock.now(), store.timezone, store.businessDayStart);
      const done = await reconcile({ db: storage.read, providers: services.providers, store, date });
      const findings = done.findings.map(findingOnWire);
      return { store_id: store.id, date, checked: done.checked, findings };
    },
    retryRefund: async ({ params, actor }, tx) => {
      const { refund, store } = await retryRefund(tx, { id: params.id, actor });
      return refundOnWire(refund, store);
    },
    cancelPayment: ({ params, actor }) =>
      storage.write(async (tx) => onWire(await cancelPayment(tx, { id: params.id, actor }))),
    confirmPayment: async ({ params, body, actor }, tx) => {
      const reached = await confirmPayment(tx, { id: params.id, actor, tendered: body.tendered });
      const { tendered, amount } = reached.payment;
      return {
        ...onWire(reached),
        tendered: tendered === null ? null : toMajor(tendered),
        change: tendered === null ? null : toMajor(tendered - amount),
      };
    },
    refundPayment: async ({ params, body, actor }, tx) => {
      const reached = await requirePaymentForChange(tx, actor, params.id);
      const lines = body.lines?.map(({ item_id, quantity }) => ({ itemId: item_id, quantity }));
      const { refund, store } = await requestRefund(tx, { ...body, ...reached, actor, lines });
      return refundOnWire(refund, store);
    },
    listRefunds: async ({ params, actor }) => {
      const { store } = await requirePayment(storage.read, actor, params.id);
      return (await listRefundsOfPayment(storage.read, params.id)).map((refund) =>
        refundOnWire(refund, store),
      );
    },
  };
}

function findingOnWire(finding: Finding): ReconciliationOnWire['findings'][number] {
  const major = (amount: Minor | null) => (amount === null ? null : toMajor(amount));
  return {
    kind: finding.kind,
    provider: finding.provider,
    payment_id: finding.paymentId,
    order_number: finding.orderNumber,
    trade_no: finding.tradeNo,
    transaction_id: finding.transactionId,
    amount: major(finding.amount),
    provider_amount: major(finding.providerAmount),
    currency: finding.currency,
    status: finding.status,
    detail: finding.detail,
  };
}
