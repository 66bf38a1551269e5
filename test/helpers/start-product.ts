import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ExecutionContext } from 'ava';
import { createApiClient } from '../../src/client/api-client.ts';
import { createControlClient } from '../../src/client/control-client.ts';
import type { SystemStatus } from '../../src/protocol/control.ts';
import { dataPaths } from '../../src/runtime/data-dir.ts';
import { freePorts } from './free-ports.ts';
import { tempDir } from './temp-dir.ts';
import { waitFor } from './wait-for.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface ProductOptions {
  /** Arguments after `start`. @default ['--demo'] */
  readonly args?: readonly string[];
  /** Settings as environment variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** The program to run. @default bin/restaurantctl */
  readonly program?: string;
  /** @default a fresh one */
  readonly dataDir?: string;
  /** API, hub, printd. @default three free ones */
  readonly ports?: readonly number[];
}

export interface ProductEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A running restaurant, started as an operator starts it: one command, its own data folder and ports. */
export interface Product {
  readonly dataDir: string;
  readonly supervisorPid: number;
  readonly apiUrl: string;
  readonly hubUrl: string;
  readonly printdUrl: string;
  readonly ports: readonly number[];
  /** What `start` has said so far. */
  output(): string;
  status(): Promise<SystemStatus>;
  /** Runs another command against the same data folder. */
  cli(...args: string[]): Promise<{ stdout: string; stderr: string }>;
  /** A token for a demo user. */
  logIn(username: string): Promise<string>;
  /** Sends the supervisor a signal and waits for its end. */
  end(signal?: NodeJS.Signals): Promise<ProductEnd>;
}

export async function startProduct(
  t: Pick<ExecutionContext, 'teardown'>,
  options: ProductOptions = {},
): Promise<Product> {
  const {
    args = ['--demo'],
    program = join(root, 'bin', 'restaurantctl'),
    dataDir = await tempDir(t),
  } = options;
  const ports = options.ports ?? (await freePorts(3));
  const [api, hub, printd] = ports;
  const env = {
    ...process.env,
    RESTAURANTCTL_DATA_DIR: dataDir,
    RESTAURANTCTL_API_PORT: String(api),
    RESTAURANTCTL_HUB_PORT: String(hub),
    RESTAURANTCTL_PRINTD_PORT: String(printd),
    ...options.env,
  };
  const child = spawn(process.execPath, [program, 'start', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const exited = new Promise<ProductEnd>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const output = (): string => Buffer.concat(chunks).toString();

  const cli: Product['cli'] = (...words) => run(process.execPath, [program, ...words], { env });
  // Asked in this process: another one for each question would keep a small machine from its work.
  const { status } = createControlClient({ runDir: dataPaths(dataDir).run });
  const end: Product['end'] = (signal = 'SIGTERM') => {
    child.kill(signal);
    return exited;
  };
  t.teardown(async () => {
    if (child.exitCode === null && child.signalCode === null) await end('SIGKILL');
  });

  const apiUrl = `http://127.0.0.1:${api}`;
  const printdUrl = `http://127.0.0.1:${printd}`;
  const isReady = async () => {
    if (child.exitCode !== null) return 'ended';
    // The supervisor is asked first, and alone: questions to services that are starting would slow them down.
    if (!(await status()).services.every(({ state }) => state === 'ready')) return false;
    const answers = await Promise.all(
      [api, hub, printd].map((port) => fetch(`http://127.0.0.1:${port}/readyz`)),
    );
    return answers.every(({ ok }) => ok);
  };
  await waitFor('the product to be ready', isReady, 240_000).catch((thrown: unknown) => {
    throw new Error(`start is not ready; it said:\n${output()}`, { cause: thrown });
  });
  if (child.exitCode !== null) throw new Error(`start ended with ${child.exitCode}:\n${output()}`);

  return {
    dataDir,
    supervisorPid: child.pid ?? 0,
    apiUrl,
    hubUrl: `ws://127.0.0.1:${hub}`,
    printdUrl,
    ports,
    output,
    status,
    cli,
    end,
    logIn: async (username) => {
      const client = createApiClient({ baseUrl: apiUrl });
      return (await client.createToken({ body: { username, password: username } })).access_token;
    },
  };
}
