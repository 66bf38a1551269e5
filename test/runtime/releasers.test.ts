import test from 'ava';
import { createReleasers } from '../../src/runtime/releasers.ts';

test('releases run last opened first, all of them, and the first error is thrown', async (t) => {
  const order: string[] = [];
  const releasers = createReleasers();
  releasers.push(() => void order.push('first opened'));
  releasers.push(() => {
    order.push('second opened');
    throw new Error('stuck');
  });
  releasers.push(() => void order.push('third opened'));
  await t.throwsAsync(releasers.release(), { message: 'stuck' });
  t.deepEqual(order, ['third opened', 'second opened', 'first opened']);
});

test('a second release waits for the first and runs nothing twice', async (t) => {
  let runs = 0;
  const releasers = createReleasers();
  releasers.push(() => void runs++);
  await Promise.all([releasers.release(), releasers.release()]);
  t.is(runs, 1);
});
