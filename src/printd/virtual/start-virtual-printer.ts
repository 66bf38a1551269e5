import { setMaxListeners } from 'node:events';
import { coerceError } from '../../domain/errors.ts';
import { systemClock } from '../../runtime/clock.ts';
import { createReleasers, type Releasers } from '../../runtime/releasers.ts';
import { createClockUntil } from './clock-until.ts';
import { isOffline } from './condition.ts';
import { type ControlHttp, startControlHttp } from './control-http.ts';
import { createEventLog } from './event-log.ts';
import { waitForEvent } from './event-wait.ts';
import { createFaults, isStrike } from './faults.ts';
import { createLink } from './link.ts';
import { createMachine } from './machine.ts';
import { createPaper } from './paper.ts';
import { createPower } from './power.ts';
import { virtualProfiles } from './profiles.ts';
import { createRandom } from './random.ts';
import { createReceiptFiles } from './receipt-files.ts';
import { renderReceiptsAsText } from './receipt-text.ts';
import { remedies, strikes } from './strikes.ts';
import { createTransmitter } from './transmitter.ts';
import type { VirtualPrinter, VirtualPrinterOptions } from './virtual-printer.ts';

export type { VirtualPrinter, VirtualPrinterOptions, VirtualPrinterState } from './virtual-printer.ts';

/** Starts a simulated ESC/POS printer on a TCP port. */
export async function startVirtualPrinter(options: VirtualPrinterOptions = {}): Promise<VirtualPrinter> {
  const { host = '127.0.0.1', port = 0, outDir, httpPort } = options;
  const end = new AbortController();
  setMaxListeners(0, end.signal);
  const clock = createClockUntil(end.signal, options.clock ?? systemClock);
  const profile = { ...virtualProfiles[options.profile ?? 'epson80'], ...options.capabilities };
  const speed = options.speed === 'instant' ? 0 : (options.speed ?? 150);
  const log = createEventLog({ clock });
  const random = createRandom(options.seed ?? 1);
  const releasers = createReleasers();
  const onError = ({ message }: Error) => log.add({ type: 'trouble', message });
  const files =
    outDir === undefined ? undefined : await createReceiptFiles({ dir: outDir, dots: profile.dots, onError });
  const faults = createFaults({
    clock,
    log,
    strike: (name, value) => strikes[name](parts, value),
    onChange: () => {
      machine.work();
      void link.update();
    },
  });
  const transmitter = createTransmitter({
    faults,
    clock,
    random,
    log,
    isAble: profile.status,
    sink: {
      isConnected: () => link.getActive()?.canWrite() ?? false,
      isBlocked: () => link.getActive()?.isBlocked() ?? false,
      write: (bytes) => link.getActive()?.write(bytes),
    },
  });
  const paper = createPaper((receipt) => files?.save(receipt));
  const machine = createMachine({
    profile,
    speed,
    clock,
    random,
    log,
    faults,
    paper,
    transmitter,
    rollMm: options.rollMm ?? 50_000,
    nearEndMm: options.nearEndMm ?? 1500,
    realtimeInData: options.realtimeInData ?? true,
    onRoom: () => link.getActive()?.feed(),
  });
  const link = createLink({
    host,
    port,
    clock,
    log,
    faults,
    secondClient: profile.secondClient,
    idleMs: options.idleMs ?? 300_000,
    accept: (bytes) => machine.accept(bytes),
    onDrain: () => transmitter.resume(),
    onLeave: () => transmitter.drop(),
  });
  const power = createPower({
    machine,
    link,
    log,
    clock,
    bootMs: options.bootMs ?? (speed === 0 ? 0 : 5000),
    usualMode: options.powerCut ?? 'rst',
  });
  const parts = { machine, link, power, clock };
  await link.start();
  for (const fault of options.faults ?? []) faults.set(fault);
  if (files) releasers.push(() => files.settled());
  releasers.push(() => link.close());
  releasers.push(() => end.abort());

  const getPaper = () => paper.getReceipts(machine.mechanism.countPending());
  const printer = {
    port: link.getPort(),
    state: () => ({
      power: power.getState(),
      offline: isOffline(machine.condition.get()),
      condition: machine.condition.get(),
      bytes: machine.getByteCount(),
      pendingLines: machine.mechanism.countPending(),
      rollLeftMm: machine.mechanism.getRollLeft(),
      faults: faults.list(),
      isServing: link.getActive() !== undefined,
    }),
    paper: getPaper,
    text: () => renderReceiptsAsText(getPaper(), profile.dots),
    log: () => log.all(),
    on: (listener) => log.on(listener),
    waitFor: (check, deadlineMs = 5000) => waitForEvent(log, check, deadlineMs),
    set: (fault) => faults.set(fault),
    clearFault: (name) => {
      faults.clear(name);
      if (isStrike(name)) remedies[name]?.(parts);
    },
    powerOff: (mode) => power.cut(mode),
    powerOn: () => power.restore(),
    loadPaper: () => machine.recovery.loadPaper(),
    openCover: () => machine.recovery.openCover(),
    closeCover: () => machine.recovery.closeCover(),
    closeDrawer: () => machine.condition.update({ drawerHigh: false }),
    pressFeed: (isPressed) => machine.condition.update({ feedPressed: isPressed }),
    reset: async () => {
      faults.clearAll();
      for (const repair of Object.values(remedies)) repair(parts);
      await power.restore();
      machine.recovery.recover();
    },
  } satisfies Omit<VirtualPrinter, 'httpPort' | 'close'>;

  const http = await startControl({ printer, host, port: httpPort, dots: profile.dots }, releasers);
  return { ...printer, httpPort: http?.port, close: () => releasers.release() };
}

/** The printer does not outlive a control page that can't start. */
async function startControl(
  { port, ...options }: Omit<Parameters<typeof startControlHttp>[0], 'port'> & { port: number | undefined },
  releasers: Releasers,
): Promise<ControlHttp | undefined> {
  if (port === undefined) return undefined;
  try {
    const http = await startControlHttp({ ...options, port });
    releasers.push(() => http.close());
    return http;
  } catch (thrown) {
    await releasers.release();
    throw coerceError(thrown);
  }
}
