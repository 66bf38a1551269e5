import test from 'ava';
import pc from 'picocolors';
import { formatLogLine } from '../../../src/cli/output/format-log-line.ts';
import { formatAmount, formatDuration, formatTime } from '../../../src/cli/output/format-values.ts';
import { moment } from '../../../src/cli/parse-argument.ts';

test('amounts, times and durations as people write them', (t) => {
  t.is(formatAmount(76), '76.00');
  t.is(formatAmount(0.1), '0.10');
  t.is(formatTime('2026-01-08T23:48:47.749+08:00'), '2026-01-08 23:48:47');
  t.deepEqual([0, 999, 59_000, 423_000, 18_720_000, 273_600_000, 86_400_000].map(formatDuration), [
    '0s',
    '0s',
    '59s',
    '7m 3s',
    '5h 12m',
    '3d 4h',
    '1d 0h',
  ]);
});

test('a moment is an age or a time', (t) => {
  const now = () => new Date('2026-01-08T12:00:00Z');
  t.is(moment('15m', now), '2026-01-08T11:45:00.000Z');
  t.is(moment('2d', now), '2026-01-06T12:00:00.000Z');
  t.is(moment('2026-01-08T20:00:00+08:00', now), '2026-01-08T12:00:00.000Z');
  for (const text of ['', 'yesterday', '15', '15 m', '-5m'])
    t.throws(() => moment(text, now), undefined, text);
});

test('a log line for people: level, service, sentence, facts; what is no JSON as it is', (t) => {
  const colors = pc.createColors(false);
  const line = JSON.stringify({
    level: 'warn',
    time: '2026-01-08T12:00:00.005Z',
    service: 'hub',
    pid: 7,
    msg: 'slow\u001B[2J client',
    seq: 12,
    err: { stack: 'Error: x\n    at y' },
  });
  t.regex(
    formatLogLine(line, colors),
    /^\d\d:00:00\.005 warn {2}hub {8}slow \[2J client seq=12\n {4}Error: x\n {4}at y$/,
  );
  t.is(formatLogLine('plain', colors), 'plain');
});
