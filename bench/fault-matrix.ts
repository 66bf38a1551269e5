import { faultKinds, type FaultName } from '../src/virtual-printer/faults.ts';
import type { VirtualProfileName } from '../src/virtual-printer/profiles.ts';
import { createReleasers } from '../src/runtime/releasers.ts';
import { countPaper, openPrintShop } from '../test/helpers/print-shop.ts';

// One ticket for each fault of the virtual printer on each kind of printer: what becomes of the job, how it is proven, what is on
// paper. Nobody lends a hand for a minute of the shop's clock, which runs five times faster. Then they do: paper is loaded, the cover
// closed, the power back, and the fault is over. Run: node build/bench/fault-matrix.js [--json]
const profiles = [
  ['epson80', 'epson-80', 'process_id'],
  ['xprinter80', 'xprinter-80', 'status'],
  ['writeonly', 'write-only-80', 'none'],
] as const satisfies readonly (readonly [VirtualProfileName, string, string])[];

/** Strikes that count bytes hit in the middle of the ticket; the others before it. */
const middle = 200;

/** Patience of a restaurant, not of a test. */
const briefly = {
  admission: 1_500,
  question: 1_500,
  clear: 1_500,
  pollAnswer: 1_500,
  complete: 20_000,
};

interface Verdict {
  readonly fault: string;
  readonly profile: string;
  readonly alone: string;
  readonly helped: string;
  readonly paper: string;
}

const names = ['none', ...Object.keys(faultKinds), 'paperOut (line 3)', 'powerCut (line 3)'];
const cells = names.flatMap((fault) => profiles.map((profile) => ({ fault, profile })));
const verdicts: Verdict[] = [];
const work = async (): Promise<void> => {
  for (let cell = cells.shift(); cell; cell = cells.shift()) verdicts.push(await judge(cell));
};
await Promise.all([work(), work(), work(), work(), work(), work()]);
verdicts.sort((one, other) => names.indexOf(one.fault) - names.indexOf(other.fault));

if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(verdicts)}\n`);
else {
  const titles = {
    fault: 'fault',
    profile: 'printer',
    alone: 'alone',
    helped: 'after a hand',
    paper: 'paper',
  };
  for (const row of [titles, ...verdicts])
    process.stdout.write(
      `${row.fault.padEnd(20)}${row.profile.padEnd(12)}${row.alone.padEnd(32)}${row.helped.padEnd(52)}${row.paper}\n`,
    );
}
process.exit(0);

async function judge({ fault, profile }: (typeof cells)[number]): Promise<Verdict> {
  const [model, id, feedback] = profile;
  const releasers = createReleasers();
  const t = { teardown: (release: () => unknown) => releasers.push(async () => void (await release())) };
  const shop = await openPrintShop(t);
  const { printer } = await shop.addPrinter({ profile: id, feedback }, { profile: model, speed: 600 });
  const [name = '', after] = fault.split(' (');
  if (isFault(name)) {
    const isCounted = name.endsWith('AtByte');
    printer.set({
      name,
      ...(isCounted && { value: middle }),
      ...(name === 'powerCut' && { value: 0 }),
      ...(after !== undefined && { after: { lines: 3 } }),
    });
  }
  const { orderId } = await shop.order();
  const pool = shop.open({ timings: { device: briefly } });
  const look = async (): Promise<string> => {
    const jobs = await shop.jobsOf(orderId);
    return jobs
      .map(({ status, cause, proof }) =>
        proof === 'none' ? (cause ? `${status} (${cause})` : status) : `${status} by ${proof}`,
      )
      .join(', ');
  };
  const isOver = async (): Promise<boolean> =>
    (await shop.jobsOf(orderId)).every(({ status }) => !['pending', 'waiting', 'printing'].includes(status));
  const wait = async (ms: number): Promise<void> => {
    const end = shop.clock.monotonic() + ms;
    while (!(await isOver()) && shop.clock.monotonic() < end) await shop.clock.sleep(250);
  };
  await wait(60_000);
  const alone = await look();
  await printer.reset();
  await wait(60_000);
  const helped = await look();
  // Who tells nothing may still be printing.
  await shop.clock.sleep(5_000);
  const { unmarked, marked, partial } = countPaper(printer, orderId);
  await pool.stop();
  await releasers.release();
  return {
    fault,
    profile: model,
    alone,
    helped: helped === alone ? '' : helped,
    paper: `${unmarked} whole, ${marked} marked, ${partial} in part`,
  };
}

function isFault(name: string): name is FaultName {
  return name in faultKinds;
}
