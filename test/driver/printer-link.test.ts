import test, { type ExecutionContext } from 'ava';
import type { PrinterProfile } from '../../src/domain/printer-profile.ts';
import type { DeliveryRequest } from '../../src/driver/delivery.ts';
import type { PrinterIdentity } from '../../src/driver/identity.ts';
import { createPrinterLink, type PrinterLinkOptions } from '../../src/driver/printer-link.ts';
import { parseProcessId } from '../../src/driver/process-id.ts';
import type { PrinterStatus } from '../../src/driver/status.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import {
  ascii,
  createScriptedPrinter,
  healthy,
  type Script,
  type ScriptedPrinter,
} from '../helpers/scripted-printer.ts';
import { waitUntil } from '../helpers/wait-for.ts';

const timings = {
  admission: 150,
  question: 150,
  clear: 150,
  pollInFlight: 20,
  pollAnswer: 150,
  slowestBytesPerSecond: 1_000_000,
  complete: 700,
  hold: 700,
  settle: 20,
  settlePerLine: 0,
  idleClose: 10_000,
};

const able: PrinterProfile = {
  id: 'able',
  name: 'Able',
  columns: { '80': 48 },
  cutter: 'partial',
  drawer: true,
  buzzer: 'none',
  chinese: 'gb18030',
  qr: true,
  feedback: { status: true, asb: true, processId: true, clear: true },
};
const statusOnly: PrinterProfile = {
  ...able,
  feedback: { ...able.feedback, processId: false, clear: false },
};
const unknown: PrinterProfile = {
  ...able,
  feedback: { status: false, asb: false, processId: false, clear: false },
};

function link(t: ExecutionContext, printer: ScriptedPrinter, options: Partial<PrinterLinkOptions> = {}) {
  const opened = createPrinterLink({
    transport: printer.transport,
    profile: able,
    clock: systemClock,
    ...options,
    timings: { ...timings, ...options.timings },
  });
  t.teardown(() => opened.close());
  return opened;
}

const ticket = (options: Partial<DeliveryRequest> = {}): DeliveryRequest => ({
  processId: parseProcessId('00a1'),
  body: Buffer.from('TICKET\n'),
  lineCount: 1,
  journal: { sending: async () => undefined },
  ...options,
});

const printed = (printer: ScriptedPrinter) => String.fromCharCode(...printer.ticketBytes());

test('a healthy printer proves the ticket by its process id', async (t) => {
  const printer = createScriptedPrinter(healthy);
  t.deepEqual(await link(t, printer).deliver(ticket()), { kind: 'completed', proof: 'process_id' });
  t.regex(printed(printer), /TICKET/);
});

test('the ticket starts from a selected, reset printer that reports by itself', async (t) => {
  const printer = createScriptedPrinter(healthy);
  await link(t, printer, { feedback: 'process_id' }).deliver(ticket());
  t.true(printed(printer).startsWith('\x1b=\x01\x1b@\x1da\x0eTICKET\n'));
});

test('a torn ticket is cut off before its reprint', async (t) => {
  const printer = createScriptedPrinter(healthy);
  await link(t, printer, { feedback: 'process_id' }).deliver(ticket({ cutFirst: true }));
  t.true(printed(printer).endsWith('\n\x1dVB\x00TICKET\n'));
});

test('D22: an intent that can not be written down keeps every byte back', async (t) => {
  const printer = createScriptedPrinter(healthy);
  const full = new Error('disk full');
  const broken = ticket({ journal: { sending: () => Promise.reject(full) } });
  const opened = link(t, printer, { feedback: 'process_id' });
  t.is(await t.throwsAsync(opened.deliver(broken)), full);
  t.deepEqual(printer.ticketBytes(), []);
  t.is((await opened.deliver(ticket())).kind, 'completed', 'the link works on');
});

test('paper that ends while the intent is written down keeps every byte back', async (t) => {
  const printer = createScriptedPrinter(healthy);
  const sending = async () => printer.say(0x18, 0x00, 0x0c, 0x0f);
  const delivery = await link(t, printer, { feedback: 'process_id' }).deliver(
    ticket({ journal: { sending } }),
  );
  t.deepEqual(delivery, { kind: 'waiting', cause: 'paper' });
  t.deepEqual(printer.ticketBytes(), []);
});

test('a link lost while the intent is written down keeps every byte back', async (t) => {
  const printer = createScriptedPrinter(healthy);
  const sending = async () => printer.hangUp('lost');
  const delivery = await link(t, printer, { feedback: 'process_id' }).deliver(
    ticket({ journal: { sending } }),
  );
  t.like(delivery, { kind: 'not_sent', cause: 'link' });
  t.deepEqual(printer.ticketBytes(), []);
});

