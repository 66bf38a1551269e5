import test from 'ava';
import { findStandIn, type StandInPrinter } from '../../src/domain/stand-in.ts';

const printer = (id: number, fallbackPrinterId: number | null, more: Partial<StandInPrinter> = {}) => ({
  id,
  fallbackPrinterId,
  isActive: true,
  pausedAt: null,
  trouble: null,
  ...more,
});

const cases: readonly [
  what: string,
  printers: StandInPrinter[],
  passedOver: number[],
  to: number | undefined,
][] = [
  ['its fallback', [printer(1, 2), printer(2, null)], [], 2],
  ['nobody without a fallback', [printer(1, null), printer(2, null)], [], undefined],
  [
    'the next one when the fallback has no paper',
    [printer(1, 2), printer(2, 3, { trouble: 'paper' }), printer(3, null)],
    [],
    3,
  ],
  ['one whose paper is nearly used up', [printer(1, 2), printer(2, null, { trouble: 'near_end' })], [], 2],
  ['nobody who is paused', [printer(1, 2), printer(2, null, { pausedAt: 'now' })], [], undefined],
  ['nobody who is switched off', [printer(1, 2), printer(2, null, { isActive: false })], [], undefined],
  ['nobody when two name each other', [printer(1, 2), printer(2, 1, { trouble: 'cover' })], [], undefined],
  [
    'nobody in a ring of three',
    [printer(1, 2), printer(2, 3, { trouble: 'cover' }), printer(3, 2, { trouble: 'offline' })],
    [],
    undefined,
  ],
  ['nobody it left before', [printer(1, 2), printer(2, null)], [2], undefined],
  ['nobody when the fallback is gone', [printer(1, 9)], [], undefined],
];
for (const [what, printers, passedOver, to] of cases) {
  test(`a job goes to ${what}`, (t) => {
    t.is(findStandIn(printers, printers[0] ?? printer(1, null), passedOver)?.id, to);
  });
}
