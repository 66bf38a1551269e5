import { degradeSentence } from '../../client/degrade/sentences.ts';
import type { StreamState } from '../../client/follow-stream.ts';
import { followStream } from '../../client/realtime-client.ts';
import type { Config } from '../../runtime/config/schema.ts';
import type { Cli } from '../cli.ts';
import { findHub } from '../find-hub.ts';
import { createLocalCredential } from '../local-credential.ts';
import { describeEvent } from '../output/describe-event.ts';

export interface TailOptions {
  readonly config: Config;
  readonly store: number;
  readonly since?: number;
  readonly json?: boolean;
}

/** The hub ends a connection with its token. */
const tokenSeconds = 12 * 3600;

/** Follows a store's stream until Ctrl-C, through restarts of the hub, the API and the whole system. */
export async function tailOrders(cli: Cli, { config, store, since, json }: TailOptions): Promise<void> {
  // Who asks for a stream that nobody serves is told at once; only a lost one is waited for.
  await findHub(cli, config);
  const following = followStream({
    url: async () => `${await findHub(cli, config)}/ws/store/${store}`,
    token: createLocalCredential({ dataDir: config.data_dir, seconds: tokenSeconds }),
    ...(since !== undefined && { since }),
    signal: cli.interruption(),
    onMessage: (message) => cli.print(json ? JSON.stringify(message) : describeEvent(cli, message)),
    onResync: ({ seq }) => cli.say(cli.texts.tail.resync(seq ?? 0)),
    onState: tellLosses(cli, store),
  });
  await following.done;
}

/** Says that it is connected, and, once for each loss, that it is not. */
function tellLosses({ texts, say, language }: Cli, store: number): (state: StreamState) => void {
  let told: 'connected' | 'lost' | undefined;
  return ({ state }) => {
    if (state === 'connected' && told !== 'connected') {
      say(told === undefined ? texts.tail.following(store) : texts.tail.connected);
      told = 'connected';
    }
    if (state === 'waiting' && told !== 'lost') {
      say(texts.tail.lost);
      say(degradeSentence('hub', language));
      told = 'lost';
    }
  };
}
