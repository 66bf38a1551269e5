import test from 'ava';
import * as fc from 'fast-check';
import { discountOf, levelOf, type MemberLevel } from '../../src/domain/member.ts';
import { pointsOf } from '../../src/domain/payment.ts';

const levels: readonly MemberLevel[] = [
  { level: 3, levelName: '金卡会员', minPoints: 5000, payBasisPoints: 9000 },
  { level: 1, levelName: '普通会员', minPoints: 0, payBasisPoints: 10_000 },
  { level: 4, levelName: '白金会员', minPoints: 10_000, payBasisPoints: 8500 },
  { level: 2, levelName: '银卡会员', minPoints: 1000, payBasisPoints: 9500 },
];

for (const [pointsEarned, level] of [
  [0, 1],
  [999, 1],
  [1000, 2],
  [4999, 2],
  [5000, 3],
  [9999, 3],
  [10_000, 4],
  [1_000_000, 4],
] as const)
  test(`${pointsEarned} points earned are level ${level}, in whatever order the levels come`, (t) => {
    t.is(levelOf(levels, { pointsEarned }).level, level);
  });

test('below the lowest level one has the lowest', (t) => {
  const [gold, , , silver] = levels;
  if (!gold || !silver) return t.fail();
  t.is(levelOf([gold, silver], { pointsEarned: 3 }).level, 2);
});

test('a discount is rounded once, half a cent up, and adds up again', (t) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100_000_000 }),
      fc.integer({ min: 1, max: 100 }),
      (amount, percent) => {
        const { discount, final } = discountOf({ payBasisPoints: percent * 100 }, amount);
        const exact = BigInt(amount) * BigInt(percent);
        const rounded = exact / 100n + (exact % 100n >= 50n ? 1n : 0n);
        t.is(BigInt(final), rounded);
        t.is(discount + final, amount);
        t.true(discount >= 0);
      },
    ),
    { numRuns: 5000 },
  );
});

test('where floating point goes wrong: 95 折 of 30 cents', (t) => {
  t.deepEqual(discountOf({ payBasisPoints: 9500 }, 30), { discount: 1, final: 29 });
  t.deepEqual(discountOf({ payBasisPoints: 9500 }, 10_000), { discount: 500, final: 9500 });
});

test('only whole yuan earn points', (t) => {
  t.deepEqual([0, 99, 100, 199, 7600, 8450].map(pointsOf), [0, 0, 1, 1, 76, 84]);
});
