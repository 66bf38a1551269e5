import test, { type ExecutionContext } from 'ava';
import { createCli } from '../../../src/cli/create-cli.ts';
import { createPageSources } from '../../../src/cli/screens/top/page-sources.ts';
import { runPlain } from '../../../src/cli/screens/top/run-plain.ts';
import { openTopDesk } from '../../../src/cli/screens/top/top-desk.ts';
import { TopScreen } from '../../../src/cli/screens/top/top-screen.tsx';
import { createApiClient } from '../../../src/client/api-client.ts';
import { createControlClient } from '../../../src/client/control-client.ts';
import { DomainError } from '../../../src/domain/errors.ts';
import type { ServiceStatus } from '../../../src/protocol/control.ts';
import { type Clock, systemClock } from '../../../src/runtime/clock.ts';
import { localSocketPath } from '../../../src/runtime/local-socket.ts';
import { openControlServer } from '../../../src/supervisor/control-server.ts';
import { cliProgram } from '../../helpers/run-cli.ts';
import { showOnTerminal } from '../../helpers/screen-terminal.tsx';
import { serviceOf, systemOf } from '../../helpers/system-status.ts';
import { startTestHub } from '../../helpers/start-test-hub.ts';
import { tempDir } from '../../helpers/temp-dir.ts';
import { startTestApi } from '../../helpers/test-api.ts';
import { waitFor } from '../../helpers/wait-for.ts';

/** A restaurant that runs: API, hub and a control socket that tells what `services` says. */
async function openRestaurant(t: ExecutionContext, language: string) {
  const api = await startTestApi(t);
  const hub = await startTestHub(t, { transport: 'ws', storage: api.storage });
  const dataDir = await tempDir(t);
  const services: ServiceStatus[] = [serviceOf('api'), serviceOf('hub'), serviceOf('printd')];
  const server = await openControlServer({
    path: localSocketPath(dataDir, 'control'),
    handle: async ({ type }, tell) => {
      if (type === 'logs')
        for (const msg of ['first word', 'second word'])
          await tell({
            type: 'log',
            line: JSON.stringify({ level: 'info', time: '2026-01-08T12:00:00Z', service: 'api', msg }),
          });
      else if (type === 'status')
        await tell({
          type: 'status',
          status: systemOf(services),
        });
      else throw new DomainError('bad_request', `This system does not ${type}.`);
    },
  });
  t.teardown(server.close);
  const { execPath, stdin, stdout, stderr } = process;
  const cli = await createCli({
    argv: ['node', cliProgram, '--lang', language],
    execPath,
    env: { NO_COLOR: '1', RESTAURANTCTL_DATA_DIR: dataDir },
    stdin,
    stdout,
    stderr,
  });
  const client = createApiClient({ baseUrl: api.url, token: api.tokens.staff, language });
  const printer = { store_id: 1, name: '吧台', connection: 'virtual' };
  t.is((await api.call('createPrinter', { as: 'admin', body: printer })).status, 201);
  return {
    api,
    client,
    cli,
    services,
    desk: {
      api: client,
      control: createControlClient({ runDir: dataDir }),
      store: 1,
      url: `${hub.url}/ws/store/1?connection_id=office`,
      token: 'staff',
      lookMs: 250,
    },
    order: async (body: object) =>
      (await api.call('createOrder', { as: 'staff', body: { store_id: 1, ...body } })).body,
  };
}

interface TopOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly language?: string;
  readonly clock?: Clock;
}

async function openTop(t: ExecutionContext, options: TopOptions = {}) {
  const { columns = 80, rows = 24, language = 'en', clock = systemClock } = options;
  const restaurant = await openRestaurant(t, language);
  const { cli, client } = restaurant;
  const leaving = new AbortController();
  const rings: string[] = [];
  const desk = await openTopDesk({
    ...restaurant.desk,
    clock,
    signal: leaving.signal,
    onAlert: () => void rings.push('ring'),
  });
  const sources = createPageSources({ cli, api: client, control: restaurant.desk.control, env: {} });
  const show = (width: number, height: number) => {
    const screen = showOnTerminal(
      <TopScreen
        cli={cli}
        desk={desk}
        sources={sources}
        storeName="一店"
        timeZone="Asia/Shanghai"
        clock={clock}
      />,
      { desk, leaving, columns: width, rows: height },
    );
    t.teardown(async () => {
      leaving.abort();
      await screen.left;
      screen.check();
    });
    return screen;
  };
  return {
    ...restaurant,
    rings,
    show,
    ...show(columns, rows),
    stateOf: async (id: number) => (await client.getOrder({ params: { id } })).status,
  };
}

