import test from 'ava';
import { type BusinessFacts, checkBusiness } from '../../../src/cli/doctor/check-business.ts';
import type { Finding } from '../../../src/cli/doctor/finding.ts';
import { en } from '../../../src/cli/texts/en.ts';
import { type AttentionKind, attentionKinds } from '../../../src/protocol/explanations.ts';
import type { Checkup } from '../../../src/protocol/checkup.ts';
import { loadConfig } from '../../../src/runtime/config/load-config.ts';

const now = new Date('2026-11-20T12:00:00Z');
const { config } = loadConfig({ env: {} });
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

const sound: Checkup = {
  at: now.toISOString(),
  attention: [],
  ledgers: [],
  unrouted: [],
  stores: [{ store_id: 1, name: '一店', timezone: own, printers: 1 }],
  screens: [{ name: '灶台', clock_skew_ms: 120 }],
  known_users: [],
  backup: { name: 'daily.db', created_at: '2026-11-20T04:30:00Z' },
  database: { bytes: 1_000_000, wal_bytes: 4_000 },
};

const printer = { id: 4, store_id: 1, stations: ['热菜', '凉菜'], is_active: true };

function examine(
  change: Partial<Checkup>,
  settings: Partial<typeof config> = {},
  printers: BusinessFacts['printers'] = [printer],
): Finding[] {
  const checkup = { ...sound, ...change };
  return checkBusiness({ checkup, config: { ...config, ...settings }, printers, now }, en);
}

test('a sound business has nothing to mend', (t) => {
  t.deepEqual(
    examine({}).filter(({ level }) => level !== 'ok'),
    [],
  );
});

const faults: readonly {
  readonly what: string;
  readonly change: Partial<Checkup>;
  readonly settings?: Partial<typeof config>;
  readonly finds: readonly [check: string, level: Finding['level'], fix: RegExp];
}[] = [
  {
    what: 'a paper nobody has proven',
    change: {
      attention: [
        {
          kind: 'unconfirmed',
          since: now.toISOString(),
          sentence: 'Paper 3?',
          action: 'Look at the printer.',
        },
      ],
    },
    finds: ['attention', 'fail', /Look at the printer/],
  },
  {
    what: 'a paper that is late',
    change: { attention: [{ kind: 'late', since: now.toISOString(), sentence: 'Late.', action: 'Wait.' }] },
    finds: ['attention', 'warn', /Wait/],
  },
  {
    what: 'a dish nobody prints',
    change: { unrouted: [{ store_id: 1, store_name: '一店', menu_item_name: '可乐', station: '饮品' }] },
    finds: ['routes', 'fail', /printer edit 4 --stations "热菜,凉菜,饮品"/],
  },
  {
    what: 'a screen whose clock is slow',
    change: { screens: [{ name: '灶台', clock_skew_ms: -95_000 }] },
    finds: ['screens', 'warn', /clock from the network/],
  },
  {
    what: 'points that do not add up',
    change: { ledgers: [{ ledger: 'points', subject: 'member:7', kept: 80, entries: 76 }] },
    finds: ['ledgers', 'fail', /bundle/],
  },
  {
    what: 'a password everybody knows',
    change: { known_users: ['admin'] },
    finds: ['passwords', 'warn', /passwd admin/],
  },
  {
    what: 'the same, reachable from outside',
    change: { known_users: ['admin'] },
    settings: { api: { ...config.api, host: '0.0.0.0' } },
    finds: ['passwords', 'fail', /passwd admin/],
  },
  { what: 'no backup', change: { backup: null }, finds: ['backup', 'warn', /restaurantctl backup/] },
  {
    what: 'an old backup, and none made by itself',
    change: { backup: { name: 'old.db', created_at: '2026-11-18T04:30:00Z' } },
    settings: { backup: { daily_at: '', keep: 14 } },
    finds: ['backup', 'warn', /config set backup.daily_at/],
  },
  { what: 'no store', change: { stores: [] }, finds: ['stores', 'warn', /store add NAME/] },
  {
    what: 'no printer',
    change: { stores: [{ store_id: 1, name: '一店', timezone: own, printers: 0 }] },
    finds: ['printers', 'warn', /discover --own-network/],
  },
  {
    what: 'a store elsewhere',
    change: { stores: [{ store_id: 1, name: '一店', timezone: 'Pacific/Kiritimati', printers: 1 }] },
    finds: ['clock', 'warn', /set-timezone Pacific\/Kiritimati/],
  },
  {
    what: 'a log that only grows',
    change: { database: { bytes: 1, wal_bytes: 300 * 1024 * 1024 } },
    finds: ['database', 'warn', /restart/],
  },
];

for (const { what, change, settings, finds } of faults)
  test(`${what} is found, with what mends it`, (t) => {
    const found = examine(change, settings).filter(({ level }) => level !== 'ok');
    t.is(found.length, 1, JSON.stringify(found));
    const [check, level, fix] = finds;
    t.like(found[0], { check, level });
    t.regex(found[0]?.fix ?? '', fix);
  });

test('what mends routes keeps every station that is printed, and goes by the printers there are', (t) => {
  const lost = (station: string) => ({ store_id: 1, store_name: '一店', menu_item_name: '茶', station });
  const fixes = (printers: BusinessFacts['printers']) =>
    examine({ unrouted: [lost('饮品'), lost('甜品')] }, {}, printers)
      .filter(({ check }) => check === 'routes')
      .map(({ fix }) => fix);
  const whole = 'restaurantctl printer edit 4 --stations "热菜,凉菜,饮品,甜品"';
  t.deepEqual(fixes([{ ...printer, id: 3, store_id: 2 }, printer]), [whole, whole]);
  t.is(fixes([{ ...printer, is_active: false }])[0], 'restaurantctl printer enable 4');
  t.regex(fixes([])[0] ?? '', /printer add NAME --address ADDRESS --store 1/);
});

/** Each kind of what waits for a person, and whether the business stops for it. */
const urgency: Readonly<Record<AttentionKind, Finding['level']>> = {
  unconfirmed: 'fail',
  sent: 'warn',
  unrouted: 'fail',
  paperless: 'fail',
  unseen: 'fail',
  saga: 'fail',
  refund: 'warn',
  printer: 'fail',
  late: 'warn',
  saga_late: 'warn',
  failed: 'fail',
  not_as_written: 'warn',
};

test('everything that waits for a person is found, the urgent as what is to be mended', (t) => {
  for (const kind of attentionKinds) {
    const item = { kind, since: now.toISOString(), sentence: `It is ${kind}.`, action: 'Do it.' };
    const [found, ...others] = examine({ attention: [item] }).filter(({ level }) => level !== 'ok');
    t.deepEqual(others, []);
    t.like(found, { check: 'attention', level: urgency[kind], sentence: `It is ${kind}.`, fix: 'Do it.' });
  }
});

test('each ledger that does not add up is named with what it keeps and what its entries say', (t) => {
  for (const ledger of ['stock', 'points', 'order total', 'payments']) {
    const found = examine({ ledgers: [{ ledger, subject: 'x:1', kept: 3, entries: 2 }] });
    t.regex(
      found.find(({ check }) => check === 'ledgers')?.sentence ?? '',
      new RegExp(`^${ledger} of x:1 is 3.* 2`),
    );
  }
});
