import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import type { Actor } from '../../src/domain/roles.ts';
import { createPrintJob } from '../../src/operations/paper/create-print-job.ts';
import { findPrintJob, type PrintJob } from '../../src/storage/print-jobs.ts';
import type { VirtualProfileName } from '../../src/virtual-printer/profiles.ts';
import type { VirtualPrinter } from '../../src/virtual-printer/start-virtual-printer.ts';
import { pairDevice } from '../helpers/client-shop.ts';
import { freePorts } from '../helpers/free-ports.ts';
import { startGatedProxy } from '../helpers/gated-proxy.ts';
import { connectClient } from '../helpers/hub-client.ts';
import { fireTicket, orderDish, putPrinter } from '../helpers/kitchen.ts';
import { countPaper, openPrintShop, type PrintShop } from '../helpers/print-shop.ts';
import { waitUntil } from '../helpers/wait-for.ts';
import { type Crash, crashes, type End, gates, type Kind } from './crash-matrix.ts';

const admin: Actor = {
  role: 'admin',
  subject: 'user:1',
  userId: null,
  customerId: null,
  storeIds: null,
  tableId: null,
};

const models = {
  process_id: ['epson80', 'epson-80', 'completed'],
  status: ['xprinter80', 'xprinter-80', 'completed'],
  none: ['writeonly', 'write-only-80', 'sent'],
} as const satisfies Partial<Record<Kind, readonly [VirtualProfileName, profile: string, proven: string]>>;

// Each takes a process and a second or two: every crash with one kind here, with every kind in `npm run soak`.
const isWhole = process.env.CRASH_MATRIX === 'whole';

for (const [index, crash] of crashes.entries())
  for (const kind of isWhole ? crash.kinds : [crash.kinds[index % crash.kinds.length] ?? 'process_id'])
    test.serial(`killed at: ${crash.at}; proof: ${kind}`, (t) =>
      kind === 'client' ? killBesideClient(t, crash) : killBesidePrinter(t, crash, kind),
    );

async function killBesidePrinter(
  t: ExecutionContext,
  { at, end }: Crash,
  kind: keyof typeof models,
): Promise<void> {
  const [model, profile, proven] = models[kind];
  const shop = await openPrintShop(t);
  const { id, printer } = await shop.addPrinter({ profile, feedback: kind }, { profile: model });
  const proxy = await startGatedProxy(t, { port: printer.port, gate: gates[at] ?? (() => undefined) });
  await shop.storage.write(({ db }) => db('printer_config').where({ id }).update({ port: proxy.port }));
  const { orderId } = await shop.order();
  const child = start(t, 'mortal-worker', [shop.filename, at]);
  if (at in gates) {
    const passed = await proxy.reached;
    await waitUntil(() => received(printer) >= passed);
    child.kill('SIGKILL');
  }
  await died(t, child);
  proxy.lift();
  shop.open();
  const jobs = await shop.settled(orderId);
  // Who tells nothing may still be printing what was sent.
  await waitUntil(() => countPaper(printer, orderId).marked >= end.marked);
  const { unmarked, marked } = countPaper(printer, orderId);
  t.deepEqual({ unmarked, marked }, { unmarked: end.unmarked, marked: end.marked });
  t.deepEqual(
    jobs.map(({ status }) => status),
    statesOf(end, proven),
  );
}

async function killBesideClient(t: ExecutionContext, { at, end }: Crash): Promise<void> {
  const shop = await openPrintShop(t);
  await putPrinter(shop.storage, shop.storeId, { connection: 'websocket', ipAddress: null });
  const token = await pairDevice(shop.storage, shop.storeId);
  const [port = 0] = await freePorts(1);
  const { orderId } = await shop.order();
  const papers: string[] = [];
  const join = () => {
    const client = connectClient(t, `ws://127.0.0.1:${port}?token=${token}`);
    client.socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString());
      if (frame.type === 'welcome')
        client.send({ type: 'printer_info', printer: { name: 'Kitchen', model: 'TP-80', status: 'ready' } });
      if (frame.type !== 'new_order') return;
      papers.push(frame.order.content);
      if (at === 'the client has the paper' && papers.length === 1) child.kill('SIGKILL');
      else client.send({ type: 'print_status', job_id: frame.order.job_id, status: 'completed' });
    });
  };
  const child = start(t, 'mortal-print-server', [shop.filename, String(port), at]);
  child.once('message', join);
  await died(t, child);
  const next = start(t, 'mortal-print-server', [shop.filename, String(port)]);
  next.once('message', join);
  const jobs = await shop.settled(orderId);
  t.deepEqual(
    jobs.map(({ status }) => status),
    statesOf(end, 'completed'),
  );
  const marked = papers.filter((paper) => paper.includes('REPRINT')).length;
  t.deepEqual({ unmarked: papers.length - marked, marked }, { unmarked: end.unmarked, marked: end.marked });
  next.kill('SIGKILL');
  await once(next, 'exit');
}

function start(t: ExecutionContext, program: string, args: readonly string[]): ChildProcess {
  const file = fileURLToPath(new URL(`../fixtures/printd/${program}.js`, import.meta.url));
  const child = fork(file, args, { stdio: 'inherit' });
  t.teardown(() => child.kill('SIGKILL'));
  return child;
}

async function died(t: ExecutionContext, child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  t.is(child.signalCode, 'SIGKILL');
}

function received(printer: VirtualPrinter): number {
  return printer.log().reduce((sum, event) => sum + (event.type === 'rx' ? event.bytes : 0), 0);
}

/** A ticket in doubt is followed by its marked reprint. */
function statesOf({ ticket }: End, proven: string): string[] {
  return ticket === 'proven' ? [proven] : ['unconfirmed', proven];
}

for (const [at, kicks] of [
  ['after the mark', 0],
  ['the drawer is told', 1],
] as const)
  test.serial(`killed at: ${at}; the drawer opens ${kicks} times in all`, async (t) => {
    const shop = await openPrintShop(t);
    const { id, printer } = await shop.addPrinter({ openDrawer: true });
    const proxy = await startGatedProxy(t, { port: printer.port, gate: gates[at] ?? (() => undefined) });
    await shop.storage.write(({ db }) => db('printer_config').where({ id }).update({ port: proxy.port }));
    const job = await queueReceipt(shop, id);
    const child = start(t, 'mortal-worker', [shop.filename, at]);
    if (kicks === 1) {
      await proxy.reached;
      await waitUntil(() => printer.log().some(({ type }) => type === 'kick'));
      child.kill('SIGKILL');
    }
    await died(t, child);
    proxy.lift();
    const pool = shop.open();
    // Whatever is still to be done at the printer is done before the paper that comes after it.
    const { orderId } = await shop.order();
    await shop.settled(orderId);
    await pool.stop();
    t.like(await findPrintJob(shop.storage.read, job.id), { status: 'completed', proof: 'process_id' });
    t.is(printer.log().filter(({ type }) => type === 'kick').length, kicks);
  });

/** The receipt of an order that was never fired: the only paper of its printer. */
async function queueReceipt({ storage, storeId }: PrintShop, printerId: number): Promise<PrintJob> {
  const { orderId } = await fireTicket(storage, storeId, [{ name: '宫保鸡丁', station: 'wok' }]);
  await orderDish(storage, { storeId, orderId });
  const request = { printer_id: printerId, order_id: orderId, job_type: 'receipt' } as const;
  return storage.write((tx) => createPrintJob(tx, { request, actor: admin }));
}