const chicken = {
  table_id: 1,
  items: [
    { menu_item_id: 1, quantity: 2, note: '花生过敏' },
    { menu_item_id: 4, quantity: 1 },
  ],
};
const escape = '\u001B';

test.serial(
  'by the keyboard alone: an order is confirmed, cooked, handed out, explained and brought back',
  async (t) => {
    const top = await openTop(t, { columns: 120, rows: 36 });
    await top.see('3/3 processes', 'No open tickets.');
    const { id } = await top.order(chicken);
    await top.see('1   00:0', 'T1', '#001', '⚠ 2宫保鸡丁', '⚠花生过敏', 'pending', 'unpaid');
    t.is(top.rings.length, 1);
    top.press('c');
    await top.see('Confirm which?');
    top.press('1');
    await top.see('#1 → confirmed');
    t.is(await top.stateOf(id), 'confirmed');
    // The key means the order that the screen shows: its change comes by the hub.
    await top.see('confirmed  unpaid');
    top.press('o1');
    await top.see('Why #1', 'What to do', 'What happened');
    top.press(escape);
    await top.see('── Orders');
    top.press('1');
    await top.see('✔2宫保鸡丁', '✔1可乐', 'ready      unpaid');
    top.press('1');
    await top.see('#1 → completed', 'No open tickets.');
    t.is(await top.stateOf(id), 'completed');
    top.press('r');
    await top.see('Bring back which?', 'T1 #1 completed');
    top.press('1');
    await top.see('#1 is back.');
    t.is(await top.stateOf(id), 'serving');
  },
);

test.serial('what is wrong stands in the first line until it is gone', async (t) => {
  const top = await openTop(t);
  const first = () => top.frame().split('\n', 1)[0] ?? '';
  await top.see('3/3 processes');
  top.services[2] = serviceOf('printd', 'failed');
  await waitFor('the failure', () => first().includes('✖ printd failed'));
  top.services[2] = serviceOf('printd');
  await waitFor('the failure to be gone', () => !first().includes('printd'));
  t.pass();
});

test.serial('the filter leaves only what matches, and Esc lifts it', async (t) => {
  const top = await openTop(t);
  await top.order(chicken);
  await top.order({ table_id: 2, items: [{ menu_item_id: 3, quantity: 1 }] });
  await top.see('宫保鸡丁', '红烧肉');
  top.press('/');
  await top.see('Filter (station, table, text):');
  for (const letter of '红烧') top.press(letter);
  top.press('\r');
  await top.see('filter: 红烧');
  t.false(top.frame().split('── Events')[0]?.includes('宫保鸡丁'), top.frame());
  top.press(escape);
  await waitFor('both', () => top.frame().split('── Events')[0]?.includes('宫保鸡丁'));
});

test.serial(
  'the views, one key each: stations, all day, printers with a test page, logs with search, sagas, doctor',
  async (t) => {
    const top = await openTop(t, { columns: 120, rows: 36 });
    await top.order(chicken);
    await top.see('#001');
    top.press('1');
    await top.see('#1 → confirmed');
    top.press('b');
    await top.see('── Stations', '热菜  1', '饮品  1', '2 × 宫保鸡丁');
    top.press('a');
    await top.see('── All day', '2 × 宫保鸡丁');
    top.press('t');
    await top.see('Test page for 吧台 queued');
    top.press('p');
    await top.see('── Printers', 'Papers of 吧台', '#1     test');
    top.press('1');
    await top.see('Paper of job 1');
    top.press(escape);
    await top.see('── Printers');
    top.press('l');
    await top.see('── Logs · all', 'first word', 'second word');
    for (const key of ['/', 's', 'e', 'c', '\r']) top.press(key);
    await top.see('filter: sec', 'second word');
    t.false(top.frame().includes('first word'));
    top.press('2');
    await top.see('── Logs · api');
    top.press('g');
    await top.see('── Steps of the open orders', '#001');
    t.notRegex(top.frame(), /executing|pending_start/, 'states in words');
    top.press('d');
    await top.see('── Doctor', 'Node.js');
    top.press('?');
    await top.see('── Help');
    top.press('m');
    await top.see('muted to');
  },
);

test.serial('a command of the palette is run and what it says is shown', async (t) => {
  const top = await openTop(t, { columns: 120, rows: 36 });
  top.press(':');
  await top.see('Command: ', 'doctor');
  for (const key of '--version') top.press(key);
  top.press('\r');
  await top.see('── : --version');
  await waitFor('the version', () => /\n\d+\.\d+\.\d+/.test(top.frame()));
  t.pass();
});

