import test from 'ava';
import { fillHours, labelledBars, shorten, topOf } from '../../../src/web/admin/analytics/bars.ts';
import { dailyQuery, isComplete, periodQuery } from '../../../src/web/admin/analytics/period.ts';
import { addDays, isDay } from '../../../src/web/admin/shift/days.ts';

test('every hour of the store’s day has a bar, in the order of that day', (t) => {
  const hours = fillHours([{ hour: 1, order_count: 2, revenue: 76 }], '04:00');
  t.is(hours.length, 24);
  t.deepEqual(hours.at(0), { hour: 4, order_count: 0, revenue: 0 });
  t.deepEqual(hours.at(-1), { hour: 3, order_count: 0, revenue: 0 });
  t.deepEqual(hours[21], { hour: 1, order_count: 2, revenue: 76 });
});

test('labels are spread where not all have room', (t) => {
  t.deepEqual(labelledBars(7, 10), [0, 1, 2, 3, 4, 5, 6]);
  t.deepEqual(labelledBars(7, 3.5), [0, 2, 4, 6]);
  t.deepEqual(labelledBars(3, 0), [0]);
  t.is(shorten('宫保鸡丁', 4), '宫保鸡丁');
  t.is(shorten('超大份宫保鸡丁', 4), '超大份…');
});

test('an axis ends at a round number with air above the highest bar', (t) => {
  for (const [most, top] of [
    [1668, 2000],
    [8, 10],
    [3.9, 4],
    [99, 120],
    [0, 1],
  ] as const)
    t.is(topOf([0, most]), top);
  t.is(topOf([]), 1);
});

test('a period is asked for when it is one', (t) => {
  const custom = (start: string, end: string) => ({ kind: 'custom', start, end }) as const;
  t.true(isComplete({ kind: 'week', start: '', end: '' }));
  t.true(isComplete(custom('2026-01-08', '2026-01-08')));
  t.false(isComplete(custom('2026-01-08', '')));
  t.false(isComplete(custom('2026-01-08', '2026-01-07')));
  t.true(isComplete(custom('2024-01-01', '2024-12-31')));
  t.false(isComplete(custom('2024-01-01', '2025-01-01')));
  t.deepEqual(periodQuery(custom('2026-01-07', '2026-01-08')), {
    period: 'custom',
    custom_start: '2026-01-07',
    custom_end: '2026-01-08',
  });
  t.deepEqual(dailyQuery({ kind: 'yesterday', start: '', end: '' }), { days: 7 });
  t.deepEqual(dailyQuery({ kind: 'month', start: '', end: '' }), { period: 'month' });
});

test('days go on over the ends of months', (t) => {
  t.is(addDays('2026-03-01', -1), '2026-02-28');
  t.is(addDays('2026-12-31', 1), '2027-01-01');
  t.true(isDay('2026-02-28'));
  for (const text of ['', '2026-1-2', '2026-13-01']) t.false(isDay(text));
});