const holds = test.macro(async (t, answers: readonly number[], cause: string) => {
  const printer = createScriptedPrinter((heard) =>
    heard.type === 'status' ? [answers[heard.question - 1] ?? 0x12] : healthy(heard),
  );
  t.deepEqual(await link(t, printer).deliver(ticket()), { kind: 'waiting', cause });
  t.deepEqual(printer.ticketBytes(), []);
});
test('no paper: waits', holds, [0x1a, 0x32, 0x12, 0x7e], 'paper');
test('open cover: waits', holds, [0x1a, 0x16, 0x12, 0x12], 'cover');
test('stuck knife: waits, and says which error', holds, [0x1a, 0x52, 0x1a, 0x12], 'cutter');
test('hot head: waits', holds, [0x1a, 0x52, 0x52, 0x12], 'overheated');
test('noise instead of answers: waits', holds, [0xff, 0xff, 0xff, 0xff], 'untrusted');

test('a printer that should answer and does not is offline', async (t) => {
  const printer = createScriptedPrinter(() => undefined);
  t.deepEqual(await link(t, printer).deliver(ticket()), { kind: 'waiting', cause: 'offline' });
  t.deepEqual(printer.ticketBytes(), []);
});

test('a printer that never said anything and need not is printed on blindly', async (t) => {
  const printer = createScriptedPrinter(() => undefined);
  const opened = link(t, printer, { profile: unknown });
  t.deepEqual(await opened.deliver(ticket()), { kind: 'sent' });
  t.deepEqual(opened.knowledge(), { answersStatus: false, echo: 'none' });
});

test('a printer thought mute is listened to as soon as it speaks', async (t) => {
  let isMute = true;
  const printer = createScriptedPrinter((heard) => (isMute ? undefined : healthy(heard)));
  const opened = link(t, printer, { profile: unknown });
  t.deepEqual(await opened.deliver(ticket()), { kind: 'sent' });
  isMute = false;
  await opened.check();
  t.deepEqual(await opened.deliver(ticket()), { kind: 'completed', proof: 'status' });
});

const withoutEcho: Script = (heard) => (heard.type === 'process_id' ? undefined : healthy(heard));

test('a printer that echoes nothing but answers in turn proves by its status', async (t) => {
  const printer = createScriptedPrinter(withoutEcho);
  const opened = link(t, printer);
  t.deepEqual(await opened.deliver(ticket()), { kind: 'completed', proof: 'status' });
  t.is(opened.knowledge().echo, 'in_turn');
});

test('a process id is never tried on a printer that might print it', async (t) => {
  const printer = createScriptedPrinter(healthy);
  await link(t, printer, { profile: statusOnly }).deliver(ticket());
  t.false(printer.heard().some(({ type }) => type === 'process_id'));
});

test('where a process id is demanded, nothing less is proof', async (t) => {
  const printer = createScriptedPrinter(withoutEcho);
  const delivery = await link(t, printer, { feedback: 'process_id' }).deliver(ticket());
  t.like(delivery, { kind: 'unconfirmed', cause: 'link' });
});

test("another ticket's process id is no proof, and is told as a late one", async (t) => {
  const late: string[] = [];
  const printer = createScriptedPrinter((heard) =>
    heard.type === 'process_id' ? [0x37, 0x22, ...ascii('9999'), 0x00] : healthy(heard),
  );
  const opened = link(t, printer, { feedback: 'process_id', onLateProof: (id) => late.push(id) });
  t.is((await opened.deliver(ticket())).kind, 'unconfirmed');
  t.deepEqual(late, ['9999']);
});

test('a printer that only tells its status is handed the ticket', async (t) => {
  const printer = createScriptedPrinter((heard) => (heard.type === 'status' ? [0x12] : undefined));
  const opened = link(t, printer);
  // It might only be busy, so it is not believed at once.
  t.deepEqual(await opened.deliver(ticket()), { kind: 'waiting', cause: 'busy' });
  t.deepEqual(await opened.deliver(ticket()), { kind: 'waiting', cause: 'busy' });
  t.deepEqual(await opened.deliver(ticket()), { kind: 'sent' });
  t.deepEqual(await opened.deliver(ticket()), { kind: 'sent' });
});

