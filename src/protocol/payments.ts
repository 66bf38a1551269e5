import { z } from 'zod';
import { paymentMethods } from '../domain/order.ts';
import { chargeStates } from '../domain/payment.ts';
import { remoteProviders } from '../domain/payment-provider.ts';
import { findingKinds } from '../domain/reconciliation.ts';
import { amount, id, idText, major, phone, timestamp } from './values.ts';

export const methodList = z
  .object({
    methods: z.array(z.object({ id: z.enum(paymentMethods), name: z.string(), description: z.string() })),
  })
  .meta({ id: 'PaymentMethods' });

export const newPayment = z
  .strictObject({
    order_id: id,
    payment_method: z.enum(paymentMethods),
    customer_phone: phone.optional(),
    share_id: id.optional().meta({ description: 'Of a split bill: the share to pay' }),
  })
  .meta({ id: 'NewPayment' });
export type NewPayment = z.output<typeof newPayment>;

const paymentFields = {
  payment_id: id,
  order_id: id,
  order_number: z.string().meta({ examples: ['ORD202601082348473567'] }),
  amount: major,
  payment_method: z.enum(paymentMethods),
  status: z.enum(chargeStates),
};

/** Address, QR code and simulation are null where the payer pays a person. */
export const createdPayment = z
  .object({
    ...paymentFields,
    payment_url: z.string().nullable().meta({ description: 'Picture of the QR code' }),
    qr_code: z
      .string()
      .nullable()
      .meta({ examples: ['pay://fake.wechat.com?payment_id=1&amount=76.0'] }),
    simulation_url: z
      .string()
      .nullable()
      .meta({ description: 'Page of the simulated provider: approve or fail this payment' }),
  })
  .meta({ id: 'CreatedPayment' });

export const payment = z
  .object({
    ...paymentFields,
    transaction_id: z.string().nullable(),
    paid_at: timestamp.nullable(),
    refunded_amount: major.meta({ description: 'Given back of it' }),
    refund_pending: major.meta({ description: 'Promised back; the provider has not answered yet' }),
    share_id: id.nullable().meta({ description: 'The share of a split bill that it pays' }),
  })
  .meta({ id: 'Payment' });
export type PaymentOnWire = z.output<typeof payment>;

/** An amount that isn't the payment's is a conflict, whatever its form: only its own number will do. */
export const paymentCallback = z
  .strictObject({
    payment_id: id,
    transaction_id: z
      .string()
      .regex(/^[\x21-\x7e]{1,100}$/, 'must be 1 to 100 ASCII characters without spaces'),
    success: z.boolean(),
    amount: z.union([z.number(), z.string()]).optional(),
  })
  .meta({ id: 'PaymentCallback' });
export type PaymentCallback = z.output<typeof paymentCallback>;

/** Cash handed over, if it is to be kept and the change to be told. */
export const paymentConfirmation = z
  .strictObject({ tendered: amount.optional() })
  .meta({ id: 'PaymentConfirmation' });

export const confirmedPayment = payment
  .extend({ tendered: major.nullable(), change: major.nullable() })
  .meta({ id: 'ConfirmedPayment' });

/** What providers want to hear, or they report again. */
export const wechatThanks = z.object({ code: z.literal('SUCCESS'), message: z.string() });
export const stripeThanks = z.object({ received: z.literal(true) });

export const reconcileFilter = z.strictObject({
  store_id: idText,
  date: z.iso
    .date()
    .optional()
    .meta({ description: 'Business day of the store; today without', examples: ['2026-01-08'] }),
});

export const reconciliation = z
  .object({
    store_id: id,
    date: z.iso.date(),
    checked: z.int().meta({ description: 'Payments that were compared with what their provider says' }),
    findings: z.array(
      z.object({
        kind: z.enum(findingKinds),
        provider: z.enum(remoteProviders),
        payment_id: id.nullable(),
        order_number: z.string().nullable(),
        trade_no: z.string().nullable().meta({ description: 'Our number of the payment at the provider' }),
        transaction_id: z.string().nullable(),
        amount: major.nullable(),
        provider_amount: major.nullable(),
        currency: z.string().nullable(),
        status: z.enum(chargeStates).nullable(),
        detail: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Reconciliation' });
export type ReconciliationOnWire = z.output<typeof reconciliation>;
