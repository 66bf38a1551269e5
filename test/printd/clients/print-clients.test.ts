import test from 'ava';
import { z } from 'zod';
import { queueTestPage } from '../../../src/operations/paper/queue-test-page.ts';
import { listPrintClients } from '../../../src/operations/printers/list-print-clients.ts';
import { findPrintJob } from '../../../src/storage/print-jobs.ts';
import { type ClientShop, openClientShop, pairDevice } from '../../helpers/client-shop.ts';
import { connectClient, type Frame, type HubClient } from '../../helpers/hub-client.ts';
import { putPrinter } from '../../helpers/kitchen.ts';
import { waitUntil } from '../../helpers/wait-for.ts';

const newOrder = z.looseObject({
  type: z.literal('new_order'),
  order: z.looseObject({ job_id: z.int(), order_id: z.int().nullable(), content: z.string() }),
});

const papersOf = ({ frames }: HubClient) =>
  frames.filter(({ type }) => type === 'new_order').map((frame) => newOrder.parse(frame).order);

const isPaper =
  (number: number) =>
  ({ frames }: HubClient, frame: Frame) =>
    frames.filter(({ type }) => type === 'new_order').indexOf(frame) === number - 1;

async function paper(client: HubClient, number = 1) {
  return newOrder.parse(await client.find((frame) => isPaper(number)(client, frame))).order;
}

function say(client: HubClient, jobId: number, status: string, message = '') {
  client.send({ type: 'print_status', job_id: jobId, status, message });
}

async function becomes(shop: ClientShop, jobId: number, status: string) {
  await waitUntil(async () => (await findPrintJob(shop.storage.read, jobId))?.status === status);
  return findPrintJob(shop.storage.read, jobId);
}

const errorAbout = (client: HubClient, jobId: number) =>
  client.find((frame) => frame.type === 'error' && frame['job_id'] === jobId);

test('an unknown printer is added; its client is greeted, listed and forgotten when it leaves', async (t) => {
  const shop = await openClientShop(t);
  const client = await shop.join('厨房打印机');
  t.like(await client.findType('welcome'), {
    message: '欢迎连接到发财小狗饮品店打印服务',
    server_info: { capabilities: ['order_print', 'receipt_print', 'status_update'] },
  });
  const printer = await shop.printer('厨房打印机');
  t.like(printer, { connection: 'websocket', status: 'online' });
  const list = () =>
    listPrintClients(
      shop.storage,
      { role: 'staff', subject: 'user:2', userId: 2, customerId: null, storeIds: [1], tableId: null },
      undefined,
    );
  await waitUntil(async () => (await list()).length === 1);
  t.like((await list())[0], {
    printer_id: printer.id,
    name: '厨房打印机',
    model: 'TP-80',
    remote_address: '127.0.0.1',
    leased_job_ids: [],
  });
  const { jobs } = await shop.order();
  await paper(client);
  await waitUntil(async () => (await list())[0]?.leased_job_ids.includes(jobs[0]?.id ?? 0));
  client.socket.close();
  await waitUntil(async () => (await list()).length === 0);
  await waitUntil(async () => (await shop.printer('厨房打印机')).status === 'offline');
});

test('without a client a job waits, and is printed when one comes', async (t) => {
  const shop = await openClientShop(t);
  await putPrinter(shop.storage, shop.storeId, { connection: 'websocket', profile: 'generic-80' });
  const { jobs } = await shop.order();
  const id = jobs[0]?.id ?? 0;
  t.like(await becomes(shop, id, 'waiting'), { cause: 'offline' });
  const client = await shop.join();
  say(client, (await paper(client)).job_id, 'completed', `a long remark ${'.'.repeat(1000)}`);
  t.like(await becomes(shop, id, 'completed'), { proof: 'client', reprintNumber: 0 });
});

test('of two clients of a printer one gets the paper', async (t) => {
  const shop = await openClientShop(t);
  const both = [await shop.join(), await shop.join()] as const;
  for (let count = 1; count <= 3; count++) {
    const { orderId } = await shop.order();
    await waitUntil(() => both.flatMap(papersOf).length === count);
    const holder = both.find((client) => papersOf(client).some((one) => one.order_id === orderId));
    const { job_id: id } = await paper(holder ?? both[0], holder ? papersOf(holder).length : 1);
    say(holder ?? both[0], id, 'completed');
    t.like((await shop.settled(orderId))[0], { status: 'completed', proof: 'client' });
  }
  t.is(both.flatMap(papersOf).length, 3, 'no paper twice');
});

test('what one client can not print, another one tries next', async (t) => {
  const shop = await openClientShop(t);
  const both = [await shop.join(), await shop.join()] as const;
  const { orderId } = await shop.order();
  const [older, newer] = both;
  const { job_id: id } = await paper(newer);
  say(newer, id, 'failed', 'no paper');
  t.is((await paper(older)).job_id, id);
  say(older, id, 'completed');
  t.like((await shop.settled(orderId))[0], { status: 'completed', retryCount: 1 });
  t.is(both.flatMap(papersOf).length, 2);
});