test.serial('nothing is written while nothing changes', async (t) => {
  const at = new Date();
  const clock: Clock = { ...systemClock, now: () => at, monotonic: () => 0 };
  const { cli, client, desk: options, order } = await openRestaurant(t, 'en');
  await order(chicken);
  const leaving = new AbortController();
  let looks = 0;
  const control = {
    status: () => {
      looks += 1;
      return options.control.status();
    },
  };
  const looksPass = async (count: number) => {
    const from = looks;
    await waitFor('some looks', () => looks >= from + count);
  };
  const desk = await openTopDesk({ ...options, control, clock, signal: leaving.signal, onAlert: () => {} });
  const sources = createPageSources({ cli, api: client, control: options.control, env: {} });
  const screen = showOnTerminal(
    <TopScreen
      cli={cli}
      desk={desk}
      sources={sources}
      storeName="一店"
      timeZone="Asia/Shanghai"
      clock={clock}
    />,
    { desk, leaving },
  );
  t.teardown(async () => {
    leaving.abort();
    await screen.left;
  });
  await screen.see('#001');
  // The connection and the last frame settle; from then on many looks pass without a byte.
  await waitFor('quiet', async () => {
    const before = screen.written.length;
    await looksPass(4);
    return screen.written.length === before;
  });
  const before = screen.written.length;
  await looksPass(4);
  t.is(screen.written.length, before, screen.written.slice(before).join('\n'));
});

test.serial('where there are more stores, s leads to the next one', async (t) => {
  const { cli, client, desk: options } = await openRestaurant(t, 'en');
  const leaving = new AbortController();
  const desk = await openTopDesk({ ...options, signal: leaving.signal, onAlert: () => {} });
  const sources = createPageSources({ cli, api: client, control: options.control, env: {} });
  let switched = 0;
  const screen = showOnTerminal(
    <TopScreen
      cli={cli}
      desk={desk}
      sources={sources}
      storeName="一店"
      timeZone="Asia/Shanghai"
      onNextStore={() => void (switched += 1)}
    />,
    { desk, leaving },
  );
  t.teardown(() => leaving.abort());
  await screen.see('一店');
  screen.press('s');
  await screen.left;
  t.is(switched, 1);
});

test.serial('data that stands still is impossible to miss', async (t) => {
  let passed = 0;
  const clock: Clock = { ...systemClock, monotonic: () => systemClock.monotonic() + passed };
  const top = await openTop(t, { clock, language: 'zh-CN' });
  await top.see('3/3 进程');
  t.false(top.frame().includes('数据停在'));
  passed = 11_000;
  await top.see('数据停在');
});

test.serial('without a terminal: a line for each event and for each change of state', async (t) => {
  const { cli, desk, services, order } = await openRestaurant(t, 'en');
  const lines: string[] = [];
  const leaving = new AbortController();
  const running = runPlain(
    { ...cli, print: (line) => void lines.push(line) },
    { ...desk, storeName: '一店', timeZone: 'Asia/Shanghai', signal: leaving.signal },
  );
  await waitFor('the state', () => lines.some((line) => line.includes('● 3/3 processes')));
  const { order_number: number } = await order(chicken);
  await waitFor('the order', () => lines.some((line) => line.includes(`new order  ${number}`)));
  services[1] = serviceOf('hub', 'backoff');
  await waitFor('the crash', () => lines.some((line) => line.includes('✖ hub crashed')));
  leaving.abort();
  await running;
  t.true(
    lines.every((line) => !line.includes(escape)),
    'no control sequences',
  );
});

for (const language of ['en', 'zh-CN', 'zh-TW'])
  test.serial(`in ${language} every frame of every view fits at every size`, async (t) => {
    const top = await openTop(t, { language });
    for (let count = 0; count < 3; count += 1) await top.order({ ...chicken, table_id: (count % 2) + 1 });
    const { views, inputs, prompts } = top.cli.texts.top;
    for (const [columns, rows] of [
      [60, 20],
      [80, 24],
      [120, 36],
    ] as const) {
      const { see, press, frames } = top.show(columns, rows);
      await see('#003');
      for (const [key, word] of [
        ['b', views.stations],
        ['a', views.allDay],
        ['p', views.printers],
        ['l', views.logs],
        ['g', views.sagas],
        ['?', views.help],
        [escape, `── ${top.cli.texts.top.orders}`],
        ['o', prompts.detail],
        ['1', `${views.why} #1`],
        [escape, `── ${top.cli.texts.top.orders}`],
        [':', inputs.palette.trim()],
        [escape, `── ${top.cli.texts.top.orders}`],
        ['/', inputs.filter.trim()],
        ['宫', '宫'],
      ] as const) {
        press(key);
        await see(word);
      }
      for (const frame of frames) {
        const lines = frame.split('\n');
        t.true(lines.length <= rows - 1, `${lines.length} lines`);
      }
    }
  });
