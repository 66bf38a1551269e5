import { closeCodes } from '../protocol/frames.ts';
import { raisePaperAlarms } from '../operations/attention/raise-paper-alarms.ts';
import { type Clock, systemClock } from '../runtime/clock.ts';
import type { Config } from '../runtime/config/schema.ts';
import { createInHand } from '../runtime/in-hand.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Storage } from '../storage/storage.ts';
import { createAckLog } from './ack-log.ts';
import { reportUnattended } from './attention.ts';
import { createCartWatch } from './cart-watch.ts';
import { openConnection } from './connection.ts';
import { type Connections, createConnections } from './connections.ts';
import { answerGet } from './http-answers.ts';
import type { Authenticate, HubContext } from './hub-context.ts';
import { createMetrics } from './metrics.ts';
import { isAllowedOrigin, type OriginRules } from './origin.ts';
import { sendHeartbeats, sweepCredentials, sweepIdle } from './patrol.ts';
import { type RepeatOptions, repeat } from '../runtime/repeat.ts';
import { openTail, type Tail } from './tail.ts';
import { createTransport } from './transports/create-transport.ts';
import type { Transport } from './transports/transport.ts';

export interface HubOptions {
  readonly config: Pick<Config, 'hub' | 'api' | 'orders' | 'auth'>;
  readonly storage: Storage;
  readonly authenticate: Authenticate;
  readonly logger: Logger;
  /** @default systemClock */
  readonly clock?: Clock;
}

export interface Hub {
  readonly port: number;
  readonly transport: 'uws' | 'ws';
  /** Something may be new in the log. */
  wake(): void;
  /** Tells everyone to come back later, spread over a second at most, and ends. */
  stop(): Promise<void>;
}

/** Starts to serve the channels of the event log; resolves when clients can connect. The storage stays the caller's. */
export async function startHub(options: HubOptions): Promise<Hub> {
  const { config, storage, authenticate, logger, clock = systemClock } = options;
  const { hub: settings } = config;
  const metrics = createMetrics();
  const tail = await openTail({
    storage,
    logger,
    clock,
    lookBeside: createCartWatch({ storage, clock }),
    onDelivered: (events, sent) => {
      metrics.messages.inc(sent);
      const now = clock.now().getTime();
      for (const { createdAt } of events) metrics.lag.observe((now - Date.parse(createdAt)) / 1000);
    },
  });
  const connections = createConnections(settings);
  const acks = createAckLog({ storage, logger });
  const context: HubContext = {
    settings,
    auth: config.auth,
    storage,
    authenticate,
    logger,
    clock,
    tail,
    connections,
    acks,
    metrics,
    inHand: createInHand(),
  };
  const stopping = new AbortController();
  const transport = await createTransport(settings.transport, {
    hardMessageBytes: 4 * settings.max_message_bytes,
    hardBufferBytes: 4 * settings.max_buffer_bytes,
    idleTimeoutMs: 2 * settings.idle_timeout_ms,
    handlers: {
      onUpgrade: ({ path, headers }) => {
        if (stopping.signal.aborted) return 503;
        if (!path.startsWith('/ws/')) return 404;
        return isAllowedOrigin(headers.origin, headers.host, originRules(config)) ? undefined : 403;
      },
      onOpen: (socket, request) => openConnection(context, socket, request),
      onGet: (path) => answerGet(path, context, stopping.signal.aborted),
    },
  });
  const port = await listen(transport, settings, tail);
  const rounds = startRounds(context, config.orders, stopping.signal);
  return {
    port,
    transport: transport.name,
    wake: () => tail.wake(),
    stop: async () => {
      stopping.abort();
      transport.stopListening();
      await closeAll(connections, clock);
      await Promise.all([rounds, context.inHand.done()]);
      await acks.flush();
      await transport.close();
      await tail.close();
    },
  };
}

async function listen(transport: Transport, settings: Config['hub'], tail: Tail): Promise<number> {
  try {
    return await transport.listen(settings);
  } catch (thrown) {
    await tail.close();
    throw thrown;
  }
}

/** Everything the hub does by the clock; resolves after the abort. */
async function startRounds(
  context: HubContext,
  orders: Config['orders'],
  signal: AbortSignal,
): Promise<void> {
  const { settings, clock, logger, storage, acks, metrics } = context;
  const round = (everyMs: RepeatOptions['everyMs'], work: RepeatOptions['work']) =>
    repeat({ everyMs, clock, signal, logger, work });
  await Promise.all([
    round(
      () => settings.heartbeat_ms,
      () => sendHeartbeats(context),
    ),
    round(settings.idle_timeout_ms / 5, () => sweepIdle(context)),
    round(credentialsEveryMs, () => sweepCredentials(context)),
    round(acksEveryMs, () => acks.flush()),
    round(
      () => Math.min(1000, orders.unattended_after_ms / 3),
      async () => {
        await acks.flush();
        metrics.unattended.inc(
          await reportUnattended({ storage, clock, afterMs: orders.unattended_after_ms }),
        );
      },
    ),
    round(
      () => Math.min(1000, orders.paper_due_ms / 3),
      async () => {
        const patience = { dueMs: orders.paper_due_ms, everyMs: orders.paper_alarm_every_ms };
        metrics.paperAlarms.inc(await raisePaperAlarms({ storage, clock, ...patience }));
      },
    ),
  ]);
}

const credentialsEveryMs = 2000;
const acksEveryMs = 100;

/** In small groups, so that not all clients come back at the same moment. */
async function closeAll(connections: Connections, clock: Clock): Promise<void> {
  const open = [...connections.all()];
  const groups = 20;
  const size = Math.max(10, Math.ceil(open.length / groups));
  for (let start = 0; start < open.length; start += size) {
    if (start > 0) await clock.sleep(closeWithinMs / groups);
    for (const connection of open.slice(start, start + size))
      connection.close(closeCodes.goingAway, 'the hub is stopping');
  }
  // The last farewells leave before the sockets are cut.
  if (open.length > 0) await clock.sleep(50);
}

const closeWithinMs = 1000;

function originRules({ api, hub }: Pick<Config, 'api' | 'hub'>): OriginRules {
  const own = api.public_url === '' ? [] : [new URL(api.public_url).origin];
  return {
    allowed: new Set([...own, ...api.allowed_origins]),
    ownPorts: [api.port, hub.port, ...api.compat_ports].map((port) => port || undefined),
  };
}
