import test from 'ava';
import { openAgentShop } from '../helpers/agent-shop.ts';
import { countPaper } from '../helpers/print-shop.ts';
import { waitUntil as waitBriefly } from '../helpers/wait-for.ts';

const waitUntil = (condition: () => unknown) => waitBriefly(condition, 60_000);

const endsOf = (events: readonly { type: string }[]) => events.filter(({ type }) => type === 'ended').length;

test('a ticket for a printer elsewhere is on its paper, proven, and known to the server', async (t) => {
  const shop = await openAgentShop(t);
  await shop.startAgent();
  const { orderId } = await shop.order([{ name: '宫保鸡丁 Kung Pao', station: 'wok' }]);
  const [job] = await shop.settled(orderId);
  t.like(job, { status: 'completed', proof: 'client' });
  t.deepEqual(countPaper(shop.virtual, orderId), { unmarked: 1, marked: 0, partial: 0 });
  t.like(await shop.printer(), { connection: 'websocket', status: 'online' });
  t.deepEqual(
    shop.virtual.log().filter(({ type }) => type === 'unknownCommand' || type === 'autoWrap'),
    [],
  );
});

test('the state of the printer reaches the server; without paper nothing is sent, then it comes out unmarked', async (t) => {
  const shop = await openAgentShop(t, { faults: [{ name: 'paperOut' }] });
  await shop.startAgent({ printerTimings: { idlePoll: 500 } });
  const { orderId } = await shop.order();
  await waitUntil(async () => (await shop.printer()).status === 'paper_out');
  await waitUntil(async () => (await shop.jobsOf(orderId))[0]?.status === 'waiting');
  shop.virtual.loadPaper();
  const jobs = await shop.settled(orderId);
  t.like(jobs[0], { status: 'completed' });
  t.deepEqual(countPaper(shop.virtual, orderId), { unmarked: 1, marked: 0, partial: 0 });
});

test('what the server did not hear it is told at the next connection, and prints no copy', async (t) => {
  const shop = await openAgentShop(t, { speed: 20 });
  const agent = await shop.startAgent();
  const { orderId } = await shop.order();
  await shop.virtual.waitFor(() => shop.virtual.log().some(({ type }) => type === 'printed'), 60_000);
  const { id } = await shop.printer();
  // The server loses its client in the middle of the paper.
  for (const client of shop.clients.of(id)) shop.clients.leave(id, client);
  const [job] = await shop.settled(orderId);
  t.is(job?.status, 'completed');
  t.is(countPaper(shop.virtual, orderId).unmarked, 1);
  await agent.stop();
});

test('a stop finishes the paper in hand and says goodbye', async (t) => {
  const shop = await openAgentShop(t, { speed: 30 });
  const agent = await shop.startAgent();
  const { orderId } = await shop.order();
  await waitUntil(() => shop.events.some(({ type }) => type === 'begun'));
  await agent.stop();
  t.is(endsOf(shop.events), 1);
  t.like((await shop.settled(orderId))[0], { status: 'completed', proof: 'client' });
  await waitUntil(async () => (await shop.printer()).status === 'offline');
});

test('commands: a test page, the drawer, and the last paper again, marked', async (t) => {
  const shop = await openAgentShop(t);
  await shop.startAgent();
  const { orderId } = await shop.order();
  await shop.settled(orderId);
  const { id } = await shop.printer();
  for (const command of ['test_print', 'open_drawer', 'reprint'] as const)
    t.true(shop.clients.command(id, command));
  await waitUntil(() => shop.virtual.paper().length === 3);
  const [, page, again] = shop.virtual.paper();
  t.regex(page?.lines.map(({ text }) => text).join('\n') ?? '', /TEST PAGE/);
  t.regex(again?.lines.map(({ text }) => text).join('\n') ?? '', /REPRINT[\s\S]*MAY BE DUPLICATE/);
  t.is(shop.virtual.log().filter(({ type }) => type === 'kick').length, 1);
});
