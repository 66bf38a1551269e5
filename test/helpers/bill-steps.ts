import * as fc from 'fast-check';

/** What may happen to a bill; each kind uses of the numbers what it needs. */
export const billStepTypes = [
  'add',
  'void',
  'quantity',
  'note',
  'move',
  'confirm',
  'cancel',
  'split',
  'undo',
  'ask',
  'fail',
  'settle',
  'refund',
  'answer',
] as const;

export interface BillStep {
  readonly type: (typeof billStepTypes)[number];
  readonly pick: number;
  readonly amount: number;
  readonly count: number;
  /** Of a payment: a remote provider takes it. Of a refund: it is for a dish. Of an answer: it is good. */
  readonly remote: boolean;
}

/** Weighted so that most bills are paid, some more than once, and few end early. */
const weights = { add: 4, ask: 5, settle: 5, refund: 3, answer: 2, cancel: 0.4, void: 2, split: 1.5 };

const type = fc.oneof(
  ...billStepTypes.map((name) => ({
    arbitrary: fc.constant(name),
    weight: Math.round(10 * (new Map(Object.entries(weights)).get(name) ?? 1)),
  })),
);

export const billStep: fc.Arbitrary<BillStep> = fc.record({
  type,
  pick: fc.nat(20),
  amount: fc.integer({ min: 1, max: 12_000 }),
  count: fc.integer({ min: 1, max: 4 }),
  remote: fc.boolean(),
});
