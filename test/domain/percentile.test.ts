import test from 'ava';
import * as fc from 'fast-check';
import { percentile } from '../../src/domain/percentile.ts';

test('a percentile is a value that was there, with so large a share at or below it', (t) => {
  t.is(
    percentile(
      0.5,
      [1, 2, 3, 4].map((value) => ({ value, count: 1 })),
    ),
    2,
  );
  t.is(percentile(1, [{ value: 7, count: 3 }]), 7);
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1 }),
      fc.constantFrom(0.5, 0.9, 0.99, 1),
      (values, share) => {
        const sorted = values.toSorted((a, b) => a - b);
        const counted = sorted.map((value) => ({ value, count: 1 }));
        return percentile(share, counted) === sorted[Math.ceil(share * sorted.length) - 1];
      },
    ),
  );
});
