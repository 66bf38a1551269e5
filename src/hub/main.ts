import { createAuthenticator } from '../operations/people/authenticate.ts';
import { systemClock } from '../runtime/clock.ts';
import { type DaemonContext, runDaemon, type StartedDaemon } from '../runtime/daemon.ts';
import { followSecrets } from '../runtime/follow-secrets.ts';
import { createPoker, createWakeUp } from '../runtime/wake-up.ts';
import { openStorage } from '../storage/storage.ts';
import { startHub } from './start-hub.ts';

await runDaemon('hub', serveChannels);

async function serveChannels({ config, paths, logger, releasers }: DaemonContext): Promise<StartedDaemon> {
  const secrets = followSecrets(config.data_dir, { simulatedPayment: config.payments.simulated_secret });
  const poker = createPoker({ runDir: paths.run });
  releasers.push(() => poker.close());
  // What the hub itself appends is news for its own clients too.
  const onEvents = () => poker.poke('hub');
  const storage = await openStorage({ filename: paths.database, onEvents });
  releasers.push(() => storage.close());
  const authenticate = createAuthenticator({ storage, secrets, clock: systemClock });
  const hub = await startHub({ config, storage, authenticate, logger });
  releasers.push(() => hub.stop());
  const wakeUp = await createWakeUp({
    runDir: paths.run,
    name: 'hub',
    onPoke: () => hub.wake(),
    onError: (error) => logger.warn({ err: error }, 'No wake-ups: news are found by looking'),
  });
  releasers.push(() => wakeUp.close());
  logger.info({ transport: hub.transport }, 'Channels are open');
  return { port: hub.port };
}