test('a mirror gives the paper to all its clients; the first that is done counts', async (t) => {
  const shop = await openClientShop(t);
  await putPrinter(shop.storage, shop.storeId, { connection: 'websocket', mirror: true });
  const both = [await shop.join(), await shop.join()] as const;
  const { orderId } = await shop.order();
  const [{ job_id: id }] = await Promise.all([paper(both[0]), paper(both[1])]);
  say(both[1], id, 'failed', 'no paper');
  say(both[0], id, 'completed');
  const jobs = await shop.settled(orderId);
  t.is(jobs.length, 1);
  t.like(jobs[0], { status: 'completed', proof: 'client' });
});

test('a client that vanishes with a paper leaves it unconfirmed; back again it prints it marked', async (t) => {
  const shop = await openClientShop(t);
  const client = await shop.join();
  const { orderId } = await shop.order();
  const first = await paper(client);
  t.notRegex(first.content, /REPRINT/);
  client.socket.terminate();
  t.like(await becomes(shop, first.job_id, 'unconfirmed'), { cause: 'link' });
  const back = await shop.join();
  const second = await paper(back);
  t.regex(second.content, /REPRINT/);
  say(back, second.job_id, 'completed');
  await becomes(shop, second.job_id, 'completed');
  const jobs = await shop.jobsOf(orderId);
  t.deepEqual(
    jobs.map(({ status, reprintOf }) => [status, reprintOf]),
    [
      ['unconfirmed', null],
      ['completed', first.job_id],
    ],
  );
});

test('a silent client gets no other paper; its late word settles the job and saves the reprint', async (t) => {
  const shop = await openClientShop(t, { answerMs: 1_000, owe: 600_000 });
  const client = await shop.join();
  const { orderId } = await shop.order();
  const { job_id: id } = await paper(client);
  await becomes(shop, id, 'unconfirmed');
  say(client, id, 'completed');
  t.like(await becomes(shop, id, 'completed'), { proof: 'client' });
  say(client, id, 'completed');
  say(client, id, 'printing');
  const jobs = await shop.settled(orderId);
  t.deepEqual(
    jobs.map(({ status }) => status),
    ['completed', 'cancelled'],
  );
  client.send({ type: 'ping' });
  await client.findType('pong');
  t.is(papersOf(client).length, 1);
  t.false(client.frames.some(({ type }) => type === 'error'));
});

test('printing keeps a paper in hand; a failure after it leaves it open, one before it is tried again', async (t) => {
  const shop = await openClientShop(t, { answerMs: 20_000 });
  const client = await shop.join();
  const { orderId } = await shop.order();
  const { job_id: id } = await paper(client);
  const until = shop.clock.monotonic() + 25_000;
  await waitUntil(() => {
    say(client, id, 'printing');
    return shop.clock.monotonic() > until;
  });
  t.is((await findPrintJob(shop.storage.read, id))?.status, 'printing');
  say(client, id, 'failed', 'cover open');
  t.like(await becomes(shop, id, 'unconfirmed'), { cause: 'error' });
  const marked = await paper(client, 2);
  t.regex(marked.content, /REPRINT/);
  say(client, marked.job_id, 'failed', 'no paper');
  const again = await paper(client, 3);
  t.is(again.job_id, marked.job_id, 'nothing came out: the same paper');
  t.like(await findPrintJob(shop.storage.read, marked.job_id), { retryCount: 1 });
  say(client, again.job_id, 'completed');
  await becomes(shop, again.job_id, 'completed');
  t.is((await shop.jobsOf(orderId)).length, 2);
});

test("words about unknown jobs, another printer's, and against what is known are answered with an error", async (t) => {
  const shop = await openClientShop(t);
  const kitchen = await shop.join();
  const { jobs } = await shop.order();
  const id = jobs[0]?.id ?? 0;
  await paper(kitchen);
  const bar = await shop.join('Bar');
  const colleague = await shop.join();
  say(bar, id, 'completed');
  t.like(await errorAbout(bar, id), { code: 'not_found' });
  say(bar, 99_999, 'completed');
  t.like(await errorAbout(bar, 99_999), { code: 'not_found' });
  say(colleague, id, 'failed');
  t.like(await errorAbout(colleague, id), { code: 'conflict' });
  t.is((await findPrintJob(shop.storage.read, id))?.status, 'printing');
  say(kitchen, id, 'completed');
  await becomes(shop, id, 'completed');
  say(kitchen, id, 'failed');
  t.like(await errorAbout(kitchen, id), { code: 'conflict' });
});

