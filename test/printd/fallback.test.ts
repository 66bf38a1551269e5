import test from 'ava';
import { countPaper, openPrintShop } from '../helpers/print-shop.ts';

test('a job goes to the fallback of a printer without paper, and its paper says for whom', async (t) => {
  const shop = await openPrintShop(t);
  const bar = await shop.addPrinter({ name: 'Bar', stations: ['bar'] });
  const hot = await shop.addPrinter({ name: 'Hot', stations: ['wok'], fallbackPrinterId: bar.id });
  hot.printer.set({ name: 'paperOut' });
  const { orderId } = await shop.order();
  shop.open({ timings: { fallback: 200 } });
  const jobs = await shop.settled(orderId);
  t.is(jobs.length, 1);
  t.like(jobs[0], { status: 'completed', proof: 'process_id', printerId: bar.id, meantFor: 'Hot' });
  t.deepEqual(countPaper(bar.printer, orderId), { unmarked: 1, marked: 0, partial: 0 });
  const text = bar.printer.paper().flatMap(({ lines }) => lines.map((line) => line.text));
  t.true(text.some((line) => line.includes('代打 FOR: Hot')));
  // When the paper is back nothing more comes out.
  hot.printer.loadPaper();
  const next = await shop.order();
  await shop.settled(next.orderId);
  t.deepEqual(countPaper(hot.printer, orderId), { unmarked: 0, marked: 0, partial: 0 });
});
