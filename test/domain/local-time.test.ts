import test from 'ava';
import * as fc from 'fast-check';
import { businessDay, fromLocalIso, toLocalDigits, toLocalIso } from '../../src/domain/local-time.ts';

for (const [zone, instant, local] of [
  ['Asia/Shanghai', '2026-01-08T15:48:47.749Z', '2026-01-08T23:48:47.749+08:00'],
  ['Asia/Kathmandu', '2026-01-08T18:14:59.999Z', '2026-01-08T23:59:59.999+05:45'],
  ['Pacific/Kiritimati', '2026-12-31T10:00:00.000Z', '2027-01-01T00:00:00.000+14:00'],
  ['America/New_York', '2026-03-08T06:59:59.000Z', '2026-03-08T01:59:59.000-05:00'],
  ['America/New_York', '2026-03-08T07:00:00.000Z', '2026-03-08T03:00:00.000-04:00'],
  ['America/New_York', '2026-11-01T06:30:00.000Z', '2026-11-01T01:30:00.000-05:00'],
  ['Europe/London', '2028-02-29T12:00:00.000Z', '2028-02-29T12:00:00.000+00:00'],
  ['UTC', '2026-01-08T00:00:00.000Z', '2026-01-08T00:00:00.000+00:00'],
] as const) {
  test(`${instant} is ${local} in ${zone}`, (t) => {
    t.is(toLocalIso(new Date(instant), zone), local);
    t.is(toLocalDigits(new Date(instant), zone), local.slice(0, 19).replace(/\D/g, ''));
    t.is(fromLocalIso(local, zone).toISOString(), instant);
  });
}

test('a time without an offset is the store’s, and what it means comes out again', (t) => {
  const zones = [
    'Asia/Shanghai',
    'America/New_York',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Europe/London',
  ];
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
      fc.constantFrom(...zones),
      (date, zone) => {
        const wall = toLocalIso(date, zone).slice(0, 23);
        return toLocalIso(fromLocalIso(wall, zone), zone).slice(0, 23) === wall;
      },
    ),
    { numRuns: 2000 },
  );
  t.is(fromLocalIso('2026-01-08', 'Asia/Shanghai').toISOString(), '2026-01-07T16:00:00.000Z');
});

for (const [cutOver, instant, day] of [
  ['04:00', '2026-01-08T19:59:59.999Z', '2026-01-08'],
  ['04:00', '2026-01-08T20:00:00.000Z', '2026-01-09'],
  ['00:00', '2026-01-08T15:59:59.999Z', '2026-01-08'],
  ['00:00', '2026-01-08T16:00:00.000Z', '2026-01-09'],
] as const) {
  test(`with the day starting at ${cutOver}, ${instant} belongs to ${day} in Shanghai`, (t) => {
    t.is(businessDay(new Date(instant), 'Asia/Shanghai', cutOver), day);
  });
}

test('on the days the clock changes, the business day starts at its time on the wall', (t) => {
  for (const [instant, day] of [
    ['2026-03-08T07:59:59.999Z', '2026-03-07'],
    ['2026-03-08T08:00:00.000Z', '2026-03-08'],
    ['2026-11-01T08:59:59.999Z', '2026-10-31'],
    ['2026-11-01T09:00:00.000Z', '2026-11-01'],
  ] as const)
    t.is(businessDay(new Date(instant), 'America/New_York', '04:00'), day, instant);
});
