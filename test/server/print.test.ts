import test, { type ExecutionContext } from 'ava';
import { spoolTicket } from '../../src/operations/paper/spool-ticket.ts';
import { readStream } from '../../src/storage/event-log.ts';
import { putPrintClient } from '../../src/storage/print-clients.ts';
import { startTestApi, type TestApi } from '../helpers/test-api.ts';

async function withPrinter(t: ExecutionContext): Promise<TestApi> {
  const api = await startTestApi(t);
  const body = { name: 'Kitchen', connection: 'virtual' };
  t.is((await api.call('createPrinter', { as: 'admin', body })).status, 201);
  return api;
}

test('a printer is added, changed, shown and removed', async (t) => {
  const api = await withPrinter(t);
  const as = 'admin';
  const params = { id: 1 };
  const changed = await api.call('changePrinter', {
    as,
    params,
    body: { stations: ['热菜'], print_copies: 2, is_active: false },
  });
  t.like(changed.body, { stations: ['热菜'], print_copies: 2, status: 'disabled', profile: 'virtual-80' });
  t.is((await api.call('listPrinters', { as: 'staff' })).body.total, 1);
  t.is((await api.call('listPrinters', { as: 'otherStaff' })).body.total, 0);
  t.is((await api.call('getPrinterStatus', { as: 'otherStaff', params })).status, 404);
  t.is((await api.call('removePrinter', { as, params })).status, 204);
  t.is((await api.call('getPrinter', { as, params })).status, 404);
});

test('the models to choose from are told with what they can', async (t) => {
  const api = await startTestApi(t);
  const { body } = await api.call('listPrinterProfiles', { as: 'staff' });
  const profiles: { id: string }[] = body;
  t.like(
    profiles.find(({ id }) => id === 'epson-80'),
    { paper_widths: [80], proves_paper: true, has_buzzer: true, has_drawer: true, prints_chinese: true },
  );
  t.like(
    profiles.find(({ id }) => id === 'generic-58'),
    { paper_widths: [58] },
  );
});

test('staff see the print clients of their stores', async (t) => {
  const api = await startTestApi(t);
  const body = { name: '收银台打印机', connection: 'websocket' };
  t.like(await api.call('createPrinter', { as: 'admin', body }), { status: 201 });
  const at = '2026-01-08T15:48:47.749Z';
  await api.storage.write((tx) =>
    putPrintClient(tx.db, {
      id: 7,
      printerId: 1,
      name: '收银台打印机',
      model: 'TP-80',
      status: 'ready',
      remoteAddress: '192.168.1.9',
      leasedJobIds: [3],
      connectedAt: at,
      lastSeenAt: at,
    }),
  );
  t.deepEqual((await api.call('listPrintClients', { as: 'staff' })).body, [
    {
      id: 7,
      printer_id: 1,
      name: '收银台打印机',
      model: 'TP-80',
      status: 'ready',
      remote_address: '192.168.1.9',
      connected_at: '2026-01-08T23:48:47.749+08:00',
      last_seen_at: '2026-01-08T23:48:47.749+08:00',
      leased_job_ids: [3],
    },
  ]);
  t.deepEqual((await api.call('listPrintClients', { as: 'otherStaff' })).body, []);
  t.is((await api.call('listPrintClients', { as: 'customer' })).status, 403);
});

test('what is wrong with a printer is said, with the field', async (t) => {
  const api = await withPrinter(t);
  const add = (body: object) => api.call('createPrinter', { as: 'admin', body });
  t.is((await add({ name: 'Kitchen', connection: 'virtual' })).status, 409);
  for (const [fields, path] of [
    [{ connection: 'network' }, 'ip_address'],
    [{ connection: 'network', ip_address: '192.168.1.50:9101' }, 'ip_address'],
    [{ connection: 'network', ip_address: 'http://192.168.1.50' }, 'ip_address'],
    [{ connection: 'network', ip_address: '8.8.8.8' }, 'ip_address'],
    [{ connection: 'usb' }, 'device_path'],
    [{ connection: 'virtual', profile: 'typewriter' }, 'profile'],
    [{ connection: 'virtual', fallback_printer_id: 99 }, 'fallback_printer_id'],
  ] as const) {
    const { body } = await add({ name: 'Bar', ...fields });
    t.deepEqual([body.status, body.errors], [422, [{ path, message: body.detail }]]);
  }
  t.is((await add({ name: 'Bar', connection: 'virtual', print_copies: 99 })).status, 422);
  t.is((await add({ connection: 'virtual' })).status, 422);
});

