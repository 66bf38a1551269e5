import test from 'ava';
import { openClientShop } from '../helpers/client-shop.ts';
import { openPrintShop } from '../helpers/print-shop.ts';
import { waitUntil } from '../helpers/wait-for.ts';

test('a paper that outlasts the stop is given up as unconfirmed, so that nobody has to kill the service', async (t) => {
  const shop = await openPrintShop(t);
  // At this speed the ticket takes hours.
  const { printer } = await shop.addPrinter({}, { speed: 0.01 });
  const { orderId } = await shop.order();
  const pool = shop.open({ timings: { drain: 500 } });
  await waitUntil(async () => (await shop.jobsOf(orderId))[0]?.status === 'printing');
  await printer.waitFor(() => printer.log().some(({ type }) => type === 'rx'), 60_000);
  await pool.stop();
  const [job, reprint] = await shop.jobsOf(orderId);
  t.like(job, { status: 'unconfirmed', cause: 'crash' });
  t.like(reprint, { status: 'pending', reprintOf: job?.id });
});

test('a print client that is silent when the service stops leaves its job unconfirmed', async (t) => {
  const shop = await openClientShop(t);
  const client = await shop.join();
  const { orderId } = await shop.order();
  await client.findType('new_order');
  const before = performance.now();
  await shop.pool.stop();
  t.true(performance.now() - before < 60_000);
  t.like((await shop.jobsOf(orderId))[0], { status: 'unconfirmed', cause: 'link' });
});
