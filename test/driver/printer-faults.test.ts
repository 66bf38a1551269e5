import test, { type ExecutionContext } from 'ava';
import type { Delivery } from '../../src/driver/delivery.ts';
import {
  type DrivenPrinter,
  type DrivenPrinterOptions,
  drivePrinter,
  epson,
  replacePrinter,
  writeOnly,
  xprinter,
} from '../helpers/driven-printer.ts';
import type { NumberedTicket } from '../helpers/numbered-ticket.ts';
import { createScaledClock } from '../helpers/scaled-clock.ts';

const ticket: NumberedTicket = { job: 'J', lineCount: 40 };
const reprint: NumberedTicket = { ...ticket, attempt: 2 };

async function drive(t: ExecutionContext, options: DrivenPrinterOptions = {}): Promise<DrivenPrinter> {
  const driven = await drivePrinter(options);
  t.teardown(() => driven.close());
  return driven;
}

const proven: Delivery = { kind: 'completed', proof: 'process_id' };
const demanding = { feedback: 'process_id' } as const;
/** For printers of which no proof will come. */
const hasty = { ...demanding, timings: { complete: 2_000, pollAnswer: 1_000 } };

test('D1: a healthy printer proves the one ticket that comes out', async (t) => {
  const { printer, paperOf, insist } = await drive(t, { link: demanding });
  t.deepEqual(await insist(ticket), proven);
  t.deepEqual(paperOf(ticket), { unmarked: 1, marked: 0, torn: 0, lines: 40 });
  t.is(printer.log().filter((event) => event.type === 'tx' && event.reply === 'pid').length, 1);
});

const waitsFirst = test.macro(async (t, name: 'paperOut' | 'coverOpen', cause: string) => {
  const { printer, deliver, paperOf, insist } = await drive(t, { printer: { faults: [{ name }] } });
  t.deepEqual(await deliver(ticket), { kind: 'waiting', cause });
  t.deepEqual(printer.paper(), []);
  printer.clearFault(name);
  t.deepEqual(await insist(ticket), proven);
  t.deepEqual(paperOf(ticket), { unmarked: 1, marked: 0, torn: 0, lines: 40 });
});
test('D2: no paper before', waitsFirst, 'paperOut', 'paper');
test('D3: cover open before', waitsFirst, 'coverOpen', 'cover');

test('D3: a stuck knife waits for a hand and for the word that it is free', async (t) => {
  const { printer, link, deliver, paperOf, insist } = await drive(t, {
    printer: { faults: [{ name: 'cutterError' }] },
  });
  t.deepEqual(await deliver(ticket), { kind: 'waiting', cause: 'cutter' });
  printer.clearFault('cutterError');
  t.deepEqual(await deliver(ticket), { kind: 'waiting', cause: 'cutter' });
  const status = await link.recover();
  t.true(status.online);
  t.deepEqual(await insist(ticket), proven);
  t.is(paperOf(ticket).unmarked, 1);
});

const paperOutMidway = { name: 'paperOut', after: { lines: 10 } } as const;

test('D4: paper out midway: the rest is dropped, the reprint is marked and a paper of its own', async (t) => {
  const { printer, alarms, deliver, paperOf, insist } = await drive(t, {
    printer: { faults: [paperOutMidway] },
  });
  const delivery = await insist(ticket);
  t.like(delivery, { kind: 'unconfirmed', cause: 'paper', cleared: true });
  t.deepEqual(alarms, ['paper']);
  t.deepEqual(await deliver(reprint), { kind: 'waiting', cause: 'paper' });
  printer.loadPaper();
  t.deepEqual(await insist(reprint), proven);
  t.deepEqual(paperOf(ticket), { unmarked: 0, marked: 1, torn: 1, lines: 50 });
  t.is(printer.log().filter(({ type }) => type === 'cut').length, 2);
});

