import { toBuffer } from 'qrcode';
import { coerceError, DomainError } from '../../domain/errors.ts';
import { toMajor } from '../../domain/money.ts';
import { paymentMethods } from '../../domain/order.ts';
import { needsProvider, paymentMethodTexts, simulatedQrCode } from '../../domain/payment.ts';
import { cancelPayment } from '../../operations/cancel-payment.ts';
import { confirmPayment } from '../../operations/confirm-payment.ts';
import { createPayment } from '../../operations/create-payment.ts';
import { paymentOnWire, type ReachedPayment } from '../../operations/payment-on-wire.ts';
import { receiveCallback } from '../../operations/receive-callback.ts';
import { refundOnWire } from '../../operations/refund-on-wire.ts';
import { requestRefund } from '../../operations/request-refund.ts';
import { requirePayment, requirePaymentForChange } from '../../operations/require-payment.ts';
import { findPayment } from '../../storage/payments.ts';
import { listRefundsOfPayment } from '../../storage/refunds.ts';
import type { Services, TagHandlers } from '../handler.ts';
import { publicUrl } from '../public-url.ts';
import { simulationPath } from './simulated-provider.ts';

/** Payments. */
export function paymentHandlers(services: Services): TagHandlers<'payments'> {
  const { storage, config, logger } = services;
  const offered = paymentMethods.filter(
    (method) => !needsProvider(method) || config.payments.provider !== 'none',
  );
  const onWire = ({ payment, order, store }: ReachedPayment) => paymentOnWire(payment, order, store);
  return {
    listPaymentMethods: async () => ({
      methods: offered.map((id) => ({ id, ...paymentMethodTexts[id] })),
    }),
    createPayment: async ({ body, actor }, tx) => {
      if (!offered.includes(body.payment_method))
        throw new DomainError('invalid', `${body.payment_method} is not offered here.`, {
          errors: [{ path: 'payment_method', message: `one of ${offered.join(', ')}` }],
        });
      const reached = await createPayment(tx, { request: body, actor });
      const { payment } = reached;
      const isRemote = needsProvider(payment.method);
      const { payment_id, order_id, order_number, amount, payment_method, status } = onWire(reached);
      return {
        payment_id,
        order_id,
        order_number,
        amount,
        payment_method,
        status,
        payment_url: isRemote ? `${publicUrl(config)}/api/payment/qr/${payment.id}` : null,
        qr_code: isRemote ? simulatedQrCode(payment) : null,
        simulation_url: isRemote ? publicUrl(config) + simulationPath(payment, services.secrets) : null,
      };
    },
    getPaymentStatus: async ({ params, actor }) =>
      onWire(await requirePayment(storage.read, actor, params.id)),
    getPaymentQr: async ({ params }) => {
      // Anybody may look, so only what is open shows: the picture says an amount.
      const payment = await findPayment(storage.read, params.id);
      if (payment?.status !== 'pending' || !needsProvider(payment.method))
        throw new DomainError('not_found', `There is no open payment ${params.id}.`);
      return toBuffer(simulatedQrCode(payment), { width: 512, errorCorrectionLevel: 'M' });
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
