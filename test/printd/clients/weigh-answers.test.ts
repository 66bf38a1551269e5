import test from 'ava';
import type { Delivery } from '../../../src/driver/delivery.ts';
import { type Answer, weighAnswers } from '../../../src/printd/clients/weigh-answers.ts';

const cases: readonly (readonly [readonly Answer[], Delivery['kind'] | undefined])[] = [
  [['asked'], undefined],
  [['failed', 'printing'], undefined],
  [['gone', 'asked'], undefined],
  [['completed'], 'completed'],
  [['asked', 'completed'], 'completed'],
  [['gone', 'completed'], 'completed'],
  [['failed'], 'not_sent'],
  [['failed', 'failed'], 'not_sent'],
  [['failed', 'gone'], 'unconfirmed'],
  [['torn'], 'unconfirmed'],
  [['gone'], 'unconfirmed'],
  [['sent', 'gone'], 'sent'],
];
for (const [answers, kind] of cases) {
  test(`${answers.join(' and ')}: ${kind ?? 'not known yet'}`, (t) => {
    t.is(weighAnswers(answers, { message: '', bytesSent: 9 })?.kind, kind);
  });
}

test("a failure keeps the client's own words", (t) => {
  t.like(weighAnswers(['failed'], { message: '缺纸', bytesSent: 9 }), { cause: 'error', detail: '缺纸' });
});
