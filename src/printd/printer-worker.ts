import { coerceError, DomainError } from '../domain/errors.ts';
import type { PrinterProfile } from '../domain/printer-profile.ts';
import { movePrintJob } from '../operations/paper/move-print-job.ts';
import { movePrinterStatus } from '../operations/printers/move-printer-status.ts';
import { settleLateProof } from '../operations/paper/settle-late-proof.ts';
import { takePrinter, type TakenPrinter } from '../operations/printers/take-printer.ts';
import type { Pictures } from '../drawing/pictures.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Logger } from '../runtime/logger.ts';
import { loadProfile } from '../runtime/printer-profiles.ts';
import { findNextPrintJob } from '../storage/print-jobs.ts';
import { findPendingActions } from '../storage/printer-actions.ts';
import { type Printer, updatePrinter } from '../storage/printers.ts';
import type { PrinterLease } from '../storage/printer-leases.ts';
import type { Storage, Transaction } from '../storage/storage.ts';
import type { Device } from './device.ts';
import { findTrouble } from '../driver/status.ts';
import { keepLease } from './lease-keeper.ts';
import { createNap, type Nap } from './nap.ts';
import { type DeviceOptions, openDevice } from './open-device.ts';
import type { PrintdMetrics } from './metrics.ts';
import { performAction } from './perform-action.ts';
import { printOne } from './print-one.ts';
import { type ShownState, showStatus } from './printer-state.ts';

export interface PrinterWorkerOptions {
  readonly printer: Printer;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Names this process in leases. */
  readonly owner: string;
  readonly isGone: (owner: string) => boolean;
  readonly timings: WorkerTimings;
  readonly virtualPort: DeviceOptions['virtualPort'];
  readonly allowedPrinters: DeviceOptions['allowedPrinters'];
  readonly turns: DeviceOptions['turns'];
  readonly clients: DeviceOptions['clients'];
  readonly metrics: PrintdMetrics;
  /** Aborts when nothing may be waited for any more: what is in hand is then given up as unconfirmed. */
  readonly abandoned: AbortSignal;
  readonly pictures: Pictures;
}

/** Milliseconds. */
export interface WorkerTimings {
  readonly lease: number;
  /** Between two looks at the queue when nothing wakes the worker. */
  readonly poll: number;
  /** Between two tries while the printer needs a hand. */
  readonly hand: number;
  /** Pauses between tries while the printer can't be reached; the last one repeats. */
  readonly offline: readonly number[];
  /** After this long without being able to print a printer's jobs go to its fallback. */
  readonly fallback: number;
  /** How long the paper in hand may take when the service stops; then it is given up as unconfirmed. */
  readonly drain: number;
  /** After a job that was taken away before it began. */
  readonly dropped: number;
  readonly device: DeviceOptions['timings'];
}

export const defaultWorkerTimings: WorkerTimings = {
  lease: 20_000,
  poll: 1_000,
  hand: 2_000,
  offline: [1_000, 2_000, 5_000, 10_000, 30_000],
  fallback: 60_000,
  drain: 11_000,
  dropped: 20,
  device: {},
};

export interface PrinterWorker {
  /** There may be a job. */
  wake(): void;
  /** Finishes the job in hand and gives the printer back. */
  stop(): Promise<void>;
}

/** Prints the jobs of one printer, one after another, as long as this process holds the printer. */
export function startPrinterWorker(options: PrinterWorkerOptions): PrinterWorker {
  const { clock, logger, timings, printer } = options;
  const stopping = new AbortController();
  const nap = createNap(clock, stopping.signal);
  const calls = createNap(clock, stopping.signal);
  const live = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        const taken = await take(options);
        if (taken) await hold(options, taken, { nap, calls }, stopping.signal);
        else await nap.sleep(timings.lease / 4);
      } catch (thrown) {
        const error = coerceError(thrown);
        logger.error({ printer: printer.id, err: error }, 'A printer worker begins anew');
        await clock.sleep(timings.poll, stopping.signal);
      }
    }
  };
  const living = live();
  return {
    wake: () => {
      nap.wake();
      calls.wake();
    },
    stop: async () => {
      stopping.abort();
      await living;
    },
  };
}

