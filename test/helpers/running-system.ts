import type { ExecutionContext } from 'ava';
import { createLocalCredential } from '../../src/cli/local-credential.ts';
import { type ApiClient, createApiClient } from '../../src/client/api-client.ts';
import { DomainError } from '../../src/domain/errors.ts';
import { type Hub, startHub } from '../../src/hub/start-hub.ts';
import { createAuthenticator } from '../../src/operations/people/authenticate.ts';
import { seedDemo } from '../../src/operations/upkeep/seed-demo.ts';
import type { ServiceStatus } from '../../src/protocol/control.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { closeHttpServer } from '../../src/runtime/close-http-server.ts';
import { loadConfig } from '../../src/runtime/config/load-config.ts';
import { createDataDir } from '../../src/runtime/data-dir.ts';
import { localSocketPath } from '../../src/runtime/local-socket.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { loadSecrets } from '../../src/runtime/secrets.ts';
import { createApp } from '../../src/server/create-app.ts';
import { listen, portOf } from '../../src/server/listen.ts';
import { openControlServer } from '../../src/supervisor/control-server.ts';
import { makeFolder } from './make-folder.ts';
import { openTestStorage } from './open-test-storage.ts';

export interface RunningSystem {
  readonly dataDir: string;
  readonly api: ApiClient;
  readonly hub: () => Hub;
  /** Where clients are told the hub is. @default where it is */
  hubPort: () => number;
  restartHub(): Promise<void>;
}

/** API and hub of the demo restaurant in this process, found by commands through a real control socket. */
export async function startRunningSystem(t: ExecutionContext): Promise<RunningSystem> {
  const dataDir = makeFolder(t);
  const { config } = loadConfig({ env: { RESTAURANTCTL_DATA_DIR: dataDir, RESTAURANTCTL_HUB_PORT: '0' } });
  const paths = createDataDir(dataDir);
  const secrets = loadSecrets(dataDir);
  const logger = createLogger({ service: 'api', level: 'silent' });
  let hub: Hub | undefined;
  const storage = await openTestStorage(t, { filename: paths.database, onEvents: () => hub?.wake() });
  await seedDemo(storage);
  const answer = createApp({ storage, secrets, config, logger }).callback();
  const server = await listen((request, response) => void answer(request, response), '127.0.0.1', 0);
  t.teardown(() => closeHttpServer(server, 1000));
  const authenticate = createAuthenticator({ storage, secrets, clock: systemClock });
  const openHub = async () => (hub = await startHub({ config, storage, authenticate, logger }));
  await openHub();
  t.teardown(() => runningHub().stop());
  const runningHub = () => {
    if (!hub) throw new Error('The hub is being restarted');
    return hub;
  };
  const system: RunningSystem = {
    dataDir,
    api: createApiClient({
      baseUrl: `http://127.0.0.1:${portOf(server)}`,
      token: createLocalCredential({ dataDir }),
    }),
    hub: runningHub,
    hubPort: () => runningHub().port,
    restartHub: async () => {
      await runningHub().stop();
      await openHub();
    },
  };
  const control = await openControlServer({
    path: localSocketPath(paths.run, 'control'),
    handle: async ({ type }, tell) => {
      if (type !== 'status') throw new DomainError('bad_request', 'This system only tells its status.');
      await tell({
        type: 'status',
        status: {
          pid: process.pid,
          instance: 'test',
          version: '0.0.0',
          data_dir: dataDir,
          started_at: new Date().toISOString(),
          services: [serviceAt('api', portOf(server)), serviceAt('hub', system.hubPort())],
        },
      });
    },
  });
  t.teardown(control.close);
  return system;
}

function serviceAt(service: ServiceStatus['service'], port: number): ServiceStatus {
  return {
    service,
    port,
    state: 'ready',
    pid: process.pid,
    uptime_ms: 1000,
    restarts: 0,
    memory_bytes: 80_000_000,
    cpu_percent: 1,
    lag_ms: 0,
    last_exit: null,
  };
}
