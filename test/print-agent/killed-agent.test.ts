import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { maxAutomaticReprints } from '../../src/domain/print-job.ts';
import { findPrinterByName } from '../../src/storage/printers.ts';
import { startVirtualPrinter } from '../../src/virtual-printer/start-virtual-printer.ts';
import { pairDevice } from '../helpers/client-shop.ts';
import { startCuttingProxy } from '../helpers/cutting-proxy.ts';
import { freePorts } from '../helpers/free-ports.ts';
import { countPaper, openPrintShop } from '../helpers/print-shop.ts';
import { createRandom } from '../helpers/random.ts';
import { startCli } from '../helpers/run-cli.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { waitUntil } from '../helpers/wait-for.ts';

const program = fileURLToPath(new URL('../fixtures/printd/mortal-print-server.js', import.meta.url));

const moving = new Set(['pending', 'waiting', 'printing']);

async function startServer(t: ExecutionContext, filename: string, port: number): Promise<ChildProcess> {
  const child = fork(program, [filename, String(port)], { stdio: 'inherit' });
  t.teardown(() => child.kill('SIGKILL'));
  await once(child, 'message');
  return child;
}

test('agent killed, server killed, network cut, again and again: nothing lost, nothing doubled unmarked', async (t) => {
  const random = createRandom(8);
  const shop = await openPrintShop(t);
  const token = await pairDevice(shop.storage, shop.storeId);
  const virtual = await startVirtualPrinter({ speed: 400, bootMs: 0 });
  t.teardown(() => virtual.close());
  const [port = 0] = await freePorts(1);
  let cut = () => {};
  const proxy = await startCuttingProxy(t, {
    port: () => port,
    cutAfter: () => undefined,
    onOpen: (end) => (cut = end),
  });
  const spool = await tempDir(t);
  const startAgent = () => {
    const args = ['print-agent', '--server', `ws://127.0.0.1:${proxy.port}`, '--name', 'Kitchen'];
    const printer = ['--printer', `127.0.0.1:${virtual.port}`, '--profile', 'epson-80', '--spool', spool];
    return startCli(t, [...args, ...printer, '--json'], { env: { RESTAURANTCTL_PRINT_TOKEN: token } });
  };
  let server = await startServer(t, shop.filename, port);
  let agent = startAgent();
  await waitUntil(
    async () => (await findPrinterByName(shop.storage.read, shop.storeId, 'Kitchen'))?.status === 'online',
    30_000,
  );
  const orders: number[] = [];
  for (let round = 0; round < 5; round++) orders.push((await shop.order()).orderId);

  const heard = () => virtual.log().filter(({ type }) => type === 'rx').length;
  for (const victim of ['agent', 'network', 'server', 'network', 'agent']) {
    // In the middle of something, wherever that is.
    const before = heard();
    const pieces = 2 + Math.floor(random() * 6);
    const { orderId } = await shop.order();
    orders.push(orderId);
    const isDone = async () => (await shop.jobsOf(orderId)).every(({ status }) => !moving.has(status));
    await waitUntil(async () => heard() >= before + pieces || (await isDone()), 60_000);
    if (victim === 'network') cut();
    else if (victim === 'server') {
      server.kill('SIGKILL');
      await once(server, 'exit');
      server = await startServer(t, shop.filename, port);
    } else {
      agent.child.kill('SIGKILL');
      await agent.ended;
      agent = startAgent();
    }
  }
  const jobsOfAll = async () => (await Promise.all(orders.map((orderId) => shop.jobsOf(orderId)))).flat();
  await waitUntil(async () => (await jobsOfAll()).every(({ status }) => !moving.has(status)), 90_000);
  for (const orderId of orders) {
    const jobs = await shop.settled(orderId);
    const { unmarked, marked } = countPaper(virtual, orderId);
    t.true(unmarked <= 1, `order ${orderId}: ${unmarked} unmarked`);
    if (jobs.at(-1)?.status === 'unconfirmed')
      t.is(jobs.length, 1 + maxAutomaticReprints, `order ${orderId}`);
    else t.true(unmarked + marked >= 1, `order ${orderId}: nothing`);
  }
  agent.child.kill('SIGTERM');
  t.is((await agent.ended).code, 0);
});
