import { chmodSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import test from 'ava';
import knex from 'knex';
import { z } from 'zod';
import { freePorts } from '../helpers/free-ports.ts';
import { runCli } from '../helpers/run-cli.ts';
import { tempDir } from '../helpers/temp-dir.ts';

const findings = z.array(
  z.object({
    check: z.string(),
    level: z.enum(['ok', 'warn', 'fail']),
    sentence: z.string(),
    fix: z.string().nullable(),
  }),
);

test('the doctor looks at a real restaurant that is broken in several places at once', async (t) => {
  t.timeout(120_000);
  const dataDir = await tempDir(t);
  const [api, hub, printd] = await freePorts(3);
  const env = {
    RESTAURANTCTL_DATA_DIR: dataDir,
    RESTAURANTCTL_API_PORT: String(api),
    RESTAURANTCTL_HUB_PORT: String(hub),
    RESTAURANTCTL_PRINTD_PORT: String(printd),
  };
  const examine = async () => {
    const { code, stdout, stderr } = await runCli(['doctor', '--json'], { env });
    t.true(code === 0 || code === 1, stderr);
    return { code, found: findings.parse(JSON.parse(stdout)) };
  };
  const made = await runCli(['seed', '--demo'], { env });
  t.is(made.code, 0, made.stderr);
  const before = await examine();
  t.is(before.code, 0, JSON.stringify(before.found.filter(({ level }) => level === 'fail')));
  t.deepEqual(
    before.found.filter(({ check, level }) => check === 'passwords' && level === 'warn').length,
    3,
    'the demo has the passwords everybody knows',
  );

  const db = knex({
    client: 'sqlite3',
    connection: { filename: join(dataDir, 'restaurant.db') },
    useNullAsDefault: true,
  });
  await db('printer_config').update({ stations: '["nowhere"]' });
  await db('menu_item').where({ name: '宫保鸡丁' }).update({ stock: 7 });
  await db.destroy();
  mkdirSync(join(dataDir, 'backups'), { recursive: true });
  chmodSync(join(dataDir, 'backups'), 0o755);
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen({ port: hub, host: '127.0.0.1' }, resolve));
  t.teardown(() => new Promise<void>((resolve) => void squatter.close(() => resolve())));

  const after = await examine();
  t.is(after.code, 1);
  const failed = new Set(after.found.filter(({ level }) => level === 'fail').map(({ check }) => check));
  t.deepEqual([...failed].toSorted(), ['files', 'ledgers', 'ports', 'routes']);
  const shown = await runCli(['doctor', '--lang', 'zh-CN'], { env });
  t.regex(shown.stdout, /✖ .*没有打印机，后厨收不到纸单/);
  t.regex(shown.stdout, /→ chmod go= /);
  t.regex(shown.stderr, /项需处理/);
});