test('an answer in turn is no proof when the last look shows no paper', async (t) => {
  let asked = 0;
  const printer = createScriptedPrinter((heard) => {
    if (heard.type === 'paper') asked += 1;
    return heard.type === 'status' && heard.question === 4 && asked > 0 ? [0x72] : healthy(heard);
  });
  const alarms: string[] = [];
  const opened = link(t, printer, { profile: statusOnly, feedback: 'status' });
  const delivery = await opened.deliver(ticket({ onAlarm: (cause) => alarms.push(cause) }));
  t.like(delivery, { kind: 'unconfirmed', cause: 'paper', cleared: false });
  t.deepEqual(alarms, ['paper']);
});

test('paper that ends midway is told at once and the rest is dropped', async (t) => {
  const printer = createScriptedPrinter((heard) => {
    if (heard.type === 'ticket' && heard.bytes.length > 6) return [0x18, 0x00, 0x0c, 0x0f];
    return heard.type === 'process_id' ? undefined : healthy(heard);
  });
  const alarms: string[] = [];
  const opened = link(t, printer, { feedback: 'process_id' });
  const delivery = await opened.deliver(ticket({ onAlarm: (cause) => alarms.push(cause) }));
  t.like(delivery, { kind: 'unconfirmed', cause: 'paper', cleared: true });
  t.deepEqual(alarms, ['paper']);
});

test('a printer that goes on by itself is waited for', async (t) => {
  const noClear: PrinterProfile = { ...able, feedback: { ...able.feedback, clear: false } };
  const printer = createScriptedPrinter((heard) => {
    if (heard.type === 'ticket' && heard.bytes.length > 6) return [0x18, 0x00, 0x0c, 0x0f];
    return heard.type === 'process_id' ? undefined : healthy(heard);
  });
  const opened = link(t, printer, { profile: noClear, feedback: 'process_id' });
  const onAlarm = () => printer.say(0x14, 0x00, 0x00, 0x0f, 0x37, 0x22, ...ascii('00a1'), 0x00);
  const delivery = await opened.deliver(ticket({ onAlarm }));
  t.deepEqual(delivery, { kind: 'completed', proof: 'process_id', split: true });
  t.false(printer.heard().some(({ type }) => type === 'clear'));
});

test('silence after the ticket is a lost link, and the next ticket has the printer cleared first', async (t) => {
  let isDead = false;
  const printer = createScriptedPrinter((heard) => {
    if (heard.type === 'ticket' && heard.bytes.length > 6) isDead = printer.opened() === 1;
    return isDead ? undefined : healthy(heard);
  });
  const opened = link(t, printer, { feedback: 'process_id' });
  t.like(await opened.deliver(ticket()), { kind: 'unconfirmed', cause: 'link', cleared: false });
  isDead = false;
  t.is((await opened.deliver(ticket())).kind, 'completed');
  t.is(printer.heard().filter(({ type }) => type === 'clear').length, 1);
  t.is((await opened.deliver(ticket())).kind, 'completed');
  t.is(printer.heard().filter(({ type }) => type === 'clear').length, 1, 'only once');
});

test('whatever comes after a torn ticket is cut off from it first', async (t) => {
  const printer = createScriptedPrinter((heard) => {
    if (heard.type !== 'process_id' || heard.id !== '0bad') return healthy(heard);
    printer.hangUp('lost');
    return undefined;
  });
  const opened = link(t, printer, { feedback: 'process_id' });
  t.is((await opened.deliver(ticket({ processId: parseProcessId('0bad') }))).kind, 'unconfirmed');
  await opened.deliver(ticket({ body: Buffer.from('NEXT\n') }));
  await opened.deliver(ticket({ body: Buffer.from('LAST\n') }));
  t.true(printed(printer).includes('\n\x1dVB\x00NEXT\n'));
  t.true(printed(printer).includes('\x1da\x0eLAST\n'));
});

test('a printer that still works on an orphan is left alone', async (t) => {
  const printer = createScriptedPrinter((heard) => (heard.type === 'status' ? [0x12] : undefined));
  const opened = link(t, printer, { profile: statusOnly, feedback: 'status', orphaned: true });
  t.deepEqual(await opened.deliver(ticket()), { kind: 'waiting', cause: 'busy' });
});

test('an idle connection that died unseen is replaced before anything is sent', async (t) => {
  let isDead = false;
  const printer = createScriptedPrinter((heard) => {
    if (isDead && printer.opened() === 1) return undefined;
    return healthy(heard);
  });
  const opened = link(t, printer);
  await opened.deliver(ticket());
  isDead = true;
  t.is((await opened.deliver(ticket())).kind, 'completed');
  t.is(printer.opened(), 2);
});