test('an order that is confirmed becomes a job that can be cancelled, and retried once', async (t) => {
  const api = await withPrinter(t);
  const order = await api.call('createOrder', {
    as: 'staff',
    body: { store_id: 1, table_id: 1, items: [{ menu_item_id: 1, quantity: 2 }] },
  });
  const params = { id: order.body.id };
  await api.call('changeOrderStatus', { as: 'staff', params, body: { status: 'confirmed' } });
  for (const event of await readStream(api.storage.read, 'store:1', 0, 100))
    await api.storage.write((tx) => spoolTicket(tx, event));
  const [job] = (await api.call('listPrintJobs', { as: 'staff', query: { order_id: params.id } })).body.items;
  t.like(job, { status: 'pending', job_type: 'order', printer_id: 1, copy_number: 1, proof: 'none' });
  t.regex(job.print_content, /2x 宫保鸡丁/);
  t.regex(job.created_at, /\+08:00$/);

  const id = { id: job.id };
  t.is((await api.call('retryPrintJob', { as: 'staff', params: id })).status, 409);
  const settle = { as: 'staff', params: id, body: { outcome: 'printed' } } as const;
  t.is((await api.call('settlePrintJob', settle)).status, 409);
  t.like((await api.call('cancelPrintJob', { as: 'staff', params: id })).body, { status: 'cancelled' });
  t.is((await api.call('cancelPrintJob', { as: 'staff', params: id })).status, 409);
  const retry = await api.call('retryPrintJob', { as: 'staff', params: id, key: 'once' });
  t.like(retry.body, { reprint_of: job.id, status: 'pending', copy_number: 1 });
  const again = await api.call('retryPrintJob', { as: 'staff', params: id, key: 'once' });
  t.deepEqual(again.body, retry.body, 'the same key gets the same answer');
  const second = await api.call('retryPrintJob', { as: 'staff', params: id });
  t.is(second.status, 409);
  t.regex(second.text, new RegExp(`"retried_to":${retry.body.id}`));
  t.is((await api.call('getPrintJob', { as: 'otherStaff', params: id })).status, 404);
});

test('test pages, receipts and copies are jobs of their own; stats and route tell where they go', async (t) => {
  const api = await withPrinter(t);
  const as = 'staff';
  const page = await api.call('testPrinter', { as, params: { id: 1 } });
  t.like(page.body, { job_type: 'test', order_id: null, status: 'pending' });
  const order = await api.call('createOrder', {
    as,
    body: { store_id: 1, items: [{ menu_item_id: 2, quantity: 1, options: { 规格: '大杯' } }] },
  });
  const body = { printer_id: 1, order_id: order.body.id, job_type: 'receipt', copies: 2 };
  const receipt = await api.call('createPrintJob', { as, body });
  t.regex(receipt.body.print_content, /规格: 大杯[\s\S]*25\.00/);
  t.is((await api.call('createPrintJob', { as, body: { ...body, order_id: 999 } })).status, 404);
  for (const wrong of [{}, { job_type: 'report' }]) {
    const { status, body: problem } = await api.call('createPrintJob', { as, body: wrong });
    t.deepEqual([status, problem.errors], [422, [{ path: 'printer_id', message: 'is required' }]]);
  }
  const unconfirmed = await api.call('createPrintJob', { as, body: { ...body, job_type: 'order' } });
  t.is(unconfirmed.status, 422, 'there is nothing to cook yet');
  const stats = await api.call('getPrintStats', { as });
  t.like(stats.body, { printers: { total: 1, active: 1 }, jobs: { pending: 3, failed: 0 } });
  const route = await api.call('getPrintRoute', { as, query: { store_id: 1 } });
  t.deepEqual(route.body[0].printers, [{ id: 1, name: 'Kitchen' }]);
});

test('a paper about an order comes out at the till when nobody says where', async (t) => {
  const api = await withPrinter(t);
  const [as, admin] = ['staff', 'admin'] as const;
  const items = [{ menu_item_id: 2, quantity: 1, options: { 规格: '大杯' } }];
  const { id } = (await api.call('createOrder', { as, body: { store_id: 1, items } })).body;
  const print = async () =>
    (await api.call('createPrintJob', { as, body: { order_id: id, job_type: 'receipt' } })).body;
  t.is((await print()).printer_id, 1);
  const body = {
    name: 'Till',
    connection: 'file',
    device_path: '/tmp/till.bin',
    stations: ['bar'],
    open_drawer: true,
  };
  const till = await api.call('createPrinter', { as: admin, body });
  t.is((await print()).printer_id, till.body.id);
  for (const one of [1, till.body.id])
    await api.call('changePrinter', { as: admin, params: { id: one }, body: { is_active: false } });
  t.like(await print(), {
    status: 409,
    detail: 'No printer of the store is switched on. Add one or enable one.',
  });
  t.is((await api.call('createPrintJob', { as, body: { order_id: 999 } })).status, 404);
});
