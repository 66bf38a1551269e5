import test from 'ava';
import { createHourTeller } from '../../src/domain/local-hours.ts';
import { localParts } from '../../src/domain/local-time.ts';

for (const zone of [
  'Asia/Shanghai',
  'Asia/Kathmandu',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'UTC',
])
  test(`each quarter of an hour of a year has its hour on the wall: ${zone}`, (t) => {
    const hourAt = createHourTeller(zone);
    const start = Date.parse('2026-01-01T00:00:00Z');
    // Every 45 minutes passes all quarters.
    for (let instant = start; instant < start + 366 * 86_400_000; instant += 45 * 60_000)
      if (hourAt(instant) !== Number(localParts(new Date(instant), zone).hour))
        t.fail(new Date(instant).toISOString());
    t.pass();
  });
