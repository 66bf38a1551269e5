import test from 'ava';
import { chargeStates, chargeTransitions, simulatedQrCode } from '../../src/domain/payment.ts';
import { isTransition } from '../../src/domain/transitions.ts';

test('success is never undone but by a refund, and nothing follows a refund', (t) => {
  const edges = chargeStates.flatMap((from) =>
    chargeStates.filter((to) => isTransition(chargeTransitions, from, to)).map((to) => `${from} ${to}`),
  );
  t.deepEqual(edges, [
    'pending success',
    'pending failed',
    'pending cancelled',
    'success refunded',
    'failed success',
    'cancelled success',
  ]);
});

for (const [amount, text] of [
  [7600, '76.0'],
  [1250, '12.5'],
  [1234, '12.34'],
  [0, '0.0'],
] as const)
  test(`the QR code says ${text} for ${amount} cents`, (t) => {
    t.is(
      simulatedQrCode({ id: 1, method: 'wechat', amount }),
      `pay://fake.wechat.com?payment_id=1&amount=${text}`,
    );
  });
