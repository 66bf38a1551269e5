import { mock } from 'node:test';
import { signal } from '@preact/signals';
import test from 'ava';
import type { AlertKind, Alerts } from '../../../src/web/kitchen/alerts/alerts.ts';
import { startRinger } from '../../../src/web/kitchen/alerts/ringer.ts';
import { isNews, silenceOf } from '../../../src/web/kitchen/desk/link.ts';

const alertsOf = (...kinds: readonly (readonly [number, AlertKind])[]): Alerts =>
  new Map(kinds.map(([id, kind]) => [id, new Set([kind])]));

test.serial(
  'what nobody has noted rings every 15 s, is said once, and is silent at once when it is noted',
  (t) => {
    mock.timers.enable({ apis: ['setInterval'] });
    const heard: string[] = [];
    const alerts = signal<Alerts>(new Map());
    let isMuted = false;
    const stop = startRinger({
      alerts,
      isMuted: () => isMuted,
      play: (kind, delay) => {
        heard.push(`${kind} after ${delay}`);
        return 1;
      },
      announce: (kind, id, after) => heard.push(`say ${kind} ${id} after ${after}`),
    });
    const hear = (pass = 0) => {
      mock.timers.tick(pass);
      return heard.splice(0);
    };
    alerts.value = alertsOf([7, 'new']);
    t.deepEqual(hear(), ['new after 0', 'say new 7 after 1.3']);
    t.deepEqual(hear(14_999), []);
    t.deepEqual(hear(1), ['new after 0']);
    t.deepEqual(hear(15_000), ['new after 0']);
    alerts.value = alertsOf([7, 'new'], [8, 'urge']);
    t.deepEqual(hear(), ['urge after 0', 'say urge 8 after 1.3']);
    t.deepEqual(hear(15_000), ['urge after 0', 'new after 1.3'], 'the most urgent first');
    alerts.value = alertsOf([8, 'urge']);
    t.deepEqual(hear(15_000), ['urge after 0'], 'another screen has noted the other');
    isMuted = true;
    t.deepEqual(hear(15_000), []);
    isMuted = false;
    alerts.value = new Map();
    t.deepEqual(hear(60_000), []);
    alerts.value = alertsOf([9, 'new']);
    hear();
    stop();
    t.deepEqual(hear(60_000), [], 'the screen is off');
    mock.timers.reset();
  },
);

test('a hub that is silent is named after 10 s, and covers the board after 20 s', (t) => {
  const grade = (silentMs: number, isCached = false) =>
    silenceOf({ heardAt: 1000, isCached }, 5, 1000 + silentMs).grade;
  t.deepEqual(
    [0, 10_000, 10_001, 20_000, 20_001].map((ms) => grade(ms)),
    ['live', 'live', 'lag', 'lag', 'stale'],
  );
  t.is(grade(0, true), 'stale', "from the device's memory");
  t.is(
    silenceOf({ heardAt: undefined, isCached: true }, 0, 99_000).grade,
    'live',
    'there is nothing yet to mistake',
  );
});

test('what happened more than 60 s ago does not flash when it comes late', (t) => {
  const now = Date.parse('2026-01-08T12:01:00+08:00');
  t.true(isNews('2026-01-08T12:00:00.000+08:00', now));
  t.false(isNews('2026-01-08T11:59:59.999+08:00', now));
});
