import test from 'ava';
import * as fc from 'fast-check';
import {
  itemRecalls,
  itemStates,
  itemTransitions,
  moveItem,
  moveOrder,
  orderRecalls,
  orderStates,
  orderStatusAfterItems,
  orderSteps,
  orderTransitions,
} from '../../src/domain/order.ts';

/** The graph as the contract draws it, row by row: forward edges, then the one step back. */
const edges = {
  pending: ['confirmed cancelled', ''],
  confirmed: ['preparing cancelled', ''],
  preparing: ['ready serving completed cancelled', 'confirmed'],
  ready: ['serving completed cancelled', 'preparing'],
  serving: ['completed cancelled', 'ready'],
  completed: ['', 'serving'],
  cancelled: ['', ''],
} as const;

for (const from of orderStates) {
  for (const to of orderStates) {
    const [forward, back] = edges[from].map((list) => list.split(' '));
    const isForward = forward?.includes(to) ?? false;
    const isBack = back?.includes(to) ?? false;
    test(`an order goes from ${from} to ${to}: ${isForward ? 'yes' : isBack ? 'by recall' : 'no'}`, (t) => {
      const anyone = () => moveOrder(from, to, { mayRecall: false });
      const worker = () => moveOrder(from, to, { mayRecall: true });
      if (isForward) t.is(anyone(), to);
      else t.like(t.throws(anyone), { code: 'illegal_transition', details: { status: from } });
      if (isForward || isBack) t.is(worker(), to);
      else t.throws(worker, { message: /can't become/ });
    });
  }
}

test('a dish only goes forward, or one step back for those who may', (t) => {
  for (const from of itemStates) {
    for (const to of itemStates) {
      const legal = itemTransitions[from].includes(to);
      const recall = itemRecalls[from].includes(to);
      if (legal) t.is(moveItem(from, to, { mayRecall: false }), to);
      else t.throws(() => moveItem(from, to, { mayRecall: false }));
      if (!legal && !recall) t.throws(() => moveItem(from, to, { mayRecall: true }));
    }
  }
});

test('an order that follows its dishes walks edges of its graph only', (t) => {
  fc.assert(
    fc.property(
      fc.constantFrom(...orderStates),
      fc.array(fc.constantFrom(...itemStates), { minLength: 1, maxLength: 6 }),
      (from, items) => {
        const to = orderStatusAfterItems(from, items);
        const steps = orderSteps(from, to);
        if (from !== to && steps.at(-1) !== to) return false;
        return [from, ...steps].every((state, index, path) => {
          const next = path[index + 1];
          if (next === undefined) return true;
          return orderTransitions[state].includes(next) || orderRecalls[state].includes(next);
        });
      },
    ),
    { numRuns: 5000 },
  );
  t.pass();
});

test('a single dish bumped at once takes its order through preparing', (t) => {
  t.deepEqual(orderSteps('confirmed', 'ready'), ['preparing', 'ready']);
  t.deepEqual(orderSteps('serving', 'preparing'), ['ready', 'preparing']);
  t.deepEqual(orderSteps('ready', 'ready'), []);
});