test('D4b: without the clearing both tickets come out, so this printer shows a driver that forgets it', async (t) => {
  const forgetful = { ...epson, feedback: { ...epson.feedback, clear: false } };
  const { printer, paperOf, insist } = await drive(t, {
    printer: { faults: [paperOutMidway] },
    link: { profile: forgetful, timings: { hold: 0 } },
  });
  t.like(await insist(ticket), { kind: 'unconfirmed', cause: 'paper', cleared: false });
  printer.loadPaper();
  t.deepEqual(await insist(reprint), proven);
  t.deepEqual(paperOf(ticket), { unmarked: 1, marked: 1, torn: 0, lines: 80 });
});

test('D5: a printer that can not clear goes on by itself and is waited for', async (t) => {
  const { alarms, paperOf, insist } = await drive(t, {
    printer: { faults: [paperOutMidway], capabilities: { clear: false } },
    link: { profile: { ...epson, feedback: { ...epson.feedback, clear: false } } },
    onAlarm: (printer) => printer.loadPaper(),
  });
  t.deepEqual(await insist(ticket), { ...proven, split: true });
  t.deepEqual(alarms, ['paper']);
  t.deepEqual(paperOf(ticket), { unmarked: 1, marked: 0, torn: 0, lines: 40 });
});

test('D5: the same where the status is the only proof', async (t) => {
  const { printer, alarms, paperOf, insist } = await drive(t, {
    printer: { profile: 'xprinter80', faults: [paperOutMidway] },
    link: { profile: xprinter },
    onAlarm: (printer) => printer.loadPaper(),
  });
  t.deepEqual(await insist(ticket), { kind: 'completed', proof: 'status', split: true });
  t.deepEqual(alarms, ['paper']);
  await printer.waitFor(() => paperOf(ticket).unmarked === 1);
  t.deepEqual(paperOf(ticket), { unmarked: 1, marked: 0, torn: 0, lines: 40 });
});

test('a printer that says it can clear and does not is waited for, too', async (t) => {
  const { paperOf, insist } = await drive(t, {
    printer: { faults: [paperOutMidway], capabilities: { clear: false } },
    onAlarm: (printer) => printer.loadPaper(),
  });
  t.deepEqual(await insist(ticket), { ...proven, split: true });
  t.is(paperOf(ticket).unmarked, 1);
});

test('D7: the power fails at any byte: no second unmarked ticket, none lost', async (t) => {
  // Without questions in flight every run sends the same bytes.
  const quiet = { ...demanding, timings: { pollInFlight: 1_000_000 } };
  const clean = await drive(t, { link: quiet });
  await clean.deliver(ticket);
  const total = clean.printer.state().bytes.received;
  const body = 40 * 4;
  for (const at of [1, 9, 10, total - body, total - body / 2, total - 12, total - 11, total - 1, total]) {
    const driven = await drive(t, {
      printer: { faults: [{ name: 'powerCut', after: { bytes: at } }] },
      link: quiet,
    });
    const first = await driven.deliver(ticket);
    const isInDoubt = first.kind === 'unconfirmed';
    if (at <= 10) t.false(isInDoubt, `byte ${at} is before the ticket`);
    if (at === total - body / 2) t.true(isInDoubt, `byte ${at} is in the ticket`);
    if (first.kind !== 'completed') {
      if (!isInDoubt) t.deepEqual(driven.printer.paper(), [], `byte ${at}: ${first.kind} and on paper`);
      await driven.printer.powerOn();
      t.deepEqual(await driven.insist(isInDoubt ? reprint : ticket), proven, `byte ${at}`);
    }
    const paper = driven.paperOf(ticket);
    t.true(paper.unmarked <= 1 && paper.unmarked + paper.marked >= 1, `byte ${at}: ${JSON.stringify(paper)}`);
  }
});

