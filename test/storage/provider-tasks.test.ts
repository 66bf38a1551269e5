import test, { type ExecutionContext } from 'ava';
import {
  claimProviderTasks,
  endTaskAttempt,
  findProviderTask,
  forgetDoneTasks,
  holdsTask,
  queueProviderTask,
  retryProviderTask,
  type TaskClaim,
} from '../../src/storage/provider-tasks.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { startTestApi } from '../helpers/test-api.ts';

const claim: TaskClaim = { owner: 'a', leaseMs: 30_000, limit: 10, isGone: () => false };
const never = new Date('2999-01-01');

async function openPayment(t: ExecutionContext): Promise<{ storage: Storage; paymentId: number }> {
  const api = await startTestApi(t);
  const order = await api.call('createOrder', {
    as: 'staff',
    body: {
      store_id: 1,
      service_mode: 'takeout',
      items: [{ menu_item_id: 4, quantity: 1 }],
      payment_method: 'wechat',
    },
  });
  const body = { order_id: order.body.id, payment_method: 'wechat' };
  const payment = await api.call('createPayment', { as: 'staff', body });
  return { storage: api.storage, paymentId: payment.body.payment_id };
}

test('a key stands for one task', async (t) => {
  const { storage, paymentId } = await openPayment(t);
  const task = { kind: 'close', paymentId, idemKey: `close:${paymentId}` } as const;
  const ids = await Promise.all([1, 2, 3].map(() => storage.write((tx) => queueProviderTask(tx, task))));
  t.is(new Set(ids).size, 1);
});

test('a task is taken once, by its time, and its lease can pass on only when it ran out or its holder died', async (t) => {
  const { storage, paymentId } = await openPayment(t);
  const id = await storage.write((tx) => queueProviderTask(tx, { kind: 'close', paymentId, idemKey: 'now' }));
  await storage.write((tx) =>
    queueProviderTask(tx, { kind: 'close', paymentId, idemKey: 'later', runAt: never }),
  );
  const takenBy = (wish: Partial<TaskClaim>) =>
    storage.write(async (tx) => claimProviderTasks(tx, { ...claim, ...wish }));

  const [first, ...more] = await takenBy({});
  t.is(first?.id, id);
  t.is(more.length, 0, 'what is due later stays');
  t.deepEqual(await takenBy({ owner: 'b' }), [], 'the lease holds');

  const [second] = await takenBy({ owner: 'b', isGone: (owner) => owner === 'a' });
  t.is(second?.id, id);
  t.is(second?.attempt, 2);
  if (!first || !second) return;
  t.false(await storage.write((tx) => holdsTask(tx, first)), 'the first holder is fenced off');
  await storage.write((tx) => endTaskAttempt(tx, first, { to: 'done' }));
  t.is((await findProviderTask(storage.read, id))?.state, 'running', 'and writes nothing');
  t.true(await storage.write((tx) => holdsTask(tx, second)));
  await storage.write((tx) => endTaskAttempt(tx, second, { to: 'done' }));
  t.is((await findProviderTask(storage.read, id))?.state, 'done');
  t.deepEqual(await takenBy({ isGone: () => true }), []);
});

test('what needs attention waits for a person', async (t) => {
  const { storage, paymentId } = await openPayment(t);
  await storage.write((tx) => queueProviderTask(tx, { kind: 'refund', paymentId, idemKey: 'r', amount: 5 }));
  const [task] = await storage.write((tx) => claimProviderTasks(tx, claim));
  if (!task) return t.fail();
  await storage.write((tx) => endTaskAttempt(tx, task, { to: 'needs_attention', error: 'no money left' }));
  t.deepEqual(await storage.write((tx) => claimProviderTasks(tx, { ...claim, isGone: () => true })), []);
  const stuck = await findProviderTask(storage.read, task.id);
  t.is(stuck?.lastError, 'no money left');
  if (stuck) await storage.write((tx) => retryProviderTask(tx, stuck));
  t.is((await storage.write((tx) => claimProviderTasks(tx, claim)))[0]?.amount, 5);
});

test('tasks that were done before a moment are forgotten, open ones never', async (t) => {
  const { storage, paymentId } = await openPayment(t);
  for (const idemKey of ['done', 'open'])
    await storage.write((tx) => queueProviderTask(tx, { kind: 'close', paymentId, idemKey }));
  const [task] = await storage.write((tx) => claimProviderTasks(tx, { ...claim, limit: 1 }));
  if (!task) throw new Error('No task was due');
  await storage.write((tx) => endTaskAttempt(tx, task, { to: 'done' }));
  const [doneAt = '']: string[] = await storage.read('provider_task').where({ id: task.id }).pluck('done_at');
  t.false(await storage.write((tx) => forgetDoneTasks(tx, new Date(doneAt))));
  t.truthy(await findProviderTask(storage.read, task.id));
  t.false(await storage.write((tx) => forgetDoneTasks(tx, new Date(Date.parse(doneAt) + 1))));
  t.is(await findProviderTask(storage.read, task.id), undefined);
  t.deepEqual(await storage.read('provider_task').pluck('idem_key'), ['open']);
});
