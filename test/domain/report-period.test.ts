import test from 'ava';
import * as fc from 'fast-check';
import {
  lastDays,
  listDays,
  mostReportDays,
  type ReportPeriod,
  reportDays,
} from '../../src/domain/report-period.ts';

for (const [today, period, start, end] of [
  ['2026-01-08', 'today', '2026-01-08', '2026-01-08'],
  ['2026-01-01', 'yesterday', '2025-12-31', '2025-12-31'],
  ['2028-03-01', 'yesterday', '2028-02-29', '2028-02-29'],
  ['2026-03-01', 'yesterday', '2026-02-28', '2026-02-28'],
  ['2026-01-05', 'week', '2026-01-05', '2026-01-05'],
  ['2026-01-08', 'week', '2026-01-05', '2026-01-08'],
  ['2026-01-11', 'week', '2026-01-05', '2026-01-11'],
  ['2027-01-01', 'week', '2026-12-28', '2027-01-01'],
  ['2026-01-08', 'month', '2026-01-01', '2026-01-08'],
  ['2028-02-29', 'month', '2028-02-01', '2028-02-29'],
  ['2028-03-31', 'last_month', '2028-02-01', '2028-02-29'],
  ['2026-03-31', 'last_month', '2026-02-01', '2026-02-28'],
  ['2026-01-31', 'last_month', '2025-12-01', '2025-12-31'],
] as const satisfies [string, ReportPeriod, string, string][]) {
  test(`on ${today}, ${period} is ${start} to ${end}`, (t) => {
    t.deepEqual(reportDays({ period }, today), { start, end });
  });
}

const custom = (customStart?: string, customEnd?: string) =>
  reportDays({ period: 'custom', customStart, customEnd }, '2026-01-08');

test('a custom period is the days it names, both included', (t) => {
  t.deepEqual(listDays(custom('2028-02-28', '2028-03-01')), ['2028-02-28', '2028-02-29', '2028-03-01']);
  t.is(listDays(custom('2028-01-01', '2028-12-31')).length, mostReportDays);
});

test('a custom period that makes no sense is refused with the field at fault', (t) => {
  for (const [start, end, path] of [
    [undefined, '2026-01-08', 'custom_start'],
    ['2026-01-08', undefined, 'custom_end'],
    ['2026-01-08', '2026-01-07', 'custom_end'],
    ['2027-01-01', '2028-01-02', 'custom_end'],
    ['2016-01-01', '2026-01-01', 'custom_end'],
  ])
    t.like(
      t.throws(() => custom(start, end)),
      { code: 'invalid', details: { errors: [{ path }] } },
    );
  t.throws(() => reportDays({ period: 'week', customStart: '2026-01-01' }, '2026-01-08'), {
    code: 'invalid',
  });
});

test('the last days end today, and no day is left out or doubled where clocks change', (t) => {
  t.deepEqual(listDays(lastDays(3, '2026-03-09')), ['2026-03-07', '2026-03-08', '2026-03-09']);
  t.deepEqual(listDays(lastDays(2, '2026-11-02')), ['2026-11-01', '2026-11-02']);
  t.deepEqual(listDays(lastDays(1, '2026-01-08')), ['2026-01-08']);
});

test('any number of last days is that many different days in order', (t) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: mostReportDays }),
      fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
      (count, date) => {
        const today = date.toISOString().slice(0, 10);
        const days = listDays(lastDays(count, today));
        t.is(new Set(days).size, count);
        t.deepEqual(days, days.toSorted());
        t.is(days.at(-1), today);
      },
    ),
    { numRuns: 100 },
  );
});