test('D8: a reset in the middle: what the printer still held is cleared before the reprint', async (t) => {
  const long = { ...ticket, lineCount: 200 };
  const { printer, paperOf, insist } = await drive(t, {
    printer: { faults: [{ name: 'rstAtByte', value: 900 }] },
    link: demanding,
  });
  t.like(await insist(long), { kind: 'unconfirmed', cause: 'link', cleared: false });
  t.deepEqual(await insist({ ...long, attempt: 2 }), proven);
  t.true(printer.log().some((event) => event.type === 'discarded' && event.reason === 'cleared'));
  const paper = paperOf(long);
  t.like(paper, { unmarked: 0, marked: 1, torn: 1 });
  t.true(paper.lines < 400);
});

test('D8: where nothing can be cleared the orphan is let out first', async (t) => {
  const long = { ...ticket, lineCount: 200 };
  const { printer, paperOf, insist } = await drive(t, {
    printer: { profile: 'xprinter80', faults: [{ name: 'rstAtByte', value: 900 }] },
    link: { profile: xprinter },
  });
  t.like(await insist(long), { kind: 'unconfirmed', cause: 'link', cleared: false });
  t.deepEqual(await insist({ ...long, attempt: 2 }), { kind: 'completed', proof: 'status' });
  await printer.waitFor(() => paperOf(long).marked === 1);
  t.like(paperOf(long), { unmarked: 0, marked: 1, torn: 1 });
});

const stopsAnswering = test.macro(async (t, name: 'halfOpenAtByte' | 'blackholeAtByte') => {
  const { paperOf, insist } = await drive(t, {
    printer: { faults: [{ name, value: 150 }] },
    link: { ...demanding, timings: { pollAnswer: 4_000 } },
  });
  t.like(await insist(ticket), { kind: 'unconfirmed', cause: 'link' });
  t.deepEqual(await insist(reprint), proven);
  t.is(paperOf(ticket).marked, 1);
  t.true(paperOf(ticket).unmarked <= 1);
});
test('a printer that goes on printing in silence', stopsAnswering, 'halfOpenAtByte');
test('a cable pulled out', stopsAnswering, 'blackholeAtByte');

test('D10: a printer that should answer and does not: no byte of the ticket', async (t) => {
  const { printer, deliver } = await drive(t, { printer: { faults: [{ name: 'noReply' }] } });
  t.deepEqual(await deliver(ticket), { kind: 'waiting', cause: 'offline' });
  t.deepEqual(printer.paper(), []);
});

test('a printer that keeps the client waiting while it serves another one', async (t) => {
  const { printer, deliver, paperOf, insist } = await drive(t, {
    printer: { faults: [{ name: 'acceptNoServe' }] },
  });
  t.deepEqual(await deliver(ticket), { kind: 'waiting', cause: 'offline' });
  printer.clearFault('acceptNoServe');
  t.deepEqual(await insist(ticket), proven);
  t.is(paperOf(ticket).unmarked, 1);
});

test('D11: a write-only printer gets the ticket once and no proof is claimed', async (t) => {
  const { deliver, printer, paperOf } = await drive(t, {
    printer: { profile: 'writeonly' },
    link: { profile: writeOnly },
  });
  t.deepEqual(await deliver(ticket), { kind: 'sent' });
  await printer.waitFor(() => paperOf(ticket).unmarked === 1);
  t.deepEqual(paperOf(ticket), { unmarked: 1, marked: 0, torn: 0, lines: 40 });
});

test('D12: noise for answers: nothing is sent', async (t) => {
  const { printer, deliver } = await drive(t, { printer: { faults: [{ name: 'replyGarbage' }] } });
  t.deepEqual(await deliver(ticket), { kind: 'waiting', cause: 'untrusted' });
  t.deepEqual(printer.paper(), []);
});

test('answers nobody asked for are not trusted: nothing is sent', async (t) => {
  const { printer, deliver } = await drive(t, { printer: { faults: [{ name: 'replyDuplicate' }] } });
  t.deepEqual(await deliver(ticket), { kind: 'waiting', cause: 'untrusted' });
  t.deepEqual(printer.paper(), []);
});

