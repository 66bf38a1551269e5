import test from 'ava';
import { movePrinterStatus } from '../../src/operations/printers/move-printer-status.ts';
import { type KitchenDay, startKitchenDay } from '../helpers/kitchen-day.ts';

const attention = async (day: KitchenDay) =>
  (await day.call('listAttention', { as: 'staff', query: { store_id: 1 } })).body.items;
const proven = { kind: 'completed', proof: 'process_id' } as const;

test('an order that no screen has shown in time, until one does', async (t) => {
  const day = await startKitchenDay(t);
  const id = await day.order();
  t.deepEqual(await attention(day), []);
  day.pass(20);
  const [unseen, ...others] = await attention(day);
  t.like(unseen, { kind: 'unseen', order_id: id });
  t.regex(unseen.sentence, /没有后厨屏显示过订单 ORD/);
  t.regex(unseen.since, /\+08:00$/);
  t.deepEqual(others, []);
  await day.show(false);
  t.is((await attention(day)).length, 1);
  await day.show();
  t.deepEqual(await attention(day), []);
});

test('a ticket whose paper is late: nothing queued, then a printer that waits for paper, until it is proven', async (t) => {
  const day = await startKitchenDay(t);
  const printer_id = await day.addPrinter();
  const order_id = await day.order();
  await day.confirm(order_id);
  await day.show();
  day.pass(59);
  t.deepEqual(await attention(day), []);
  day.pass(2);
  t.like(await attention(day), [{ kind: 'paperless', order_id }]);
  await day.spool();
  t.deepEqual(await attention(day), []);
  await day.print(1, { kind: 'waiting', cause: 'paper' });
  day.pass(61);
  const late = { kind: 'late', order_id, job_id: 1, printer_id, action: '打印机 Kitchen 缺纸：请装纸。' };
  t.like(await attention(day), [late]);
  await day.print(1, proven);
  t.deepEqual(await attention(day), []);
});

test('paper that nobody takes, nobody knows of or that never came, the most urgent first; printed again it is dealt with', async (t) => {
  const day = await startKitchenDay(t);
  const unrouted = await day.order();
  await day.confirm(unrouted);
  await day.spool();
  await day.addPrinter();
  const outcomes = [
    { kind: 'sent' },
    { kind: 'not_sent', cause: 'error', detail: 'refused' },
    { kind: 'unconfirmed', cause: 'link', bytesSent: 9 },
  ] as const;
  for (const [index, outcome] of outcomes.entries()) {
    await day.confirm(await day.order());
    await day.spool();
    const attempts = outcome.kind === 'not_sent' ? 4 : 1;
    for (let attempt = 0; attempt < attempts; attempt += 1) await day.print(index + 2, outcome);
  }
  await day.show();
  const items = await attention(day);
  t.deepEqual(
    items.map(({ kind, job_id }: { kind: string; job_id: number }) => [kind, job_id]),
    [
      ['unconfirmed', 4],
      ['sent', 2],
      ['unrouted', 1],
      ['failed', 3],
    ],
  );
  t.regex(items[2].action, /没有打印机负责 热菜/);
  for (const { job_id } of items.filter(({ kind }: { kind: string }) => kind !== 'sent'))
    await day.call('retryPrintJob', { as: 'staff', params: { id: job_id } });
  await day.call('settlePrintJob', { as: 'staff', params: { id: 2 }, body: { outcome: 'printed' } });
  t.deepEqual(await attention(day), []);
});

test('a printer that needs a hand, since when, and not one that is switched off; each store sees its own', async (t) => {
  const day = await startKitchenDay(t);
  const printerId = await day.addPrinter();
  day.pass(5);
  await day.storage.write((tx) =>
    movePrinterStatus(tx, { printerId, status: 'paper_out', trouble: 'paper', isSeen: true }),
  );
  const changedAt = day.clock.now().getTime();
  day.pass(100);
  const [item] = await attention(day);
  t.like(item, { kind: 'printer', printer_id: printerId, sentence: '打印机 Kitchen 缺纸。' });
  t.is(item.action, '打印机 Kitchen 缺纸：请装纸。');
  t.true(Math.abs(Date.parse(item.since) - changedAt) < 10_000);
  t.deepEqual((await day.call('listAttention', { as: 'otherStaff' })).body, { items: [] });
  t.is((await day.call('listAttention', { as: 'otherStaff', query: { store_id: 1 } })).status, 404);
  t.is((await day.call('listAttention', { as: 'admin' })).body.items.length, 1);
  await day.call('changePrinter', { as: 'admin', params: { id: printerId }, body: { is_active: false } });
  t.deepEqual(await attention(day), []);
});
