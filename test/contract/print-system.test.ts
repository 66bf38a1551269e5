// Requirement document 002: WebSocket打印管理系统.
import { join } from 'node:path';
import test from 'ava';
import knex from 'knex';
import { startSeedClient } from '../printd/clients/seed-client.ts';
import { connectClient } from '../helpers/hub-client.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { assertLike } from './like.ts';
import { type Json, partOf, startOutside } from './outside-client.ts';

const welcome = {
  type: 'welcome',
  message: '欢迎连接到发财小狗饮品店打印服务',
  timestamp: '2025-07-14T10:30:00',
  server_info: {
    name: '发财小狗饮品店打印服务器',
    version: '1.0.0',
    capabilities: ['order_print', 'receipt_print', 'status_update'],
  },
};

const push = {
  type: 'new_order',
  timestamp: '2025-07-14T10:30:00',
  order: {
    job_id: 123,
    order_id: 456,
    type: 'order_receipt',
    content: '',
    copies: 1,
    priority: 1,
    order_info: { id: 456, status: 'confirmed', total_amount: 25.0, customer_phone: '13800138000' },
    printer_config: { paper_width: 80, printer_type: 'thermal' },
  },
};

const printerColumns = [
  'id',
  'name',
  'ip_address',
  'port',
  'printer_type',
  'paper_width',
  'is_active',
  'auto_print_orders',
  'print_copies',
  'description',
  'created_at',
  'updated_at',
];

const jobColumns = [
  'id',
  'order_id',
  'printer_id',
  'job_type',
  'status',
  'print_content',
  'copies',
  'priority',
  'created_at',
  'started_at',
  'completed_at',
  'error_message',
  'retry_count',
  'max_retries',
];

test("a confirmed order is pushed to the document's own client, which prints it", async (t) => {
  const outside = await startOutside(t);
  const device = await outside.post(
    '/api/devices',
    { store_id: 1, role: 'printer', name: '收银台' },
    'admin',
  );
  const address = outside.product.printdUrl.replace('http', 'ws');

  // A second one, by hand, to look at the messages; it brings its own printer.
  const watcher = connectClient(t, `${address}/?token=${device.token}`);
  const greeting = await watcher.findType('welcome');
  assertLike(t, greeting, welcome);
  t.deepEqual(partOf(greeting, 'server_info').capabilities, welcome.server_info.capabilities);
  watcher.send({ type: 'ping', timestamp: '2025-07-14T10:30:00' });
  assertLike(t, await watcher.findType('pong'), { type: 'pong', timestamp: '2025-07-14T10:30:00' });

  const client = startSeedClient(`${address}/?token=${device.token}`);
  t.teardown(() => client.ws.close());
  const printer = await waitFor('the printer of the client', async () => {
    const { items } = await outside.get('/api/print/printers?store_id=1', 'staff');
    return items.find((each: Json) => each.name === '收银台打印机' && each.status === 'online');
  });
  for (const column of printerColumns) t.true(column in printer, `a printer has no ${column}`);

  const tea = await outside.post(
    '/orchestration/menu/admin/items',
    {
      store_id: 1,
      name: '珍珠奶茶',
      price: 25,
      category: '奶茶',
      options: [
        { name: '规格', choices: [{ name: '大杯' }] },
        { name: '温度', choices: [{ name: '正常冰' }] },
        { name: '糖度', choices: [{ name: '正常糖' }] },
      ],
    },
    'staff',
  );
  const options = [
    { name: '规格', choice: '大杯' },
    { name: '温度', choice: '正常冰' },
    { name: '糖度', choice: '正常糖' },
  ];
  const order = await outside.post(
    '/api/orders',
    { store_id: 1, items: [{ menu_item_id: tea.id, quantity: 1, options }], customer_phone: '13800138000' },
    'staff',
  );
  await outside.call('PUT', `/api/orders/${order.id}/status`, { body: { status: 'confirmed' }, as: 'staff' });
  const receipt = await outside.post(
    '/api/print/jobs',
    { printer_id: printer.id, order_id: order.id, job_type: 'receipt' },
    'admin',
  );
  const done = await waitFor('the receipt to be proven', async () => {
    const job = await outside.get(`/api/print/jobs/${receipt.id}`, 'staff');
    return job.status === 'completed' && job;
  });
  t.is(done.proof, 'client');
  for (const column of jobColumns) t.true(column in done, `a job has no ${column}`);
  const paper = client.printed.find(({ job_id }) => job_id === receipt.id);
  assertLike(t, paper, push.order);
  t.is(paper?.order_id, order.id);
  t.like(paper, { order_info: { id: order.id, status: 'confirmed', total_amount: 25 } });
  t.is(done.print_content, paper?.content);
  const lines = (paper?.content ?? '').split('\n').map((line) => line.trim());
  t.deepEqual(lines.slice(0, receiptLines.length), receiptFor(order));
});

/** The document's receipt; how far a line is moved to the middle is left open. */
const receiptLines = [
  '================================',
  '发财小狗',
  '================================',
  '订单号: #456',
  '时间: 2025-07-14 10:30:00',
  '状态: 已确认',
  '--------------------------------',
  '珍珠奶茶',
  '规格: 大杯 | 温度: 正常冰 | 糖度: 正常糖',
  '1 x ¥25.00 = ¥25.00',
  '--------------------------------',
  '总计: ¥25.00',
  '================================',
  '谢谢惠顾，欢迎再来！',
  '================================',
];

function receiptFor(order: Json): string[] {
  const [day = '', time = ''] = String(order.created_at).split('T');
  return receiptLines.map((line) =>
    line.replace('#456', `#${order.id}`).replace('2025-07-14 10:30:00', `${day} ${time.slice(0, 8)}`),
  );
}

test("the document's tables are there, with its columns and defaults", async (t) => {
  const outside = await startOutside(t);
  const db = knex({
    client: 'sqlite3',
    connection: { filename: join(outside.product.dataDir, 'restaurant.db') },
    useNullAsDefault: true,
  });
  t.teardown(() => db.destroy());
  const shapes = { printer_config: printerColumns, print_job: jobColumns };
  for (const [table, columns] of Object.entries(shapes)) {
    const found = Object.keys(await db(table).columnInfo());
    t.deepEqual(
      columns.filter((column) => !found.includes(column)),
      [],
      table,
    );
  }
  const printer = await outside.post(
    '/api/print/printers',
    { store_id: 1, name: '收银台打印机', connection: 'network', ip_address: '192.168.1.100' },
    'admin',
  );
  t.like(printer, {
    port: 9100,
    printer_type: 'thermal',
    paper_width: 80,
    is_active: true,
    auto_print_orders: true,
    print_copies: 1,
  });
});
