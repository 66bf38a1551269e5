import { systemClock } from '../../runtime/clock.ts';
import { createReleasers, type Releasers } from '../../runtime/releasers.ts';
import { createRandom } from '../../virtual-printer/random.ts';
import type { Cli } from '../cli.ts';
import { checkPromises } from './check-promises.ts';
import { collectRemains } from './collect-remains.ts';
import { openCuttingLink } from './cutting-link.ts';
import { digestOf } from './digest.ts';
import { measureLatencies } from './latencies.ts';
import { openLedger } from './ledger.ts';
import { clientOf, type House, openHouse, removeHouse } from './open-house.ts';
import { gatherPeople } from './people.ts';
import { play } from './play.ts';
import { createPrinterHands } from './printer-hands.ts';
import type { DinnerReport } from './report.ts';
import type { Action, KilledService } from './script.ts';
import { setTheStage } from './set-the-stage.ts';
import { showProgress } from './show-progress.ts';
import { waitUntilQuiet } from './wait-until-quiet.ts';
import { startWitness, type WitnessOptions } from './witness.ts';
import { writeScript } from './write-script.ts';

export interface DinnerOptions {
  readonly covers: number;
  readonly seed: number;
  /** Simulated seconds in a real one; Infinity: as fast as it goes. */
  readonly speed: number;
}

/**
 * Opens the demo restaurant, plays a dinner against it from outside, waits until all is quiet, and says which promises were kept.
 * The data of a broken one stay for whoever wants to look.
 */
export async function runDinner(cli: Cli, options: DinnerOptions): Promise<DinnerReport> {
  const releasers = createReleasers();
  // From here on Ctrl-C ends the dinner, not the process.
  const signal = cli.interruption();
  let house: House | undefined;
  let isKept = false;
  try {
    house = await openHouse(cli, releasers);
    const report = await serve(cli, { ...options, house, signal, push: releasers.push });
    isKept = report.findings.broken.length > 0;
    return report;
  } finally {
    await releasers.release();
    if (house && !isKept) await removeHouse(house);
  }
}

interface Service extends DinnerOptions {
  readonly house: House;
  readonly signal: AbortSignal;
  readonly push: Releasers['push'];
}

async function serve(cli: Cli, { house, signal, push, ...options }: Service): Promise<DinnerReport> {
  const { covers, seed, speed } = options;
  const { stage, printers, panelUrl, kitchenToken, tableTokens } = await setTheStage(house, push);
  const script = writeScript({ seed, covers, ...stage });
  const begun = systemClock.monotonic();
  const elapsed = () => (systemClock.monotonic() - begun) / 1000;
  cli.say(cli.texts.demo.opening(script.parties, script.orders));

  const progress = showProgress(cli, {
    printers,
    orders: script.orders,
    time: () => (Number.isFinite(speed) ? elapsed() * speed : undefined),
  });
  const channel = `/ws/store/${house.storeId}`;
  const watch = (witness: WitnessOptions) => {
    const started = startWitness(witness);
    push(started.stop);
    return started;
  };
  const link = await openCuttingLink(Number(new URL(house.hubUrl).port), createRandom(seed));
  push(link.close);
  const screen = watch({
    name: cli.texts.demo.screen,
    url: house.hubUrl + channel,
    token: kitchenToken,
    acknowledge: true,
    onSighting: progress.note,
  });
  const phone = watch({
    name: cli.texts.demo.phone,
    url: `ws://127.0.0.1:${link.port}${channel}`,
    token: house.staffToken,
  });

  const ledger = openLedger();
  const api = clientOf(house, house.staffToken);
  const act = gatherPeople({ house, ledger, screen, kitchenToken, tableTokens });
  const lastOrders = new AbortController();
  const atPrinter = createPrinterHands({
    panelUrl,
    api,
    ledger,
    screen,
    speed,
    lastOrders: lastOrders.signal,
    signal,
  });
  const kill = async (service: KilledService) =>
    void ledger.kills.push({ service, backMs: await house.kill(service) });
  const perform = (action: Action) => {
    if (action.kind === 'kill') return kill(action.service);
    return action.kind === 'trouble' || action.kind === 'help' ? atPrinter(action) : act(action);
  };
  const onFailure = (action: Action, { message }: Error) =>
    void ledger.failures.push(`${action.lane}, ${action.kind}: ${message}`);
  const playing = { speed, clock: systemClock, perform, onFailure, signal };
  const isOfPrinter = ({ lane }: Action) => lane.startsWith('printer ');
  const troubles = play({ ...playing, actions: script.actions.filter(isOfPrinter) });
  await play({ ...playing, actions: script.actions.filter((action) => !isOfPrinter(action)) });
  lastOrders.abort();
  await troubles;

  const witnesses = [screen, phone];
  const known = { api, storeId: house.storeId, panelUrl, ledger, witnesses };
  const quiet = await waitUntilQuiet({ ...known, patienceMs });
  progress.stop();
  const remains = await collectRemains({ ...known, ...quiet, printers: stage.printers });
  return {
    ...options,
    parties: script.parties,
    isInterrupted: signal.aborted,
    seconds: elapsed(),
    findings: checkPromises(remains),
    latencies: measureLatencies(ledger, screen.seen),
    cuts: link.cuts(),
    troubles: ledger.troubles,
    kills: ledger.kills,
    printers,
    digest: digestOf(ledger, screen.seen),
    dataDir: house.dataDir,
    isTemporary: house.isTemporary,
  };
}

/** A printer that was helped last may have a long queue. */
const patienceMs = 180_000;