test('D12: noise after the ticket went out: no proof', async (t) => {
  const { insist } = await drive(t, {
    printer: { faults: [{ name: 'replyGarbage', after: { bytes: 100 } }] },
    link: hasty,
  });
  t.is((await insist(ticket)).kind, 'unconfirmed');
});

test("another ticket's process id is no proof", async (t) => {
  const { insist } = await drive(t, { printer: { faults: [{ name: 'wrongPid' }] }, link: hasty });
  t.is((await insist(ticket)).kind, 'unconfirmed');
});

const stillProves = test.macro(async (t, name: 'replySplit' | 'slowAccept') => {
  const { paperOf, insist } = await drive(t, { printer: { faults: [{ name }] }, link: demanding });
  t.deepEqual(await insist(ticket), proven);
  t.is(paperOf(ticket).unmarked, 1);
});
test('D14: answers in single bytes', stillProves, 'replySplit');
test('a printer slow to serve', stillProves, 'slowAccept');

test('D15: nobody listens: nothing sent, and no attempt lost', async (t) => {
  const { printer, deliver, paperOf, insist } = await drive(t);
  printer.set({ name: 'refuse' });
  t.like(await deliver(ticket), { kind: 'not_sent', cause: 'offline' });
  printer.clearFault('refuse');
  t.deepEqual(await insist(ticket), proven);
  t.is(paperOf(ticket).unmarked, 1);
});

test('D17: a slow line takes its time and is no error', async (t) => {
  const long = { job: 'a line of a dish that is rather long', lineCount: 200 };
  const { paperOf, insist } = await drive(t, {
    printer: { faults: [{ name: 'baud', value: 9600 }] },
    factor: 4,
  });
  t.deepEqual(await insist(long), proven);
  t.is(paperOf(long).unmarked, 1);
});

test('D18: a small buffer and a slow mechanism hold the driver back', async (t) => {
  const long = { job: 'a line of a dish that is rather long', lineCount: 200 };
  const { paperOf, insist } = await drive(t, {
    factor: 4,
    printer: { speed: 60, faults: [{ name: 'rxBuf', value: 256 }] },
  });
  t.deepEqual(await insist(long), proven);
  t.is(paperOf(long).unmarked, 1);
});

test('a hot head is waited for', async (t) => {
  const { alarms, paperOf, insist } = await drive(t, {
    printer: { faults: [{ name: 'headHot', after: { lines: 10 } }] },
  });
  t.deepEqual(await insist(ticket), { ...proven, split: true });
  t.deepEqual(alarms, ['overheated']);
  t.deepEqual(paperOf(ticket), { unmarked: 1, marked: 0, torn: 0, lines: 40 });
});

test('D21: a printer that hangs does not hold up another one', async (t) => {
  const hanging = await drive(t, {
    printer: { faults: [{ name: 'bufferFull', after: { bytes: 100 } }] },
    link: demanding,
  });
  const healthy = await drive(t, { link: demanding });
  let isHanging = true;
  const stuck = hanging.deliver(ticket).then(() => {
    isHanging = false;
    return undefined;
  });
  t.deepEqual(await healthy.insist(ticket), proven);
  t.true(isHanging);
  hanging.printer.powerOff();
  await stuck;
});

test('D24: another printer at the same address is not printed on', async (t) => {
  const clock = createScaledClock(10);
  const { printer, link, deliver, insist } = await drive(t, { link: { timings: { idleClose: 0 } } });
  t.deepEqual(await insist(ticket), proven);
  const other = await replacePrinter(printer, { capabilities: { serial: 'ANOTHER' } }, clock);
  t.teardown(() => other.close());
  t.deepEqual(await deliver(ticket), { kind: 'waiting', cause: 'identity' });
  t.deepEqual(other.paper(), []);
  link.acceptIdentity();
  t.deepEqual(await insist(ticket), proven);
});
