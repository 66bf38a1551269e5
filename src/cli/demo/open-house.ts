import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ApiClient, createApiClient } from '../../client/api-client.ts';
import { localUrl } from '../../client/local-url.ts';
import type { ServiceName } from '../../domain/child-process.ts';
import { DomainError } from '../../domain/errors.ts';
import type { LoadedConfig } from '../../runtime/config/load-config.ts';
import { dataPaths } from '../../runtime/data-dir.ts';
import type { Releasers } from '../../runtime/releasers.ts';
import { systemClock } from '../../runtime/clock.ts';
import { startSupervisor, type Supervisor } from '../../supervisor/start-supervisor.ts';
import type { Cli } from '../cli.ts';
import { chooseFreePorts } from './choose-free-ports.ts';
import { prepareData } from '../start/prepare-data.ts';
import { createProgress } from '../start/progress.ts';
import { loadTeller } from '../sentence-teller.ts';
import { reportServices } from '../start/report-services.ts';

/** The product with its demo restaurant, running for this dinner alone. */
export interface House {
  readonly storeId: number;
  readonly dataDir: string;
  /** It goes when the dinner was good. */
  readonly isTemporary: boolean;
  readonly apiUrl: string;
  readonly hubUrl: string;
  /** Kills a service as kill -9 does. Resolves with how long it was until the service was ready again, ms. */
  readonly kill: (service: ServiceName) => Promise<number>;
  /** Of the simulated payment provider. */
  readonly paymentSecret: string;
  /** Gives a token that is still good for a while. */
  readonly staffToken: () => Promise<string>;
  readonly adminToken: () => Promise<string>;
}

export interface HouseOptions {
  /** Whatever folder the flags name: that is somebody's restaurant. @default false */
  readonly isTemporary?: boolean;
}

/** Starts it as `start --demo` does, on free ports. @throws DomainError `conflict` for a folder with a restaurant in it */
export async function openHouse(cli: Cli, releasers: Releasers, options: HouseOptions = {}): Promise<House> {
  const paymentSecret = randomBytes(32).toString('hex');
  const ports = await chooseFreePorts(3);
  const { loaded, isTemporary } = await chooseSettings(cli, { ...options, paymentSecret, ports });
  const { config } = loaded;
  if (existsSync(dataPaths(config.data_dir).database))
    throw new DomainError('conflict', cli.texts.demo.folderTaken(config.data_dir));
  const progress = createProgress(aboveProgress(cli));
  const report = reportServices(aboveProgress(cli), progress, await loadTeller(cli));
  const supervisor = startSupervisor({
    ...loaded,
    env: cli.env,
    beforeChildren: () => prepareData(cli, config, { demo: true, allowUnrouted: false, progress }),
    onStatus: report,
  });
  releasers.push(() => supervisor.stop());
  await supervisor.ready;
  report(supervisor.status());
  const { services } = supervisor.status();
  const urlOf = (name: ServiceName, scheme: 'http' | 'ws' = 'http') => {
    const port = services.find(({ service }) => service === name)?.port;
    if (!port) throw new DomainError('not_ready', `The ${name} tells no port.`);
    return localUrl('127.0.0.1', port, scheme);
  };
  const apiUrl = urlOf('api');
  return {
    storeId: 1,
    dataDir: config.data_dir,
    isTemporary,
    apiUrl,
    hubUrl: urlOf('hub', 'ws'),
    kill: createKiller(supervisor),
    paymentSecret,
    staffToken: createLogIn(apiUrl, 'staff'),
    adminToken: createLogIn(apiUrl, 'admin'),
  };
}

/** The folder of a dinner that is not to be kept. */
export async function removeHouse({ dataDir, isTemporary }: House): Promise<void> {
  if (isTemporary) await rm(dataDir, { recursive: true, force: true });
}

export function clientOf({ apiUrl }: Pick<House, 'apiUrl'>, token: () => Promise<string>): ApiClient {
  return createApiClient({ baseUrl: apiUrl, token, timeoutMs: 60_000 });
}

async function chooseSettings(
  cli: Cli,
  {
    paymentSecret,
    ports: [api, hub, printd],
    isTemporary = false,
  }: HouseOptions & { readonly paymentSecret: string; readonly ports: readonly number[] },
): Promise<{ loaded: LoadedConfig; isTemporary: boolean }> {
  const flag = 'demo';
  const settings = {
    'api.host': '127.0.0.1',
    'api.port': String(api),
    // Guests elsewhere reach the real restaurant there, with its real passwords.
    'api.public_url': '',
    'api.compat_ports': '',
    'hub.host': '127.0.0.1',
    'hub.port': String(hub),
    'printd.host': '127.0.0.1',
    'printd.port': String(printd),
    'printd.allowed_printers': '127.0.0.1',
    // A trouble at an idle printer is to be seen within the dinner.
    'printd.status_poll_ms': '1000',
    'database.url': '',
    'payments.provider': 'simulated',
    'payments.simulated_secret': paymentSecret,
  };
  const flags = Object.entries(settings).map(([key, value]) => ({ key, flag, value }));
  const loaded = await cli.loadSettings(flags);
  if (!isTemporary && loaded.origins.data_dir === 'flag:--data-dir') return { loaded, isTemporary: false };
  // The folder that the environment names is somebody's restaurant.
  const value = await mkdtemp(join(tmpdir(), 'restaurantctl-demo-'));
  return { loaded: await cli.loadSettings([...flags, { key: 'data_dir', flag, value }]), isTemporary: true };
}

/** The dinner's own line stands where the next one is said: it goes first. */
function aboveProgress(cli: Cli): Cli {
  return { ...cli, say: (line) => cli.say(cli.stderr.isTTY ? `\r\u001b[2K${line}` : line) };
}

function createKiller({ status }: Pick<Supervisor, 'status'>): House['kill'] {
  const find = (name: ServiceName) => status().services.find(({ service }) => service === name);
  return async (name) => {
    const pid = find(name)?.pid;
    if (!pid) throw new DomainError('not_ready', `The ${name} does not run.`);
    const begun = systemClock.monotonic();
    process.kill(pid, 'SIGKILL');
    for (;;) {
      await systemClock.sleep(50);
      const now = find(name);
      const took = systemClock.monotonic() - begun;
      if (now?.state === 'ready' && now.pid !== pid) return took;
      if (took > backMs) throw new DomainError('not_ready', `The ${name} did not come back.`);
    }
  };
}

/** For a service to be ready again, also on a busy machine. */
const backMs = 60_000;

/** Logs in again before the token ends: a dinner may last longer. */
function createLogIn(apiUrl: string, name: string): () => Promise<string> {
  const client = createApiClient({ baseUrl: apiUrl, timeoutMs: 60_000 });
  let current: Promise<string> | undefined;
  let renewAt = 0;
  return () => {
    if (current && performance.now() < renewAt) return current;
    renewAt = performance.now() + renewMs;
    current = client
      .createToken({ body: { username: name, password: name } })
      .then(({ access_token }) => access_token);
    current.catch(() => (current = undefined));
    return current;
  };
}

/** Tokens are good for thirty minutes. */
const renewMs = 15 * 60_000;
