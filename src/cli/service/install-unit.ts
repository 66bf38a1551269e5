import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { coerceError, DomainError } from '../../domain/errors.ts';
import { dataPaths } from '../../runtime/data-dir.ts';
import { localSocketPath } from '../../runtime/local-socket.ts';
import type { Cli } from '../cli.ts';
import { findProgram } from '../find-program.ts';
import type { ServiceOptions } from './service-options.ts';
import { systemdUnit } from './systemd-unit.ts';

const unitName = 'restaurantctl.service';

/** Writes the unit and has the service manager start it, now and with the machine. @throws DomainError `wrong_usage` */
export async function installUnit(cli: Cli, { user = false, print }: ServiceOptions): Promise<void> {
  const unit = await composeUnit(cli, user);
  if (print) return void cli.stdout.write(unit);
  const { config } = await cli.loadSettings();
  const say = cli.texts.service;
  if (!existsSync(config.data_dir)) throw new DomainError('wrong_usage', say.noData(config.data_dir));
  const file = unitFile(cli, user);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, unit, { mode: 0o644 });
  cli.say(say.written(file));
  manage(cli, user, 'daemon-reload');
  manage(cli, user, 'enable', '--now', unitName);
  cli.say(say.installed(user));
}

/** Stops it and takes the unit away; the data stay. */
export async function uninstallUnit(cli: Cli, { user = false }: ServiceOptions): Promise<void> {
  const file = unitFile(cli, user);
  if (!existsSync(file)) return cli.say(cli.texts.service.notThere(file));
  manage(cli, user, 'disable', '--now', unitName);
  rmSync(file);
  manage(cli, user, 'daemon-reload');
  cli.say(cli.texts.service.removed(file));
}

async function composeUnit(cli: Cli, isUser: boolean): Promise<string> {
  const { config } = await cli.loadSettings();
  const file = await cli.configFile();
  const { run, root } = dataPaths(config.data_dir);
  const { grace_ms, printd_grace_ms } = config.supervisor;
  const program = [cli.execPath, realpathSync(cli.argv[1] ?? '')];
  return systemdUnit({
    reload: [...program, 'reload', '--data-dir', root],
    command: [
      ...program,
      'start',
      // After a power cut the restaurant comes back, whatever the menu says meanwhile.
      '--allow-unrouted',
      '--data-dir',
      root,
      ...(file === undefined ? [] : ['--config', resolve(file)]),
    ],
    isUser,
    uid: statSync(root, { throwIfNoEntry: false })?.uid ?? null,
    groups: isUser ? [] : printerGroups(),
    writable: [root],
    needsSharedTmp: existsSync(root) && dirname(localSocketPath(run, 'control')) !== run,
    canNotify: findProgram('systemd-notify', cli.env.PATH) !== undefined,
    stopSeconds: Math.ceil((2 * grace_ms + printd_grace_ms) / 1000) + 10,
  });
}

function unitFile({ env, texts }: Cli, isUser: boolean): string {
  if (isUser) return join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'systemd', 'user', unitName);
  if (process.getuid?.() !== 0) throw new DomainError('wrong_usage', texts.service.needsRoot);
  return join('/etc/systemd/system', unitName);
}

/** A group that is not there would keep the unit from starting. */
function printerGroups(): string[] {
  const known = readFileSync('/etc/group', 'utf8')
    .split('\n')
    .map((line) => line.split(':')[0]);
  return ['lp', 'dialout'].filter((group) => known.includes(group));
}

function manage({ env, texts }: Cli, isUser: boolean, ...args: readonly string[]): void {
  const words = [...(isUser ? ['--user'] : []), ...args];
  try {
    execFileSync('systemctl', words, {
      env: { ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 960_000,
    });
  } catch (thrown) {
    const said = texts.service.managerFailed(`systemctl ${words.join(' ')}`, coerceError(thrown).message);
    throw new DomainError('conflict', said, {}, { cause: thrown });
  }
}
