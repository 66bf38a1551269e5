import { listAll } from '../../client/list-all.ts';
import { followStream } from '../../client/realtime-client.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Cli } from '../cli.ts';
import type { ApiConnection } from '../connect.ts';
import { openControl } from '../control.ts';
import { findHub } from '../find-hub.ts';
import { createLocalCredential } from '../local-credential.ts';
import type { Try } from './step.ts';

/**
 * Whether the restaurant that runs answers everywhere: services, every store's stream, reports, printing. Looks only: it
 * places nothing, prints nothing, and counts as no screen.
 * @throws StepFailed
 */
export async function lookAtRunning(cli: Cli, { api, config }: ApiConnection, tryStep: Try): Promise<void> {
  await tryStep(
    'services',
    async () => {
      const { services } = await (await openControl(cli)).status();
      const down = services.filter(({ state }) => state !== 'ready').map(({ service }) => service);
      if (down.length > 0) throw new DomainError('not_ready', down.join(', '));
      return services.map(({ service }) => service);
    },
    (names) => names.join(', '),
  );
  const stores = await listAll((query) => api.listStores({ query }));
  const token = createLocalCredential({ dataDir: config.data_dir });
  await tryStep(
    'streams',
    async () => {
      const hub = await findHub(cli, config);
      for (const { id, name } of stores)
        if (!(await connects(`${hub}/ws/store/${id}`, token)))
          throw new DomainError('not_ready', `${name}: ${cli.texts.verify.unseen(connectMs)}`);
      return stores.length;
    },
    String,
  );
  await tryStep(
    'figures',
    async () => {
      for (const { id } of stores) await api.getRevenueSummary({ query: { store_id: id } });
      return stores.length;
    },
    String,
  );
  await tryStep('printing', () => api.getPrintStats({ query: {} }));
}

const connectMs = 10_000;

/** Whether the hub lets somebody in before the time is up. */
async function connects(url: string, token: () => Promise<string>): Promise<boolean> {
  const leaving = new AbortController();
  const signal = AbortSignal.any([leaving.signal, AbortSignal.timeout(connectMs)]);
  let isConnected = false;
  const { done } = followStream({
    url,
    token,
    signal,
    onMessage: () => {},
    onState: ({ state }) => {
      if (state !== 'connected') return;
      isConnected = true;
      leaving.abort();
    },
  });
  await done;
  return isConnected;
}
