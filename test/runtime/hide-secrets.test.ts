import test from 'ava';
import { createLogger } from '../../src/runtime/logger.ts';
import { hideSecrets } from '../../src/runtime/hide-secrets.ts';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c2VyOjEifQ.c2lnbmF0dXJl';

for (const [shown, hidden] of [
  ['GET /api/member/phone/13800138000', 'GET /api/member/phone/138****8000'],
  ['call +8613800138000 now', 'call +86****8000 now'],
  ['rcd_abcdefghijklmnop and rct_qrstuvwxyz12345', 'rcd_[hidden] and rct_[hidden]'],
  [`token ${jwt} is over`, 'token [hidden] is over'],
  ['Authorization: Bearer abcdefgh12345678', 'Authorization: Bearer [hidden]'],
  ['/ws/store/1?since=3&token=abc.def&types=x', '/ws/store/1?since=3&token=[hidden]&types=x'],
  ['postgres://shop:hunter2@host/db', 'postgres://shop:[hidden]@host/db'],
] as const)
  test(`a log shows ${hidden}`, (t) => {
    t.is(hideSecrets(shown), hidden);
  });

for (const kept of [
  'ORD202601082348473567',
  '2026-01-08T23:48:47.749+08:00',
  '{"time":1767887327749,"pid":13800}',
  'took 0.13800138000 s',
  '192.168.13.138:9100',
])
  test(`what is no secret stays: ${kept}`, (t) => {
    t.is(hideSecrets(kept), kept);
  });

test('a logger hides them wherever they stand', (t) => {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  const logger = createLogger({ service: 'api', level: 'info', stream });
  logger.error({ err: new Error(`bad token ${jwt}`), deep: { deeper: { deepest: ['13800138000'] } } }, jwt);
  t.false(lines.join('').includes(jwt));
  t.false(lines.join('').includes('13800138000'));
  t.notThrows(() => JSON.parse(lines.join('')));
});
