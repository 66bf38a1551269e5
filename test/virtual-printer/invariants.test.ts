import test from 'ava';
import type { Fault } from '../../src/virtual-printer/faults.ts';
import { createRandom, type Random } from '../../src/virtual-printer/random.ts';
import { type BenchMachine, createBenchMachine } from './bench-machine.ts';
import { toBytes } from './virtual-client.ts';

const seeds = Array.from({ length: 400 }, (_, index) => index + 1);

test('a process id is never sent before its last line is on paper', async (t) => {
  let sent = 0;
  for (const seed of seeds) {
    const { bench } = await playRandomDay(seed, { isNoisy: false });
    const printed = new Set<string>();
    for (const event of bench.log.all()) {
      if (event.type === 'printed') printed.add(event.text);
      if (event.type !== 'tx' || event.reply !== 'pid') continue;
      sent++;
      const id = Buffer.from(event.bytes.replaceAll(' ', ''), 'hex').toString('latin1', 2, 6);
      if (!printed.has(`last ${id}`)) t.fail(`seed ${seed}: ${id} was sent too early`);
    }
  }
  t.true(sent > 300, `only ${sent} ids were sent, the test sees too little`);
});

test('a lying clone is caught by the same check', async (t) => {
  const bench = createBenchMachine();
  bench.faults.set({ name: 'pidBeforePrint' });
  bench.send(toBytes("'last AAAA' 0A 1D 28 48 06 00 30 30 'AAAA'"));
  const types = bench.log.all().map(({ type }) => type);
  t.true(types.includes('tx'));
  t.false(types.includes('printed'));
});

test('every byte received is interpreted, buffered or discarded for a reason', async (t) => {
  const reasons = new Set<string>();
  for (const seed of seeds) {
    const { bench, sentBytes } = await playRandomDay(seed, { isNoisy: true });
    const { received, interpreted, buffered, discarded } = bench.machine.getByteCount();
    const lost = Object.values(discarded).reduce((sum, bytes) => sum + bytes, 0);
    if (received !== interpreted + buffered + lost) t.fail(`seed ${seed}: ${received} is not the sum`);
    if (received + bench.countWaiting() + bench.countLost() !== sentBytes)
      t.fail(`seed ${seed}: bytes went missing on the way`);
    for (const reason of Object.keys(discarded)) reasons.add(reason);
  }
  t.deepEqual([...reasons].sort(), ['cleared', 'dropped', 'overflow', 'power', 'real-time']);
});

test('a real-time question is answered the moment it arrives, whatever the printer is busy with', async (t) => {
  let asked = 0;
  for (const seed of seeds) {
    const { bench } = await playRandomDay(seed, { isNoisy: false });
    const before = bench.log.all().length;
    const lostBefore = bench.countLost();
    bench.send(toBytes('10 04 01'));
    if (bench.countWaiting() + bench.countLost() > lostBefore) continue;
    asked++;
    const answers = bench.log
      .all()
      .slice(before)
      .filter(({ type }) => type === 'tx');
    const [answer] = answers;
    const now = bench.clock.monotonic();
    if (answer?.type !== 'tx' || answer.reply !== 'status' || answer.at !== now)
      t.fail(`seed ${seed}: no answer`);
  }
  t.true(asked > 300, `asked only ${asked} times`);
});

test('the same input and the same seed give the same paper and the same log', async (t) => {
  for (const seed of seeds) {
    const first = await playRandomDay(seed, { isNoisy: true });
    const second = await playRandomDay(seed, { isNoisy: true });
    const show = ({ bench }: Day) => JSON.stringify([bench.paper.getReceipts(0), bench.log.all()]);
    if (show(first) !== show(second)) t.fail(`seed ${seed} differs`);
  }
  t.pass();
});

test('how the bytes are cut into segments makes no difference to the paper', async (t) => {
  for (const seed of seeds.slice(0, 100)) {
    const random = createRandom(seed);
    const bytes = Buffer.concat(Array.from({ length: 10 }, (_, index) => createTicket(random, toId(index))));
    const whole = createBenchMachine({ speed: 0 });
    whole.send(bytes);
    const split = createBenchMachine({ speed: 0 });
    for (const byte of bytes) split.send(Uint8Array.of(byte));
    t.deepEqual(split.paper.getReceipts(0), whole.paper.getReceipts(0), `seed ${seed}`);
    t.is(split.sent(), whole.sent());
  }
});