test('a test page is a new_order without an order; a drawer is a command to one client', async (t) => {
  const shop = await openClientShop(t);
  const client = await shop.join();
  const { id } = await shop.printer();
  const actor = {
    role: 'admin',
    subject: 'user:1',
    userId: null,
    customerId: null,
    storeIds: null,
    tableId: null,
  } as const;
  const job = await shop.storage.write((tx) => queueTestPage(tx, { printerId: id, actor }));
  t.like(await client.findType('new_order'), {
    order: { job_id: job.id, order_id: null, order_info: null, type: 'test_page', copies: 1 },
  });
  say(client, job.id, 'completed');
  await becomes(shop, job.id, 'completed');
  t.true(shop.clients.command(id, 'open_drawer'));
  t.like(await client.findType('print_command'), { data: { command: 'open_drawer' } });
  client.send({ type: 'printer_info', printer: { name: 'Kitchen', model: '', status: 'paper_out' } });
  await waitUntil(async () => (await shop.printer()).status === 'paper_out');
  t.false(shop.clients.command(id, 'open_drawer'));
});

test('a name of a printer that is reached in another way is refused', async (t) => {
  const shop = await openClientShop(t);
  await putPrinter(shop.storage, shop.storeId, { name: 'Hot', isActive: false });
  const client = connectClient(t, `${shop.url}?token=${shop.token}`);
  await client.findType('welcome');
  client.send({ type: 'printer_info', printer: { name: 'Hot' } });
  t.like(await client.findType('error'), { code: 'conflict' });
});

test('no token, a wrong one and a foreign one are shown out', async (t) => {
  const impatient = await openClientShop(t, { auth: 500 });
  const shop = await openClientShop(t);
  const kitchen = await pairDevice(shop.storage, shop.storeId, 'kitchen');
  const codeOf = async (client: HubClient) => (await client.closed).code;
  t.is(await codeOf(connectClient(t, impatient.url)), 4401, 'silence');
  t.is(await codeOf(connectClient(t, `${shop.url}?token=rcd_wrong`)), 4401);
  t.is(await codeOf(connectClient(t, `${shop.url}?token=${kitchen}`)), 4403);
  t.is(await codeOf(connectClient(t, `${shop.url}?token=${shop.token}&store_id=77`)), 4403);
  const hasty = connectClient(t, shop.url);
  hasty.socket.on('open', () => hasty.send({ type: 'printer_info', printer: { name: 'Kitchen' } }));
  t.is(await codeOf(hasty), 4401);
  const polite = connectClient(t, shop.url);
  polite.socket.on('open', () => polite.send({ type: 'auth', token: shop.token }));
  await polite.findType('welcome');
  const headers = { authorization: `Bearer ${shop.token}` };
  await connectClient(t, shop.url, { headers }).findType('welcome');
});

test('pings go both ways; who is revoked or deaf is dropped', async (t) => {
  const shop = await openClientShop(t, { ping: 500 });
  const client = await shop.join();
  client.send({ type: 'ping', timestamp: '2025-07-14T10:30:00' });
  t.regex(String((await client.findType('pong'))['timestamp']), /\+08:00$/);
  await client.findType('ping');
  t.is(client.socket.readyState, client.socket.OPEN, 'the answer of the socket itself is enough');
  const strict = await openClientShop(t, { ping: 500, drop: 3_000 });
  const deaf = connectClient(t, `${strict.url}?token=${strict.token}`, { autoPong: false });
  t.is((await deaf.closed).code, 1006);
  await shop.storage.write((tx) => tx.db('device').update({ revoked_at: tx.now.toISOString() }));
  t.is((await client.closed).code, 4401);
});

test('noise is answered, and in the end shown out; a flood of bytes at once', async (t) => {
  const shop = await openClientShop(t);
  const client = await shop.join();
  for (const noise of ['{', '[]', '{"type":"dance"}', '{"type":"print_status"}', 'x']) client.send(noise);
  t.is((await client.closed).code, 4400);
  t.is(client.frames.filter(({ type }) => type === 'error').length, 5);
  const flood = await shop.join();
  flood.send('x'.repeat(65 * 1024));
  t.is((await flood.closed).code, 1009);
});

test('clients from elsewhere, and too many from one place, are turned away before they say anything', async (t) => {
  const refused = (client: HubClient) =>
    new Promise<string>((resolve) => client.socket.once('error', (error: Error) => resolve(error.message)));
  const closed = await openClientShop(t, {
    limits: { allowed_clients: ['10.0.0.0/8'], max_clients_per_address: 9 },
  });
  t.regex(await refused(connectClient(t, `${closed.url}?token=${closed.token}`)), /403/);
  const small = await openClientShop(t, {
    limits: { allowed_clients: ['127.0.0.1'], max_clients_per_address: 1 },
  });
  const first = await small.join();
  t.regex(await refused(connectClient(t, `${small.url}?token=${small.token}`)), /429/);
  first.socket.close();
  await waitUntil(async () => (await small.printer()).status === 'offline');
  await small.join();
});