function take({ printer, storage, owner, isGone, timings }: PrinterWorkerOptions) {
  return storage.write((tx) =>
    takePrinter(tx, { printerId: printer.id, owner, isGone, duration: timings.lease }),
  );
}

/** From taking the printer to giving it back. */
async function hold(
  options: PrinterWorkerOptions,
  { lease, isTorn }: TakenPrinter,
  { nap, calls }: Naps,
  stopping: AbortSignal,
): Promise<void> {
  const { storage, clock, logger, timings } = options;
  const keeper = keepLease({ lease, duration: timings.lease, storage, clock, logger });
  const ended = AbortSignal.any([keeper.lost, stopping]);
  try {
    const opened = await openOrExplain(options, { lease, isTorn, nap });
    // Wrong settings: nothing helps but other ones, which begin a new worker.
    if (!opened) return await nap.pause(timings.lease, ended);
    try {
      await workAndObey(options, { ...opened, lease, isTorn, nap, calls, ended });
    } finally {
      await opened.device.close();
    }
  } catch (thrown) {
    if (!isLeaseLost(thrown)) throw thrown;
  } finally {
    await keeper.close();
  }
}

interface Naps {
  /** Between jobs. */
  readonly nap: Nap;
  /** Between looks for what people have the printer do. */
  readonly calls: Nap;
}

interface Held extends Naps {
  readonly lease: PrinterLease;
  readonly profile: PrinterProfile;
  readonly device: Device;
  readonly isTorn: boolean;
  readonly ended: AbortSignal;
}

/** Undefined when the settings are wrong; the printer then says what is. */
async function openOrExplain(
  options: PrinterWorkerOptions,
  held: Pick<Held, 'lease' | 'isTorn' | 'nap'>,
): Promise<Pick<Held, 'profile' | 'device'> | undefined> {
  try {
    const profile = await loadProfile(options.printer.profile);
    return { profile, device: await open(options, { ...held, profile }) };
  } catch (thrown) {
    if (!(thrown instanceof DomainError)) throw thrown;
    await show(options, held.lease, {
      status: 'error',
      trouble: 'settings',
      detail: thrown.message,
      isSeen: false,
    });
    return undefined;
  }
}

async function open(
  options: PrinterWorkerOptions,
  { lease, isTorn, profile, nap }: Pick<Held, 'lease' | 'isTorn' | 'profile' | 'nap'>,
): Promise<Device> {
  const { printer, clock, storage, timings, virtualPort, allowedPrinters, turns, clients, abandoned } =
    options;
  // What the link tells comes from the middle of its work, which must not wait for the disk.
  const tell = (write: (tx: Transaction) => Promise<void>) =>
    void storage.write(write).catch((thrown: unknown) => logMissed(options, thrown));
  return openDevice({
    printer,
    profile,
    clock,
    timings: timings.device,
    orphaned: isTorn,
    abandoned,
    virtualPort,
    allowedPrinters,
    turns,
    clients,
    storage,
    onStatus: (status) => {
      tell((tx) => movePrinterStatus(tx, { printerId: printer.id, lease, ...showStatus(status) }));
      if (findTrouble(status) === null) nap.hurry();
    },
    onIdentity: (identity) =>
      tell((tx) => updatePrinter(tx.db, printer.id, { identity: JSON.stringify(identity) })),
    onLateProof: (processId) => tell((tx) => settleLateProof(tx, { processId, lease })),
  });
}

/** Works off the queue and meanwhile does what people ask for: a job that waits must not keep the drawer shut. */
async function workAndObey(options: PrinterWorkerOptions, held: Held): Promise<void> {
  const over = new AbortController();
  const obeying = obey(options, { ...held, ended: AbortSignal.any([held.ended, over.signal]) });
  try {
    await work(options, held);
  } finally {
    over.abort();
    await obeying;
  }
}

