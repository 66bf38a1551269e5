import { existsSync } from 'node:fs';
import { type ApiClient, createApiClient } from '../client/api-client.ts';
import { findLosses } from '../client/degrade/find-losses.ts';
import { degradeSentence } from '../client/degrade/sentences.ts';
import { localUrl } from '../client/local-url.ts';
import { sendByHttp } from '../client/send-by-http.ts';
import { DomainError } from '../domain/errors.ts';
import type { SystemStatus } from '../protocol/control.ts';
import type { Config } from '../runtime/config/schema.ts';
import { dataPaths } from '../runtime/data-dir.ts';
import type { Cli } from './cli.ts';
import { findControl, openControl } from './control.ts';
import { createLocalCredential } from './local-credential.ts';

/**
 * What a command needs: `running` a system that runs (what it does has effects elsewhere: paper, screens); `write` and
 * `read` the data alone, so that the API serves this one command when nothing runs. `read` never makes a database.
 */
export type ApiNeed = 'running' | 'write' | 'read';

export interface ApiConnection {
  readonly api: ApiClient;
  readonly config: Config;
  readonly close: () => Promise<void>;
}

/**
 * Reaches the API of the data folder: the running system's, or one that this process serves for itself on a free port
 * while it holds the folder's lock, so that a command has one way through the code either way.
 * @throws DomainError `not_running`, `not_ready`; `not_found` when there is nothing to read yet
 */
export async function connectApi(cli: Cli, need: ApiNeed): Promise<ApiConnection> {
  const { config } = await cli.loadSettings();
  const system = await findSystem(cli, need);
  if (!system && need === 'read' && !existsSync(dataPaths(config.data_dir).database))
    throw new DomainError('not_found', cli.texts.nothingHere(config.data_dir));
  const { baseUrl, close } = system ? findApi(cli, config, system) : await serveHere(cli, config);
  const token = createLocalCredential({ dataDir: config.data_dir });
  return {
    api: createApiClient({ baseUrl, token, language: cli.language, send: sendByHttp }),
    config,
    close,
  };
}

async function findSystem(cli: Cli, need: ApiNeed): Promise<SystemStatus | undefined> {
  const control = need === 'running' ? await openControl(cli) : await findControl(cli);
  return control?.status();
}

interface ServedApi {
  readonly baseUrl: string;
  readonly close: () => Promise<void>;
}

function findApi(
  { texts, language, say, colors }: Cli,
  config: Config,
  { services }: SystemStatus,
): ServedApi {
  const api = services.find(({ service }) => service === 'api');
  if (!api) throw new DomainError('not_running', texts.apiNotStarted);
  if (api.state !== 'ready' || api.port === null)
    throw new DomainError(
      'not_ready',
      `${texts.apiNotReady(texts.serviceStates[api.state])}\n${degradeSentence('api', language)}`,
    );
  // The command works; what it sets off may not come through.
  for (const loss of findLosses(services)) say(colors.yellow(degradeSentence(loss, language)));
  return { baseUrl: localUrl(config.api.host, api.port), close: async () => {} };
}

async function serveHere(cli: Cli, config: Config): Promise<ServedApi> {
  const { serveApi } = await import('./serve-api.ts');
  return serveApi(cli, config);
}
