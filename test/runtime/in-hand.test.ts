import test from 'ava';
import { createInHand } from '../../src/runtime/in-hand.ts';

test('done waits for all that was begun, also while it waits', async (t) => {
  const inHand = createInHand();
  const ended: string[] = [];
  let finishFirst = () => {};
  const first = new Promise<void>((resolve) => {
    finishFirst = resolve;
  }).then(() => {
    inHand.add(later);
    ended.push('first');
  });
  let finishLater = () => {};
  const later = new Promise<void>((resolve) => {
    finishLater = resolve;
  }).then(() => void ended.push('later'));
  inHand.add(first);
  const done = inHand.done().then(() => void ended.push('done'));
  finishFirst();
  await first;
  finishLater();
  await done;
  t.deepEqual(ended, ['first', 'later', 'done']);
});

test('nothing in hand is done at once', async (t) => {
  await createInHand().done();
  t.pass();
});