async function obey(
  { storage, timings, printer, logger }: PrinterWorkerOptions,
  { device, lease, calls, ended }: Held,
): Promise<void> {
  while (!ended.aborted) {
    try {
      for (const action of await findPendingActions(storage.read, printer.id))
        await performAction({ action, device, lease, storage });
    } catch (thrown) {
      // Whoever has the printer now looks by itself.
      if (!isLeaseLost(thrown))
        logger.error({ printer: printer.id, err: thrown }, 'The printer could not be told');
    }
    await calls.sleep(timings.poll, ended);
  }
}

/** The first job of a paused printer says what it waits for. */
async function keepWaiting({ storage, printer }: PrinterWorkerOptions, lease: PrinterLease): Promise<void> {
  const job = await findNextPrintJob(storage.read, printer.id);
  if (job?.status !== 'pending') return;
  const changes = { cause: 'printer_paused' } as const;
  await storage.write((tx) => movePrintJob(tx, { jobId: job.id, to: 'waiting', changes, lease }));
}

/** The queue, job after job. */
async function work(options: PrinterWorkerOptions, held: Held): Promise<void> {
  const { storage, timings, metrics, printer, logger } = options;
  const { lease, nap, ended } = held;
  let cutFirst = held.isTorn;
  let failures = 0;
  while (!ended.aborted) {
    if (printer.pausedAt !== null) await keepWaiting(options, lease);
    const job = printer.pausedAt === null ? await findNextPrintJob(storage.read, printer.id) : undefined;
    if (!job) {
      await nap.sleep(timings.poll, ended);
      continue;
    }
    if (job.expiresAt !== null && job.expiresAt <= options.clock.now().toISOString()) {
      await storage.write((tx) => movePrintJob(tx, { jobId: job.id, to: 'expired', lease }));
      continue;
    }
    try {
      const outcome = await printOne({ ...options, ...held, job, cutFirst });
      metrics.attempts.inc({ outcome: outcome.kind });
      if (outcome.kind === 'completed') metrics.paper.observe(secondsSince(job.createdAt, options.clock));
      if (outcome.kind === 'unconfirmed') cutFirst = true;
      if (outcome.kind === 'completed' || outcome.kind === 'sent') cutFirst = false;
      const isAway =
        outcome.kind === 'not_sent' || (outcome.kind === 'waiting' && outcome.cause === 'offline');
      failures = isAway ? failures + 1 : 0;
      if (isAway) await nap.pause(pauseAfter(timings, failures), ended);
      else if (outcome.kind === 'waiting') await nap.pause(timings.hand, ended);
      // Taken away: the printer may be about to be switched off, and this worker with it.
      else if (outcome.kind === 'dropped') await nap.pause(timings.dropped, ended);
    } catch (thrown) {
      if (isLeaseLost(thrown)) throw thrown;
      failures += 1;
      logger.error({ printer: printer.id, job: job.id, err: thrown }, 'A job could not be begun');
      await nap.pause(pauseAfter(timings, failures), ended);
    }
  }
}

function pauseAfter({ offline }: WorkerTimings, failures: number): number {
  return offline[Math.min(failures, offline.length) - 1] ?? 1_000;
}

async function show(
  { printer, storage }: PrinterWorkerOptions,
  lease: PrinterLease,
  state: ShownState & { readonly detail?: string },
): Promise<void> {
  await storage.write((tx) => movePrinterStatus(tx, { printerId: printer.id, lease, ...state }));
}

function logMissed({ printer, logger }: PrinterWorkerOptions, thrown: unknown): void {
  if (isLeaseLost(thrown)) return;
  const error = coerceError(thrown);
  logger.error({ printer: printer.id, err: error }, "A printer's state could not be written down");
}

function isLeaseLost(thrown: unknown): boolean {
  return thrown instanceof DomainError && thrown.code === 'lease_lost';
}

function secondsSince(time: string, clock: Clock): number {
  return (clock.now().getTime() - Date.parse(time)) / 1_000;
}
