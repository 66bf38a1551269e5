import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { maxAutomaticReprints } from '../../src/domain/print-job.ts';
import { countPaper, openPrintShop } from '../helpers/print-shop.ts';
import { waitUntil } from '../helpers/wait-for.ts';

const program = fileURLToPath(new URL('../fixtures/printd/mortal-worker.js', import.meta.url));

function startMortal(t: ExecutionContext, filename: string): ChildProcess {
  const child = fork(program, [filename], { stdio: 'inherit' });
  t.teardown(() => child.kill('SIGKILL'));
  return child;
}

test('D19: killed in the middle of the bytes, the torn paper is cut off and followed by a marked one', async (t) => {
  let { jobs, paper } = await killWhilePrinting(t);
  // A machine that is held up kills too late: the printer has all bytes by then, and the paper is whole and proven.
  for (let tries = 1; tries < 5 && jobs.length === 1; tries++) {
    t.like(paper, { unmarked: 1, marked: 0 });
    ({ jobs, paper } = await killWhilePrinting(t));
  }
  t.like(jobs[0], { status: 'unconfirmed', cause: 'crash' });
  t.is(jobs.at(-1)?.status, 'completed');
  t.true(paper.unmarked <= 1);
  t.is(paper.marked, 1);
});

async function killWhilePrinting(t: ExecutionContext) {
  const shop = await openPrintShop(t);
  const { printer } = await shop.addPrinter({}, { speed: 10 });
  const { orderId } = await shop.order();
  const child = startMortal(t, shop.filename);
  let lines = 0;
  // Killed while the line is being told of: a printer that has been kept waiting prints the rest at one go.
  printer.on(({ type }) => {
    if (type === 'printed' && ++lines === 3) child.kill('SIGKILL');
  });
  await once(child, 'exit');
  shop.open();
  const jobs = await shop.settled(orderId);
  return { jobs, paper: countPaper(printer, orderId) };
}

test('killed again and again while it prints, every ticket is on paper and none doubled unmarked', async (t) => {
  const shop = await openPrintShop(t);
  const { printer } = await shop.addPrinter({}, { speed: 600 });
  const orders: number[] = [];
  for (let round = 0; round < 20; round++) orders.push((await shop.order()).orderId);
  const heard = () => printer.log().filter(({ type }) => type === 'rx').length;
  for (const pieces of [3, 7, 4, 9, 5, 6]) {
    const child = startMortal(t, shop.filename);
    const before = heard();
    await waitUntil(() => heard() >= before + pieces);
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  shop.open();
  for (const orderId of orders) {
    const jobs = await shop.settled(orderId);
    const { unmarked, marked } = countPaper(printer, orderId);
    t.true(unmarked <= 1, `order ${orderId}: ${unmarked} unmarked`);
    // A ticket that was hit at every one of its attempts is left to a person, and says so.
    if (jobs.at(-1)?.status === 'unconfirmed') {
      t.is(jobs.length, 1 + maxAutomaticReprints, `order ${orderId}`);
      continue;
    }
    t.is(jobs.at(-1)?.status, 'completed', `order ${orderId}`);
    t.true(unmarked + marked >= 1, `order ${orderId}: nothing`);
    if (jobs.length === 1) t.is(unmarked, 1);
  }
});
