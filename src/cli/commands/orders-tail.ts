import { localUrl } from '../../client/local-url.ts';
import { type StreamState, followStream } from '../../client/realtime-client.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Cli } from '../cli.ts';
import type { ApiConnection } from '../connect.ts';
import { describeEvent } from '../output/describe-event.ts';

export interface TailOptions {
  readonly store: number;
  readonly since?: number;
  readonly json?: boolean;
}

/** Follows a store's stream until Ctrl-C, through restarts of the hub and the API. */
export async function tailOrders(cli: Cli, connection: ApiConnection, options: TailOptions): Promise<void> {
  const { store, since, json } = options;
  const { tail } = cli.texts;
  const following = followStream({
    url: `${hubUrl(cli, connection)}/ws/store/${store}`,
    token: connection.token,
    ...(since !== undefined && { since }),
    signal: cli.interruption(),
    onMessage: (message) => cli.print(json ? JSON.stringify(message) : describeEvent(cli, message)),
    onResync: ({ seq }) => cli.say(tail.resync(seq ?? 0)),
    onState: tellLosses(cli, store),
  });
  await following.done;
}

/** Says that it is connected, and, once for each loss, that it is not. */
function tellLosses({ texts, say }: Cli, store: number): (state: StreamState) => void {
  let told: 'connected' | 'lost' | undefined;
  return ({ state }) => {
    if (state === 'connected' && told !== 'connected') {
      say(told === undefined ? texts.tail.following(store) : texts.tail.connected);
      told = 'connected';
    }
    if (state === 'waiting' && told !== 'lost') {
      say(texts.tail.lost);
      told = 'lost';
    }
  };
}

function hubUrl({ texts }: Cli, { config, system }: ApiConnection): string {
  const hub = system?.services.find(({ service }) => service === 'hub');
  if (!hub || hub.port === null) throw new DomainError('not_ready', texts.hubNotReady);
  return localUrl(config.hub.host, hub.port, 'ws');
}
