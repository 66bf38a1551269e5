import test from 'ava';
import { checkMachine, type MachineFacts } from '../../../src/cli/doctor/check-machine.ts';
import type { Finding } from '../../../src/cli/doctor/finding.ts';
import { en } from '../../../src/cli/texts/en.ts';

const sound: MachineFacts = {
  node: '22.11.0',
  natives: [
    { name: 'sqlite3', isOptional: false, error: null },
    { name: 'uWebSockets.js', isOptional: true, error: null },
  ],
  disk: { free: 20_000_000_000 },
  exposedPaths: [],
  takenPorts: [],
  services: [{ name: 'api', state: 'ready', restarts: 0, reason: null }],
  secrets: null,
  hasConfigFile: false,
  now: new Date('2026-11-20T12:00:00Z'),
};

function examine(change: Partial<MachineFacts>): Finding[] {
  return checkMachine({ ...sound, ...change }, en).filter(({ level }) => level !== 'ok');
}

test('a sound machine has nothing to mend', (t) => {
  t.deepEqual(examine({}), []);
});

const faults: readonly [
  what: string,
  change: Partial<MachineFacts>,
  check: string,
  level: Finding['level'],
  fix: RegExp,
][] = [
  ['an old Node.js', { node: '20.18.3' }, 'node', 'fail', /nodejs.org/],
  [
    'a database that does not load',
    { natives: [{ name: 'sqlite3', isOptional: false, error: 'no binding' }] },
    'natives',
    'fail',
    /npm ci/,
  ],
  [
    'a hub that has to do without',
    { natives: [{ name: 'uWebSockets.js', isOptional: true, error: 'no binary' }] },
    'natives',
    'warn',
    /npm ci/,
  ],
  ['a disk nearly full', { disk: { free: 400_000_000 } }, 'disk', 'warn', /room/],
  ['a full disk', { disk: { free: 4_000_000 } }, 'disk', 'fail', /room/],
  [
    'secrets others may read',
    { exposedPaths: [{ path: '/data/secrets.json', mode: 0o100644 }] },
    'files',
    'fail',
    /chmod go= \/data\/secrets.json/,
  ],
  [
    'a port of somebody else',
    { takenPorts: [{ port: 8000, setting: 'api.port', holder: 'nginx (pid 7)' }] },
    'ports',
    'fail',
    /^restaurantctl start --port 8001$/,
  ],
  [
    'the same, where settings are kept',
    { takenPorts: [{ port: 8000, setting: 'api.port', holder: null }], hasConfigFile: true },
    'ports',
    'fail',
    /config set api.port 8001/,
  ],
  [
    'an alias of the API that is taken',
    { takenPorts: [{ port: 8002, setting: 'api.compat_ports', holder: null }] },
    'ports',
    'fail',
    /config set api.compat_ports ""/,
  ],
  [
    'a service that is down',
    { services: [{ name: 'hub', state: 'backoff', restarts: 2, reason: 'exit code 1' }] },
    'services',
    'fail',
    /restart hub/,
  ],
  [
    'a service that keeps falling',
    { services: [{ name: 'hub', state: 'ready', restarts: 9, reason: null }] },
    'services',
    'warn',
    /logs hub/,
  ],
  ['a restaurant that sleeps', { services: null }, 'services', 'warn', /restaurantctl start/],
  [
    'a weak secret',
    { secrets: 'The secret is short.' },
    'secrets',
    'fail',
    /environment.*restaurantctl restart/,
  ],
  ['a clock that was never set', { now: new Date('1970-01-01T00:00:00Z') }, 'clock', 'fail', /set-ntp/],
];

for (const [what, change, check, level, fix] of faults)
  test(`${what} is found, with what mends it`, (t) => {
    const found = examine(change);
    t.is(found.length, 1, JSON.stringify(found));
    t.like(found[0], { check, level });
    t.regex(found[0]?.fix ?? '', fix);
  });
