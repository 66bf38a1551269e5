import { existsSync, statfsSync, statSync } from 'node:fs';
import { serviceNames } from '../../domain/child-process.ts';
import { coerceError, DomainError } from '../../domain/errors.ts';
import type { Config } from '../../runtime/config/schema.ts';
import { dataPaths } from '../../runtime/data-dir.ts';
import { loadSecrets } from '../../runtime/secrets.ts';
import { checkPorts } from '../../supervisor/check-ports.ts';
import type { Cli } from '../cli.ts';
import { findControl } from '../control.ts';
import { loadTeller, type Tell } from '../sentence-teller.ts';
import type { MachineFacts } from './check-machine.ts';

/** Gathers what the doctor judges; looks only, mends nothing. */
export async function readMachine(cli: Cli, config: Config): Promise<MachineFacts> {
  const control = await findControl(cli);
  const status = control ? await control.status() : null;
  const tell = await loadTeller(cli);
  return {
    node: process.versions.node,
    natives: await Promise.all(parts.map(readPart)),
    disk: readDisk(config.data_dir),
    exposedPaths: process.platform === 'win32' ? [] : await readExposed(cli, config),
    takenPorts: status ? [] : await readTaken(config),
    services:
      status?.services.map(({ service, state, restarts, last_exit }) => ({
        name: service,
        state,
        restarts,
        reason: last_exit && tell(last_exit.reason),
      })) ?? null,
    secrets: readSecrets(config, tell),
    hasConfigFile: (await cli.configFile()) !== undefined,
    now: new Date(),
  };
}

/** Each is loaded as the product loads it; the hub can do without its own. */
const parts = [
  { name: 'sqlite3', isOptional: false, load: () => import('sqlite3') },
  { name: 'bcrypt', isOptional: false, load: () => import('bcrypt') },
  { name: 'uWebSockets.js', isOptional: true, load: () => import('uWebSockets.js') },
  { name: 'sharp', isOptional: true, load: () => import('sharp') },
  { name: '@resvg/resvg-js', isOptional: true, load: () => import('@resvg/resvg-js') },
];

async function readPart({ name, isOptional, load }: (typeof parts)[number]) {
  try {
    await load();
    return { name, isOptional, error: null };
  } catch (thrown) {
    return { name, isOptional, error: coerceError(thrown).message.split('\n')[0] ?? '' };
  }
}

function readDisk(folder: string): MachineFacts['disk'] {
  if (!existsSync(folder)) return null;
  const { bavail, bsize } = statfsSync(folder);
  return { free: bavail * bsize };
}

async function readExposed(cli: Cli, config: Config): Promise<MachineFacts['exposedPaths']> {
  const { root, secrets, backups } = dataPaths(config.data_dir);
  const file = await cli.configFile();
  return [root, secrets, backups, ...(file === undefined ? [] : [file])].flatMap((path) => {
    const mode = statSync(path, { throwIfNoEntry: false })?.mode;
    return mode !== undefined && (mode & 0o077) !== 0 ? [{ path, mode }] : [];
  });
}

async function readTaken(config: Config): Promise<MachineFacts['takenPorts']> {
  const taken: MachineFacts['takenPorts'][number][] = [];
  for (const service of serviceNames) {
    try {
      await checkPorts(config, [service]);
    } catch (thrown) {
      if (!(thrown instanceof DomainError) || thrown.code !== 'port_taken') throw thrown;
      const { port, key, holder } = thrown.details;
      taken.push({ port: Number(port), setting: String(key), holder: nameOf(holder) });
    }
  }
  return taken;
}

function nameOf(holder: unknown): string | null {
  if (typeof holder !== 'object' || holder === null) return null;
  const { pid, command } = { pid: undefined, command: undefined, ...holder };
  return `${String(command)} (pid ${String(pid)})`;
}

/** Without a restaurant there are no secrets yet, and none are made by looking. */
function readSecrets({ data_dir, payments }: Config, tell: Tell): string | null {
  if (!existsSync(dataPaths(data_dir).secrets)) return null;
  try {
    loadSecrets(data_dir, { simulatedPayment: payments.simulated_secret });
    return null;
  } catch (thrown) {
    return tell(coerceError(thrown).message);
  }
}
