import test from 'ava';
import { movePrinterAction } from '../../src/operations/printers/move-printer-action.ts';
import { movePrinterStatus } from '../../src/operations/printers/move-printer-status.ts';
import { takePrinter } from '../../src/operations/printers/take-printer.ts';
import { findPendingActions } from '../../src/storage/printer-actions.ts';
import { startKitchenDay } from '../helpers/kitchen-day.ts';
import { waitFor } from '../helpers/wait-for.ts';

test('staff pause a printer and let it go on; switching it off is for admins', async (t) => {
  const day = await startKitchenDay(t);
  const id = await day.addPrinter();
  const params = { id };
  const paused = await day.call('pausePrinter', { as: 'staff', params });
  t.like(paused.body, { is_active: true, paused_by: 'staff' });
  t.is(typeof paused.body.paused_at, 'string');
  const status = await day.call('getPrinterStatus', { as: 'staff', params });
  t.like(status.body, { sentence: '打印机 Kitchen 已暂停。', action: '打印机 Kitchen 已暂停：请恢复打印。' });
  const [item] = (await day.call('listAttention', { as: 'staff' })).body.items;
  t.like(item, { kind: 'printer', printer_id: id, sentence: '打印机 Kitchen 已暂停。' });
  t.is((await day.call('resumePrinter', { as: 'staff', params })).body.paused_at, null);
  t.deepEqual((await day.call('listAttention', { as: 'staff' })).body.items, []);
  t.is((await day.call('pausePrinter', { as: 'otherStaff', params })).status, 404);
  await day.call('changePrinter', { as: 'admin', params, body: { is_active: false } });
  t.is((await day.call('pausePrinter', { as: 'staff', params })).status, 409);
});

test('the status of a printer says each thing by itself, and what to do, in the language asked for', async (t) => {
  const day = await startKitchenDay(t);
  const id = await day.addPrinter();
  const params = { id };
  await day.confirm(await day.order());
  await day.spool();
  const conditions = {
    online: false,
    paper: 'out',
    cover: 'closed',
    cutter_error: false,
    overheated: false,
    error: false,
    drawer: 'low',
  } as const;
  await day.storage.write((tx) =>
    movePrinterStatus(tx, { printerId: id, status: 'paper_out', trouble: 'paper', conditions, isSeen: true }),
  );
  const expected = {
    'zh-CN': ['打印机 Kitchen 缺纸。', '打印机 Kitchen 缺纸：请装纸。'],
    'zh-TW': ['印表機 Kitchen 缺紙。', '印表機 Kitchen 缺紙：請裝紙。'],
    en: ['Printer Kitchen has no paper.', 'Printer Kitchen has no paper. Load paper.'],
  };
  for (const [language, [sentence, action]] of Object.entries(expected)) {
    const { body } = await day.call('getPrinterStatus', { as: 'staff', params, language });
    t.like(body, { sentence, action, trouble: 'paper', status: 'paper_out', status_detail: '请装纸。' });
    t.deepEqual(body.conditions, conditions);
    t.like(body.queue, { pending: 1, waiting: 0, printing: 0 });
  }
});

test('what is wrong with a printer’s settings is told in its language, and to a person in theirs', async (t) => {
  const day = await startKitchenDay(t);
  const id = await day.addPrinter();
  const detail = 'The connection "windows" works on Windows only: use "usb" or "cups" here.';
  await day.storage.write((tx) =>
    movePrinterStatus(tx, { printerId: id, status: 'error', trouble: 'settings', detail, isSeen: false }),
  );
  const simplified = '连接方式 "windows" 只能在 Windows 上用：这里请用 "usb" 或 "cups"。';
  const expected = {
    'zh-CN': simplified,
    'zh-TW': '連線方式 "windows" 只能在 Windows 上用：這裡請用 "usb" 或 "cups"。',
    en: detail,
  };
  for (const [language, action] of Object.entries(expected)) {
    const { body } = await day.call('getPrinterStatus', { as: 'staff', params: { id }, language });
    t.like(body, { action, status_detail: simplified });
    const { items } = (await day.call('listAttention', { as: 'staff', query: { store_id: 1 }, language }))
      .body;
    t.is(items.find(({ printer_id }: { printer_id?: number }) => printer_id === id)?.action, action);
  }
});

test('the drawer is opened by the printer service, once; the list says who did', async (t) => {
  const day = await startKitchenDay(t);
  const id = await day.addPrinter();
  const params = { id };
  const asked = day.call('openDrawer', { as: 'staff', params, query: { pin: 5 } });
  const [action] = await waitFor('the action', async () => {
    const pending = await findPendingActions(day.storage.read, id);
    return pending.length > 0 && pending;
  });
  await day.storage.write(async (tx) => {
    const taken = await takePrinter(tx, { printerId: id, owner: 'me', isGone: () => true, duration: 60_000 });
    if (!taken || !action) throw new Error('no lease');
    await movePrinterAction(tx, { id: action.id, to: 'sending', lease: taken.lease });
    await movePrinterAction(tx, { id: action.id, to: 'sent', lease: taken.lease });
  });
  const { status, body } = await asked;
  t.is(status, 201);
  t.like(body, { action: 'open_drawer', pin: 5, requested_by: 'staff', printer_id: id });
  const list = await day.call('listPrinterActions', { as: 'staff', params });
  t.like(list.body, { total: 1 });
  t.like(list.body.items[0], { requested_by: 'staff', status: 'sent' });
  t.is((await day.call('openDrawer', { as: 'otherStaff', params })).status, 404);
  t.is((await day.call('openDrawer', { as: 'customer', params })).status, 403);
});

test('a process that died with a drawer in hand leaves it in doubt, and nobody opens it again', async (t) => {
  const day = await startKitchenDay(t);
  const id = await day.addPrinter();
  const asked = day.call('openDrawer', { as: 'staff', params: { id } });
  const [action] = await waitFor('the action', async () => {
    const pending = await findPendingActions(day.storage.read, id);
    return pending.length > 0 && pending;
  });
  const take = (owner: string) =>
    day.storage.write((tx) =>
      takePrinter(tx, { printerId: id, owner, isGone: () => true, duration: 60_000 }),
    );
  const dying = await take('dying');
  await day.storage.write(async (tx) => {
    if (dying && action) await movePrinterAction(tx, { id: action.id, to: 'sending', lease: dying.lease });
  });
  await take('next');
  t.like((await asked).body, { status: 'unconfirmed', cause: 'crash' });
  t.deepEqual(await findPendingActions(day.storage.read, id), []);
});
