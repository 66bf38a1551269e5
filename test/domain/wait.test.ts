import test from 'ava';
import { mayUrgeFrom, minutesLeft, usualWait } from '../../src/domain/wait.ts';

const minute = 60_000;

test('the usual wait is the middle of what past orders took; two of them say nothing', (t) => {
  t.is(usualWait([5 * minute, 9 * minute]), null);
  const past = [30, 8, 10, 12, 9].map((minutes) => minutes * minute);
  t.deepEqual(usualWait(past), { shortMs: 9 * minute, longMs: 12 * minute });
});

test('what is left counts from when the kitchen was told, and is never nothing', (t) => {
  const usual = { shortMs: 9 * minute, longMs: 12 * minute };
  const waiting = { placedAt: 0, toldAt: null, urgedAt: null, usual, now: 5 * minute };
  t.deepEqual(minutesLeft(waiting), { from: 9, to: 12 });
  t.deepEqual(minutesLeft({ ...waiting, toldAt: minute }), { from: 5, to: 8 });
  t.deepEqual(minutesLeft({ ...waiting, toldAt: minute, now: 60 * minute }), { from: 1, to: 1 });
  t.is(minutesLeft({ ...waiting, usual: null }), null);
});

test('a guest may urge after the quoted time, and five minutes after the last time', (t) => {
  const usual = { shortMs: 9 * minute, longMs: 12 * minute };
  const waiting = { now: 0, placedAt: 0, toldAt: null, urgedAt: null, usual };
  t.is(mayUrgeFrom(waiting), 12 * minute);
  t.is(mayUrgeFrom({ ...waiting, toldAt: 3 * minute }), 15 * minute);
  t.is(mayUrgeFrom({ ...waiting, urgedAt: 14 * minute }), 19 * minute);
  t.is(mayUrgeFrom({ ...waiting, usual: null }), 10 * minute);
});