test('one connection serves one ticket after the other and is given back when idle', async (t) => {
  const printer = createScriptedPrinter(healthy);
  const opened = link(t, printer, { timings: { idleClose: 30 } });
  await Promise.all([opened.deliver(ticket()), opened.deliver(ticket())]);
  t.is(printer.opened(), 1);
  await waitUntil(() => !printer.isOpen());
  t.is((await opened.deliver(ticket())).kind, 'completed');
  t.is(printer.opened(), 2);
});

test('an unreachable printer: nothing sent', async (t) => {
  const printer = createScriptedPrinter(healthy);
  printer.setReachable(false);
  t.deepEqual(await link(t, printer).deliver(ticket()), {
    kind: 'not_sent',
    cause: 'offline',
    detail: 'refused',
  });
});

test('D24: another printer at the same address is not printed on until it is accepted', async (t) => {
  const printer = createScriptedPrinter(healthy);
  const identities: PrinterIdentity[] = [];
  const opened = link(t, printer, {
    identity: { model: 'the old one', serial: '1' },
    onIdentity: (identity) => identities.push(identity),
  });
  t.deepEqual(await opened.deliver(ticket()), { kind: 'waiting', cause: 'identity' });
  t.deepEqual(printer.ticketBytes(), []);
  opened.acceptIdentity();
  t.is((await opened.deliver(ticket())).kind, 'completed');
  t.is(identities.at(-1)?.model, 'part 67');
});

test('the first printer met is the known one', async (t) => {
  const identities: PrinterIdentity[] = [];
  const printer = createScriptedPrinter(healthy);
  await link(t, printer, { onIdentity: (identity) => identities.push(identity) }).deliver(ticket());
  t.deepEqual(identities, [{ maker: 'part 66', model: 'part 67', serial: 'part 68', language: 'part 69' }]);
});

test('a printer that does not say who it is may be the known one only if the known one did not either', async (t) => {
  const nameless: Script = (heard) => (heard.type === 'identity' ? undefined : healthy(heard));
  const fresh = link(t, createScriptedPrinter(nameless), { identity: {} });
  t.is((await fresh.deliver(ticket())).kind, 'completed');
  const replaced = link(t, createScriptedPrinter(nameless), { identity: { model: 'TM-T20III' } });
  t.deepEqual(await replaced.deliver(ticket()), { kind: 'waiting', cause: 'identity' });
});

test('a printer that says who it is without a header is asked no more', async (t) => {
  const printer = createScriptedPrinter((heard) =>
    heard.type === 'identity' ? [...ascii('XP-80'), 0x00] : healthy(heard),
  );
  const opened = link(t, printer);
  t.deepEqual(await opened.deliver(ticket()), { kind: 'waiting', cause: 'untrusted' });
  t.is((await opened.deliver(ticket())).kind, 'completed');
});

test('a printer at work for somebody else is busy, not another printer', async (t) => {
  let late: readonly number[] = [];
  const printer = createScriptedPrinter((heard) => {
    if (heard.type !== 'identity' && heard.type !== 'paper') return healthy(heard);
    late = [...late, ...(healthy(heard) ?? [])];
    return undefined;
  });
  const opened = link(t, printer, { identity: { maker: 'part 66', model: 'part 67' } });
  t.deepEqual(await opened.deliver(ticket()), { kind: 'waiting', cause: 'busy' });
  t.deepEqual(printer.ticketBytes(), []);
  t.true(late.length > 0);
});

test('the drawer gets one pulse', async (t) => {
  const printer = createScriptedPrinter(healthy);
  const opened = link(t, printer, { feedback: 'process_id' });
  t.deepEqual(await opened.kickDrawer(5), { kind: 'sent' });
  t.deepEqual(printer.ticketBytes(), [0x1b, 0x70, 0x01, 0x19, 0xfa]);
});

test('a drawer pulse nobody answers for is not repeated', async (t) => {
  const printer = createScriptedPrinter((heard) => {
    if (heard.type === 'ticket') printer.hangUp('lost');
    return healthy(heard);
  });
  t.like(await link(t, printer, { feedback: 'process_id' }).kickDrawer(2), { kind: 'unconfirmed' });
  t.deepEqual(printer.ticketBytes(), [0x1b, 0x70, 0x00, 0x19, 0xfa]);
});

