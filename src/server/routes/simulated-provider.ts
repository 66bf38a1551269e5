import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import Router from 'koa-router';
import type { Context } from 'koa';
import { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import { formatAmount } from '../../domain/money.ts';
import { type Payment, paymentMethodTexts } from '../../domain/payment.ts';
import { signCallback, verifyCallback } from '../../operations/payments/callback-signature.ts';
import { receiveCallback } from '../../operations/payments/receive-callback.ts';
import { paymentCallback } from '../../protocol/payments.ts';
import { idText } from '../../protocol/values.ts';
import type { Secrets } from '../../runtime/secrets.ts';
import { findPayment } from '../../storage/payments.ts';
import type { Services } from '../handler.ts';
import { readBody } from '../read-body.ts';

const choice = z.strictObject({ outcome: z.enum(['approve', 'fail']) });

/**
 * The provider that isn't one: a page where the payer approves or fails a payment. It reports as a real one would, by a signed
 * callback. There is no page where `payments.provider` is another.
 */
export function simulatedProviderRoutes({ storage, secrets, config, clock }: Services): Router {
  const router = new Router();
  if (config.payments.provider !== 'simulated') return router;
  const read = async (context: Context): Promise<Payment> => {
    const id = idText.safeParse(context.params.id);
    const payment = id.success && isKey(context.query.key, id.data, secrets) ? id.data : undefined;
    const found = payment === undefined ? undefined : await findPayment(storage.read, payment);
    if (!found) throw new DomainError('not_found', 'There is no such payment.');
    return found;
  };
  const show = (context: Context, payment: Payment): void => {
    context.set(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    );
    context.type = 'text/html';
    context.body = page(payment);
  };
  router.get('/api/payment/pay/:id', async (context) => show(context, await read(context)));
  router.post('/api/payment/pay/:id', async (context) => {
    const payment = await read(context);
    const given = choice.safeParse(await readBody(context.req, { form: true }));
    if (!given.success) throw new DomainError('invalid', 'outcome must be approve or fail.');
    const body = Buffer.from(JSON.stringify(outcomeOf(payment, given.data.outcome === 'approve')));
    const signing = { secret: secrets.simulatedPayment, now: clock.now() };
    const proof = verifyCallback(signCallback(body, { ...signing, nonce: randomUUID() }), body, signing);
    const callback = paymentCallback.parse(JSON.parse(body.toString()));
    await storage.write((tx) => receiveCallback(tx, { callback, proof }));
    show(context, (await findPayment(storage.read, payment.id)) ?? payment);
  });
  return router;
}

/** Path of the page for a payment; its key is known to those who may pay only. */
export function simulationPath(
  { id }: Pick<Payment, 'id'>,
  secrets: Pick<Secrets, 'simulatedPayment'>,
): string {
  return `/api/payment/pay/${id}?key=${keyOf(id, secrets).toString('base64url')}`;
}

function keyOf(id: number, { simulatedPayment }: Pick<Secrets, 'simulatedPayment'>): Buffer {
  return createHmac('sha256', simulatedPayment).update(`page ${id}`).digest().subarray(0, 16);
}

function isKey(given: unknown, id: number, secrets: Pick<Secrets, 'simulatedPayment'>): boolean {
  const key = Buffer.from(typeof given === 'string' ? given : '', 'base64url');
  const expected = keyOf(id, secrets);
  return key.length === expected.length && timingSafeEqual(key, expected);
}

/** One transaction a payment: pressing approve twice is the same message again. */
function outcomeOf({ id, amount }: Payment, success: boolean): z.input<typeof paymentCallback> {
  return {
    payment_id: id,
    transaction_id: `SIM${String(id).padStart(12, '0')}`,
    success,
    amount: amount / 100,
  };
}

function page({ id, method, amount, currency, status }: Payment): string {
  const buttons = `<form method="post">
<button name="outcome" value="approve">确认支付 Approve</button>
<button name="outcome" value="fail">支付失败 Fail</button>
</form>`;
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>模拟支付 Simulated payment</title>
<style>
body { font: 1.1rem/1.6 system-ui, sans-serif; max-width: 26rem; margin: 2rem auto; padding: 0 1rem }
.notice { border: 2px dashed; padding: .5rem 1rem }
.amount { font-size: 2rem }
button { font: inherit; padding: .6rem 1.2rem }
</style>
<p class="notice">模拟支付，不会扣款。<br>This is a simulation: no money moves.</p>
<h1>${paymentMethodTexts[method].name}</h1>
<p class="amount">${currency} ${formatAmount(amount)}</p>
<p>支付单 Payment ${id}: <strong>${status}</strong></p>
${status === 'pending' || status === 'failed' ? buttons : ''}
</html>
`;
}
