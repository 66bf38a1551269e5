import { degradeSentence } from '../client/degrade/sentences.ts';
import { localUrl } from '../client/local-url.ts';
import { DomainError } from '../domain/errors.ts';
import type { Config } from '../runtime/config/schema.ts';
import type { Cli } from './cli.ts';
import { openControl } from './control.ts';

/**
 * Where the hub of the running system listens now: `ws://127.0.0.1:8003`.
 * @throws DomainError `not_running`, `not_ready`
 */
export async function findHub(cli: Cli, config: Config): Promise<string> {
  const { services } = await (await openControl(cli)).status();
  const hub = services.find(({ service }) => service === 'hub');
  if (!hub || hub.port === null)
    throw new DomainError('not_ready', `${cli.texts.hubNotReady}\n${degradeSentence('hub', cli.language)}`);
  return localUrl(config.hub.host, hub.port, 'ws');
}
