import type { RequestListener } from 'node:http';
import { systemClock } from '../runtime/clock.ts';
import { closeHttpServer } from '../runtime/close-http-server.ts';
import { type DaemonContext, runDaemon, type StartedDaemon } from '../runtime/daemon.ts';
import { followSecrets } from '../runtime/follow-secrets.ts';
import { isProcessGone, nameThisProcess } from '../runtime/process-owner.ts';
import { createPoker } from '../runtime/wake-up.ts';
import { openStorage } from '../storage/storage.ts';
import { refuseUnknownVersions } from '../operations/saga/refuse-unknown-versions.ts';
import { createApp } from './create-app.ts';
import { startDailyBackups } from './daily-backups.ts';
import { listen, portOf } from './listen.ts';
import { startProviderTasks } from './provider-tasks/start-provider-tasks.ts';
import { createProviders } from './providers/create-providers.ts';
import { startHousekeeping } from './housekeeping.ts';
import { refuseDemoUsers } from './refuse-demo-users.ts';
import { refuseSimulation } from './refuse-simulation.ts';
import { startSagaRunner } from './saga-runner.ts';
import { warnOfSimulation } from './warn-of-simulation.ts';
import { createWsPassthrough } from './ws-passthrough.ts';

await runDaemon('api', startApi);

async function startApi({ config, paths, logger, releasers, signal }: DaemonContext): Promise<StartedDaemon> {
  const secrets = followSecrets(config.data_dir, { simulatedPayment: config.payments.simulated_secret });
  const poker = createPoker({ runDir: paths.run });
  releasers.push(() => poker.close());
  const onEvents = () => {
    poker.poke('hub');
    poker.poke('printd');
  };
  const storage = await openStorage({ filename: paths.database, onEvents });
  releasers.push(() => storage.close());
  await refuseUnknownVersions(storage);
  // `start --demo` says that it knows what it does.
  if (process.env.RESTAURANTCTL_DEMO === '1') warnOfSimulation(config, logger);
  else {
    refuseSimulation(config);
    await refuseDemoUsers(storage, {
      host: config.api.host,
      publicUrl: config.api.public_url,
      bcryptCost: config.auth.bcrypt_cost,
    });
  }
  const providers = await createProviders(config, systemClock);
  const tasks = startProviderTasks({
    storage,
    providers,
    logger,
    clock: systemClock,
    callTimeoutMs: config.payments.call_timeout_ms,
  });
  releasers.push(() => tasks.close());
  releasers.push(startHousekeeping({ storage, clock: systemClock, events: config.events, logger }));
  releasers.push(startDailyBackups({ config, logger, clock: systemClock }));
  const app = createApp({
    storage,
    secrets,
    config,
    logger,
    clock: systemClock,
    providers,
    stopping: signal,
  });
  const callback = app.callback();
  const answer: RequestListener = (request, response) => void callback(request, response);
  const passThrough = createWsPassthrough({ host: config.hub.host, port: config.hub.port, logger });
  const ports: number[] = [];
  for (const port of [config.api.port, ...config.api.compat_ports]) {
    const server = await listen(answer, config.api.host, port);
    server.on('upgrade', passThrough);
    releasers.push(() => closeHttpServer(server, config.supervisor.grace_ms));
    ports.push(portOf(server));
  }
  const sagas = startSagaRunner({
    storage,
    clock: systemClock,
    logger,
    owner: nameThisProcess(),
    isGone: isProcessGone,
  });
  releasers.push(() => sagas.stop());
  return { port: ports[0] ?? 0 };
}