test('an idle printer is looked after', async (t) => {
  const seen: PrinterStatus[] = [];
  let paper = 0x12;
  const printer = createScriptedPrinter((heard) =>
    heard.type === 'status' && heard.question === 4 ? [paper] : healthy(heard),
  );
  link(t, printer, { timings: { idlePoll: 10 }, onStatus: (status) => seen.push(status) });
  await waitUntil(() => seen.at(-1)?.paper === 'ok');
  paper = 0x7e;
  await waitUntil(() => seen.at(-1)?.paper === 'out');
  printer.setReachable(false);
  await waitUntil(() => seen.at(-1)?.online === false);
  t.false(printer.isOpen());
});

test('a printer that is ours alone is kept: what it says is told at once, what it keeps to itself soon', async (t) => {
  const seen: PrinterStatus[] = [];
  let paper = 0x12;
  let speaks = true;
  const printer = createScriptedPrinter((heard) => {
    if (!speaks) return undefined;
    return heard.type === 'status' && heard.question === 4 ? [paper] : healthy(heard);
  });
  const timings = { idlePoll: 3_600_000, idleClose: 1, heldPoll: 20, admission: 200 };
  link(t, printer, { timings, holds: true, onStatus: (status) => seen.push(status) });
  await waitUntil(() => seen.at(-1)?.paper === 'ok');
  paper = 0x7e;
  await waitUntil(() => seen.at(-1)?.paper === 'out');
  t.is(printer.opened(), 1);
  speaks = false;
  await waitUntil(() => seen.at(-1)?.online === false);
  speaks = true;
  paper = 0x12;
  await waitUntil(() => seen.at(-1)?.paper === 'ok' && seen.at(-1)?.online === true);
  printer.setReachable(false);
  printer.hangUp('lost');
  await waitUntil(() => seen.at(-1)?.online === false);
  printer.setReachable(true);
  await waitUntil(() => seen.at(-1)?.online === true);
  t.pass();
});

test('a kept printer that reports by itself need not be asked', async (t) => {
  const seen: PrinterStatus[] = [];
  const printer = createScriptedPrinter(healthy);
  const timings = { idlePoll: 3_600_000, heldPoll: 3_600_000, idleClose: 1 };
  link(t, printer, { timings, holds: true, onStatus: (status) => seen.push(status) });
  await waitUntil(() => seen.at(-1)?.paper === 'ok');
  printer.say(0x1c, 0x00, 0x0c, 0x00);
  t.is(seen.at(-1)?.paper, 'out');
  t.is(printer.opened(), 1);
});

test('a printer that is ours alone and can not speak is let go', async (t) => {
  const printer = createScriptedPrinter(() => undefined);
  const opened = link(t, printer, { profile: unknown, holds: true, timings: { heldPoll: 3_600_000 } });
  t.deepEqual(await opened.deliver(ticket()), { kind: 'sent' });
  t.false(printer.isOpen());
});

test('a printer that never said anything is not called offline for its silence, only when nothing answers its door', async (t) => {
  const seen: boolean[] = [];
  const printer = createScriptedPrinter(() => undefined);
  const opened = link(t, printer, {
    profile: unknown,
    timings: { idlePoll: 10 },
    onStatus: ({ online }) => seen.push(online),
  });
  await waitUntil(() => seen.length === 1);
  t.deepEqual(await opened.deliver(ticket()), { kind: 'sent' });
  await opened.check();
  printer.setReachable(false);
  printer.hangUp('lost');
  await waitUntil(() => seen.length === 2);
  t.deepEqual(seen, [true, false]);
});

test('after a lost ticket the printer is looked at at once', async (t) => {
  const seen: PrinterStatus[] = [];
  const printer = createScriptedPrinter((heard) => {
    if (heard.type !== 'ticket') return healthy(heard);
    printer.setReachable(false);
    printer.hangUp('lost');
    return [];
  });
  const opened = link(t, printer, {
    feedback: 'process_id',
    timings: { idlePoll: 3_600_000 },
    onStatus: (status) => seen.push(status),
  });
  await waitUntil(() => seen.at(-1)?.paper === 'ok');
  t.is((await opened.deliver(ticket())).kind, 'unconfirmed');
  await waitUntil(() => seen.at(-1)?.online === false);
  t.pass();
});

test('a closed link finishes what is in hand and takes nothing more', async (t) => {
  const printer = createScriptedPrinter(healthy);
  const opened = link(t, printer);
  const inHand = opened.deliver(ticket());
  await waitUntil(() => printer.opened() === 1);
  await opened.close();
  t.is((await inHand).kind, 'completed');
  t.false(printer.isOpen());
  t.like(await opened.deliver(ticket()), { kind: 'not_sent', cause: 'printer_disabled' });
});
