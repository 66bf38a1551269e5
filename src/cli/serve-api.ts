import { createLogger } from '../runtime/logger.ts';
import { closeHttpServer } from '../runtime/close-http-server.ts';
import type { Config } from '../runtime/config/schema.ts';
import { createDataDir } from '../runtime/data-dir.ts';
import { createReleasers } from '../runtime/releasers.ts';
import { followSecrets } from '../runtime/follow-secrets.ts';
import { createApp } from '../server/create-app.ts';
import { listen, portOf } from '../server/listen.ts';
import { openStorage } from '../storage/storage.ts';
import type { Cli } from './cli.ts';
import { takeTurn } from './take-turn.ts';

/** Serves the API from this process on a free loopback port, alone in its data folder. */
export async function serveApi(
  { debug, say }: Cli,
  config: Config,
): Promise<{ readonly baseUrl: string; readonly close: () => Promise<void> }> {
  const paths = createDataDir(config.data_dir);
  const releasers = createReleasers();
  try {
    releasers.push(await takeTurn(paths.run));
    const secrets = followSecrets(config.data_dir, { simulatedPayment: config.payments.simulated_secret });
    const storage = await openStorage({ filename: paths.database });
    releasers.push(() => storage.close());
    const logger = createLogger({
      service: 'api',
      level: debug ? 'debug' : 'silent',
      stream: { write: (line) => say(line.trimEnd()) },
    });
    const answer = createApp({ storage, secrets, config, logger }).callback();
    const server = await listen((request, response) => void answer(request, response), '127.0.0.1', 0);
    releasers.push(() => closeHttpServer(server, config.supervisor.grace_ms));
    return { baseUrl: `http://127.0.0.1:${portOf(server)}`, close: () => releasers.release() };
  } catch (thrown) {
    await releasers.release();
    throw thrown;
  }
}
