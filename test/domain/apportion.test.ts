import test from 'ava';
import * as fc from 'fast-check';
import { apportion } from '../../src/domain/apportion.ts';

test('thirds of a hundred per cent add up', (t) => {
  t.deepEqual(apportion(10_000, [1, 1, 1]), [3334, 3333, 3333]);
  t.deepEqual(apportion(10_000, [1, 2]), [3333, 6667]);
  t.deepEqual(apportion(10_000, [0, 7600]), [0, 10_000]);
  t.deepEqual(apportion(10_000, [0, 0]), [0, 0]);
  t.deepEqual(apportion(10_000, []), []);
});

test('the parts add up to the whole and none is a unit or more off its share', (t) => {
  const weights = fc.array(fc.nat({ max: 100_000_000_000 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(weights, (each) => {
      const total = each.reduce((sum, weight) => sum + weight, 0);
      fc.pre(total > 0);
      const parts = apportion(10_000, each);
      t.is(
        parts.reduce((sum, part) => sum + part, 0),
        10_000,
      );
      for (const [index, part] of parts.entries())
        t.true(Math.abs(part - ((each[index] ?? 0) / total) * 10_000) < 1 + 1e-6);
    }),
  );
});
