import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import test, { type ExecutionContext } from 'ava';
import { findProgram } from '../../src/cli/find-program.ts';
import { systemdUnit } from '../../src/cli/service/systemd-unit.ts';
import { windowsCommands } from '../../src/cli/service/windows-commands.ts';
import { makeFolder } from '../helpers/make-folder.ts';
import { runCli, startCli } from '../helpers/run-cli.ts';
import { waitUntil } from '../helpers/wait-for.ts';

const onLinux = process.platform === 'linux' ? test : test.skip;

/** A program that notes down how it was called. */
function recorder(t: ExecutionContext, name: string) {
  const folder = makeFolder(t);
  const calls = join(folder, 'calls');
  writeFileSync(join(folder, name), `#!/bin/sh\necho "$@" >> '${calls}'\n`);
  chmodSync(join(folder, name), 0o755);
  return {
    path: `${folder}${delimiter}${process.env.PATH}`,
    calls: () => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : []),
  };
}

onLinux('the unit is one that systemd takes, shut in but for the data', async (t) => {
  t.timeout(60_000);
  const dataDir = join(makeFolder(t), 'a b');
  mkdirSync(dataDir);
  const { code, stdout, stderr } = await runCli(['service', 'install', '--print', '--data-dir', dataDir]);
  t.is(code, 0, stderr);
  for (const line of [
    'ProtectSystem=strict',
    'NoNewPrivileges=yes',
    'PrivateTmp=yes',
    // Without keys V8 is killed as it starts; without a number every call that is not allowed kills.
    'SystemCallFilter=@system-service @pkey',
    'SystemCallErrorNumber=EPERM',
    'Restart=on-failure',
    `ReadWritePaths="${dataDir}"`,
    'WantedBy=multi-user.target',
  ])
    t.true(stdout.includes(`\n${line}\n`), line);
  t.regex(stdout, new RegExp(`^ExecStart=.* start --allow-unrouted --data-dir "${dataDir}"$`, 'm'));
  t.regex(stdout, new RegExp(`^ExecReload=.* reload --data-dir "${dataDir}"$`, 'm'));
  const canNotify = findProgram('systemd-notify') !== undefined;
  t.true(stdout.includes(canNotify ? '\nType=notify\nNotifyAccess=all\n' : '\nType=exec\n'));
  if (!findProgram('systemd-analyze')) return;
  const unit = join(makeFolder(t), 'restaurantctl.service');
  writeFileSync(unit, stdout);
  const checked = await promisify(execFile)('systemd-analyze', ['verify', '--man=no', unit]);
  t.notRegex(checked.stderr, /restaurantctl\.service/);
});

onLinux('install writes the unit and starts it, uninstall takes it back', async (t) => {
  t.timeout(60_000);
  const systemctl = recorder(t, 'systemctl');
  const home = makeFolder(t);
  const env = { PATH: systemctl.path, XDG_CONFIG_HOME: home, RESTAURANTCTL_DATA_DIR: makeFolder(t) };
  const file = join(home, 'systemd', 'user', 'restaurantctl.service');
  const installed = await runCli(['service', 'install', '--user'], { env });
  t.is(installed.code, 0, installed.stderr);
  t.regex(readFileSync(file, 'utf8'), /WantedBy=default\.target/);
  t.deepEqual(systemctl.calls(), ['--user daemon-reload', '--user enable --now restaurantctl.service']);
  const removed = await runCli(['service', 'uninstall', '--user'], { env });
  t.is(removed.code, 0, removed.stderr);
  t.false(existsSync(file));
  t.is((await runCli(['service', 'uninstall', '--user'], { env })).code, 0);
  const nothing = { ...env, RESTAURANTCTL_DATA_DIR: join(home, 'nowhere') };
  t.is((await runCli(['service', 'install', '--user'], { env: nothing })).code, 2);
});

onLinux(
  'start tells the service manager when everything is ready, when it has reloaded and when it stops',
  async (t) => {
    t.timeout(120_000);
    const notify = recorder(t, 'systemd-notify');
    const start = startCli(t, ['start', '--demo', '--only', 'api'], {
      env: {
        PATH: notify.path,
        NOTIFY_SOCKET: '/run/nobody/listens',
        RESTAURANTCTL_DATA_DIR: makeFolder(t),
        RESTAURANTCTL_API_PORT: '0',
      },
    });
    await waitUntil(() => notify.calls().includes('READY=1') || start.child.exitCode !== null, 60_000);
    t.is(start.child.exitCode, null, start.stderr.join('\n'));
    t.true(
      start.stderr.some((line) => line.includes('API')),
      'not before',
    );
    start.child.kill('SIGHUP');
    await waitUntil(() => notify.calls().length >= 3);
    start.child.kill('SIGTERM');
    t.is((await start.ended).code, 0);
    await waitUntil(() => notify.calls().includes('STOPPING=1'));
    const [, reloading, ...others] = notify.calls();
    t.regex(reloading ?? '', /^RELOADING=1 MONOTONIC_USEC=\d+$/);
    t.deepEqual(others, ['READY=1', 'STOPPING=1']);
  },
);

test('what systemd would replace is written so that it does not', (t) => {
  const unit = systemdUnit({
    command: ['/usr/bin/node', '/srv/100%/$HOME "x"\\y'],
    reload: ['/usr/bin/true'],
    isUser: false,
    uid: 1000,
    groups: [],
    writable: ['/srv/50%'],
    needsSharedTmp: true,
    canNotify: false,
    stopSeconds: 45,
  });
  t.true(unit.includes('ExecStart=/usr/bin/node "/srv/100%%/$$HOME \\"x\\"\\\\y"\n'), unit);
  t.true(unit.includes('ReadWritePaths=/srv/50%%\n'));
  t.false(unit.includes('PrivateTmp'));
});

test('on Windows the task scheduler does it', (t) => {
  const task = {
    command: ['C:\\Program Files\\node.exe', 'C:\\r.js'],
    dataDir: 'D:\\data',
    configFile: undefined,
  };
  t.is(
    windowsCommands('install', task)[0],
    'schtasks /Create /TN restaurantctl /SC ONSTART /RU SYSTEM /RL LIMITED /TR "\\"C:\\Program Files\\node.exe\\" C:\\r.js start --allow-unrouted --data-dir D:\\data" /F',
  );
  t.is(windowsCommands('uninstall', task)[1], 'schtasks /Delete /TN restaurantctl /F');
});
