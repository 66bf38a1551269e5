import test, { type ExecutionContext } from 'ava';
import type { PrinterProfile } from '../../src/domain/printer-profile.ts';
import type { Delivery } from '../../src/driver/delivery.ts';
import type { Fault, FaultName } from '../../src/virtual-printer/faults.ts';
import type { VirtualProfileName } from '../../src/virtual-printer/profiles.ts';
import { createRandom, type Random } from '../../src/virtual-printer/random.ts';
import { type DrivenPrinter, drivePrinter, epson, writeOnly, xprinter } from '../helpers/driven-printer.ts';
import { countWholeCopies, type NumberedTicket } from '../helpers/numbered-ticket.ts';

/** More of them for a soak: `SOAK_SEQUENCES=2000 npx ava build/test/driver/random-faults.test.js`. */
const sequences = Number(process.env['SOAK_SEQUENCES'] ?? 300);
const atOnce = 16;

/** Faults that do not make the printer itself lie about what it printed. */
const faultNames: readonly FaultName[] = [
  'paperOut',
  'paperNearEnd',
  'coverOpen',
  'cutterError',
  'headHot',
  'powerCut',
  'rstAtByte',
  'finAtByte',
  'halfOpenAtByte',
  'blackholeAtByte',
  'noReply',
  'replyDelay',
  'replyLag1',
  'replySplit',
  'replyGarbage',
  'replyDuplicate',
  'wrongPid',
  'baud',
  'rxBuf',
  'bufferFull',
  'refuse',
  'acceptNoServe',
  'slowAccept',
];

const models: readonly { readonly profile: PrinterProfile; readonly printer: VirtualProfileName }[] = [
  { profile: epson, printer: 'epson80' },
  { profile: epson, printer: 'epson80' },
  { profile: xprinter, printer: 'xprinter80' },
  { profile: writeOnly, printer: 'writeonly' },
  // A wrong profile: promises more than the printer does.
  { profile: epson, printer: 'xprinter80' },
];

/** An echo that is late on a busy machine is in doubt, nothing worse. */
const hasty = { admission: 4_000, question: 4_000, clear: 4_000, pollAnswer: 3_000, complete: 8_000 };

interface Attempt {
  readonly ticket: NumberedTicket;
  readonly delivery: Delivery;
}

test('random faults, the same every time', async (t) => {
  await runSequences(t, 20_260_101);
});

test('random faults, new ones every time', async (t) => {
  await runSequences(t, Math.floor(Math.random() * 2 ** 31));
});

async function runSequences(t: ExecutionContext, seed: number): Promise<void> {
  t.timeout(120_000 + sequences * 200);
  const seeds = Array.from({ length: sequences / 2 }, (_, index) => seed + index);
  const kinds = new Map<string, number>();
  const worker = async () => {
    for (let next = seeds.shift(); next !== undefined; next = seeds.shift()) {
      for (const { delivery } of await runSequence(t, next)) {
        kinds.set(delivery.kind, (kinds.get(delivery.kind) ?? 0) + 1);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  t.log(`seeds from ${seed}: ${[...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ')}`);
  for (const kind of ['completed', 'sent', 'waiting', 'not_sent', 'unconfirmed']) {
    t.true((kinds.get(kind) ?? 0) > 5, `${kind} hardly ever happened`);
  }
}

/** One printer, some faults, a few jobs, a person who repairs what is broken, and a look at the paper. */
async function runSequence(t: ExecutionContext, seed: number): Promise<Attempt[]> {
  const random = createRandom(seed);
  const model = models[random.integer(models.length)] ?? { profile: epson, printer: 'epson80' };
  const faults = Array.from({ length: 1 + random.integer(3) }, () => drawFault(random));
  const driven = await drivePrinter({
    factor: 50,
    printer: { profile: model.printer, seed },
    link: { profile: model.profile, timings: { ...hasty, hold: 6_000, idleClose: 500 } },
  });
  const attempts: Attempt[] = [];
  const story = () =>
    `seed ${seed}, ${model.profile.id} on ${model.printer}, faults ${JSON.stringify(faults)}, ` +
    attempts.map(({ ticket, delivery }) => `\n  ${JSON.stringify({ ...ticket, ...delivery })}`).join('');
  try {
    for (const fault of faults) driven.printer.set(fault);
    for (const job of ['A', 'B', 'C']) {
      await finishJob(t, driven, { job, lineCount: 5 + random.integer(40) }, attempts, story);
    }
    checkPaper(t, driven, attempts, story);
  } finally {
    await driven.close();
  }
  return attempts;
}

/** What the worker and a person do: repair and try again while nothing went out, reprint marked when in doubt. */
async function finishJob(
  t: ExecutionContext,
  driven: DrivenPrinter,
  original: NumberedTicket,
  attempts: Attempt[],
  story: () => string,
): Promise<void> {
  let ticket = original;
  let inDoubt = 0;
  for (let round = 0; round < 12 && inDoubt < 3; round += 1) {
    const before = driven.paperOf(ticket).lines;
    const delivery = await driven.deliver(ticket);
    attempts.push({ ticket, delivery });
    if (delivery.kind === 'completed') await checkProof(t, driven, ticket, delivery.proof, story);
    if (delivery.kind === 'completed' || delivery.kind === 'sent') return;
    if (delivery.kind === 'unconfirmed') {
      inDoubt += 1;
      ticket = { ...original, attempt: inDoubt + 1 };
    } else if (inDoubt === 0) {
      t.is(driven.paperOf(ticket).lines, before, `${delivery.kind}, and on paper: ${story()}`);
    }
    await repair(driven, round);
  }
}

async function repair({ printer, link }: DrivenPrinter, round: number): Promise<void> {
  printer.loadPaper();
  printer.closeCover();
  printer.clearFault('cutterError');
  if (printer.state().power !== 'on') await printer.powerOn();
  if (printer.state().condition.cutterError) await link.recover();
  // Some faults last until somebody notices.
  if (round >= 2) for (const { name } of printer.state().faults) printer.clearFault(name);
}

function checkPaper(
  t: ExecutionContext,
  driven: DrivenPrinter,
  attempts: readonly Attempt[],
  story: () => string,
): void {
  const strips = driven.printer.paper();
  for (const { ticket } of attempts) {
    const unmarked = countWholeCopies(strips, { ...ticket, attempt: undefined });
    t.true(unmarked <= 1, `${unmarked} unmarked copies of ${ticket.job}: ${story()}`);
  }
}

/** An echoed process id means on paper now; a good status after all data was taken, that nothing is in the way. */
async function checkProof(
  t: ExecutionContext,
  { printer }: DrivenPrinter,
  ticket: NumberedTicket,
  proof: string,
  story: () => string,
): Promise<void> {
  const isOnPaper = () => countWholeCopies(printer.paper(), ticket) >= 1;
  if (proof === 'status') await printer.waitFor(isOnPaper, 30_000).catch(() => undefined);
  t.true(isOnPaper(), `${ticket.job} completed and not on paper: ${story()}`);
}

function drawFault(random: Random): Fault {
  const name = faultNames[random.integer(faultNames.length)] ?? 'paperOut';
  const after = [{}, { lines: 1 + random.integer(60) }, { bytes: 1 + random.integer(700) }, { jobs: 1 }][
    random.integer(4)
  ];
  if (name.endsWith('AtByte')) return { name, value: 1 + random.integer(700) };
  return { name, after, ...(random.isChance(0.5) ? { times: 1 + random.integer(20) } : {}) };
}