test('while the client does not read only the latest process id and status are kept', async (t) => {
  const bench = createBenchMachine({ speed: 0 });
  bench.send(toBytes('1D 61 08'));
  bench.setBlocked(true);
  bench.send(toBytes("1D 28 48 06 00 30 30 'AAAA' 1D 28 48 06 00 30 30 'BBBB'"));
  bench.machine.condition.update({ paperNearEnd: true });
  bench.machine.condition.update({ paperEnd: true });
  t.is(bench.sent(), '10 00 00 0F');
  bench.setBlocked(false);
  t.is(bench.sent(), '10 00 00 0F 37 22 42 42 42 42 00 18 00 0F 0F');
});

test('automatic status waits for the end of a reply that is being sent', async (t) => {
  const bench = createBenchMachine({ speed: 0 });
  bench.send(toBytes('1D 61 08'));
  bench.faults.set({ name: 'replySplit' });
  bench.send(toBytes("1D 28 48 06 00 30 30 'AAAA'"));
  bench.machine.condition.update({ paperNearEnd: true });
  t.is(bench.sent(), '10 00 00 0F 37');
  await bench.clock.advance(1000);
  t.is(bench.sent(), '10 00 00 0F 37 22 41 41 41 41 00 10 00 03 0F');
});

interface Day {
  readonly bench: BenchMachine;
  readonly sentBytes: number;
}

/** Tickets, polls, faults, clears and people's hands in a random order that depends on the seed alone. */
async function playRandomDay(seed: number, { isNoisy }: { isNoisy: boolean }): Promise<Day> {
  const random = createRandom(seed);
  const overflow = isNoisy && random.isChance(0.3) ? 'drop' : 'block';
  const capabilities = {
    rxBuf: 64 << random.integer(6),
    printAhead: 1 + random.integer(8),
    overflow,
  } as const;
  const bench = createBenchMachine({ seed, speed: random.isChance(0.3) ? 0 : 150, capabilities });
  let sentBytes = 0;
  const send = (bytes: Uint8Array) => {
    sentBytes += bytes.length;
    bench.send(bytes);
  };
  for (let round = 0; round < 25; round++) {
    const act = pick<() => void | Promise<void>>(random, [
      () => send(createTicket(random, toId(seed * 100 + round))),
      () => send(createTicket(random, toId(seed * 100 + round))),
      () => bench.clock.advance(random.integer(500)),
      () => send(toBytes(pick(random, ['10 04 01', '10 04 04', '10 05 01', '10 05 02', '1B 40 1D 61 0E']))),
      () => send(toBytes('10 14 08 01 03 14 01 06 02 08')),
      () => bench.faults.set(createFault(random, isNoisy)),
      () => bench.machine.recovery.loadPaper(),
      () => bench.machine.recovery.closeCover(),
      () => bench.machine.recovery.freeCutter(),
      () => bench.machine.restorePower(),
    ]);
    await act();
  }
  return { bench, sentBytes };
}

function createTicket(random: Random, id: string): Uint8Array {
  const parts = ['1B 40 1C 26'];
  for (let line = random.integer(12); line >= 0; line--) {
    parts.push(
      pick(random, [
        `'${'x'.repeat(random.integer(60))}' 0A`,
        'B9AC B1A3 BCA6 B6A1 0A',
        "1D 21 11 'BIG' 0A 1D 21 00",
        '1B 64 02',
        '1D 76 30 00 02 00 02 00 10 04 01 FF',
        '1B 70 00 19 FA',
        '1D 72 01',
      ]),
    );
  }
  // Without a line feed of its own the label could stand behind text left over from a lost command.
  parts.push(`1B 40 'last ${id}' 0A`, pick(random, ['1D 56 42 00', '1D 56 00', '']));
  return toBytes(`${parts.join(' ')} 1D 28 48 06 00 30 30 '${id}'`);
}

function createFault(random: Random, isNoisy: boolean): Fault {
  const after = { lines: random.integer(8), bytes: random.integer(200) };
  const name = pick(random, ['paperOut', 'coverOpen', 'cutterError', 'powerCut', 'bufferFull'] as const);
  const spoiling = pick(random, ['dropBytes', 'bitFlip'] as const);
  if (isNoisy && random.isChance(0.3)) return { name: spoiling, value: 0.02, after };
  return { name, after, times: 1 + random.integer(2) };
}

function toId(number: number): string {
  return number.toString(36).toUpperCase().padStart(4, '0');
}

function pick<T>(random: Random, choices: readonly T[]): T {
  const choice = choices[random.integer(choices.length)];
  if (choice === undefined) throw new Error('Nothing to choose from');
  return choice;
}
