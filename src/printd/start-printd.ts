import { createPictures } from '../drawing/pictures.ts';
import { createAuthenticator } from '../operations/people/authenticate.ts';
import { spoolTicket } from '../operations/paper/spool-ticket.ts';
import { type Relay, startRelay } from '../relay/relay.ts';
import { systemClock } from '../runtime/clock.ts';
import { closeHttpServer } from '../runtime/close-http-server.ts';
import type { Config } from '../runtime/config/schema.ts';
import type { DaemonContext, StartedDaemon } from '../runtime/daemon.ts';
import { followSecrets } from '../runtime/follow-secrets.ts';
import { createPoker, createWakeUp } from '../runtime/wake-up.ts';
import { openStorage } from '../storage/storage.ts';
import { acceptClients } from './clients/accept-clients.ts';
import { defaultClientTimings } from './clients/client-timings.ts';
import { createPrintClients } from './clients/print-clients.ts';
import { listenHttp } from './http.ts';
import { createPrintdMetrics } from './metrics.ts';
import { isProcessGone, nameThisProcess } from '../runtime/process-owner.ts';
import { defaultWorkerTimings, type WorkerTimings } from './printer-worker.ts';
import { createVirtualPrinters } from './virtual-printers.ts';
import { startWorkerPool } from './worker-pool.ts';

/** The printer service: turns what the kitchen is told into print jobs, and jobs into proven paper. */
export async function startPrintd({
  config,
  paths,
  logger,
  releasers,
}: DaemonContext): Promise<StartedDaemon> {
  const clock = systemClock;
  const poker = createPoker({ runDir: paths.run });
  releasers.push(() => poker.close());
  let wakeLocal = () => {};
  const storage = await openStorage({
    filename: paths.database,
    clock,
    onEvents: () => {
      poker.poke('hub');
      poker.poke('api');
      wakeLocal();
    },
  });
  releasers.push(() => storage.close());

  const virtualPrinters = createVirtualPrinters({ paperDir: paths.paper });
  releasers.push(() => virtualPrinters.close());
  let relay: Relay | undefined;
  const metrics = createPrintdMetrics(storage, async () => (await relay?.behind()) ?? new Map());
  const { host, port } = config.printd;
  const http = await listenHttp({ host, port, storage, metrics, virtualPrinters });
  releasers.push(() => closeHttpServer(http.server, 500));

  const clients = createPrintClients();
  const secrets = followSecrets(config.data_dir, { simulatedPayment: config.payments.simulated_secret });
  const authenticate = createAuthenticator({ storage, secrets, clock });
  const acceptance = await acceptClients(http.server, {
    storage,
    clock,
    logger,
    authenticate,
    clients,
    timings: defaultClientTimings,
    limits: config.printd,
  });
  releasers.push(() => acceptance.close());

  const pool = startWorkerPool({
    storage,
    clock,
    logger,
    metrics,
    owner: nameThisProcess(),
    isGone: isProcessGone,
    timings: timingsOf(config),
    pictures: createPictures({ font: config.printd.font }),
    clients,
    allowedPrinters: config.printd.allowed_printers,
    virtualPort: async (printer) => (await virtualPrinters.get(printer)).port,
  });
  releasers.push(() => pool.stop());
  relay = startRelay({
    storage,
    clock,
    name: 'spooler',
    wants: ({ ticketId }) => ticketId !== null,
    handle: spoolTicket,
    onFailure: ({ error, ...failure }) => {
      metrics.relayFailures.inc();
      logger.error({ ...failure, err: error }, 'An event could not be spooled; it is tried again');
    },
  });
  releasers.push(() => relay?.stop());

  wakeLocal = () => {
    relay?.wake();
    pool.wake();
  };
  const wakeUp = await createWakeUp({
    runDir: paths.run,
    name: 'printd',
    onPoke: () => wakeLocal(),
    onError: (error) => logger.warn({ err: error }, 'No wake-ups: looking once a second'),
  });
  releasers.push(() => wakeUp.close());
  return { port: http.port };
}

/** Before the service is killed what came of the paper in hand must be written down, ms. */
const drainMargin = 4_000;

function timingsOf({ printd, supervisor }: Config): WorkerTimings {
  return {
    ...defaultWorkerTimings,
    lease: printd.lease_ms,
    get fallback() {
      return printd.fallback_after_ms;
    },
    get drain() {
      return Math.max(supervisor.printd_grace_ms / 2, supervisor.printd_grace_ms - drainMargin);
    },
    device: {
      tcp: { connect: printd.connect_ms },
      complete: printd.complete_ms,
      idleClose: printd.idle_close_ms,
      idlePoll: printd.status_poll_ms,
      heldPoll: Math.min(printd.held_poll_ms, printd.status_poll_ms),
    },
  };
}
