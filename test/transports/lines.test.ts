import test, { type ExecutionContext } from 'ava';
import { createPrinterLink } from '../../src/driver/printer-link.ts';
import { formatProcessId } from '../../src/driver/process-id.ts';
import { createSerialTransport, parseSerialLine } from '../../src/transports/serial.ts';
import type { Transport } from '../../src/transports/transport.ts';
import { createUsbTransport } from '../../src/transports/usb.ts';
import { startVirtualPrinter } from '../../src/virtual-printer/start-virtual-printer.ts';
import { epson } from '../helpers/driven-printer.ts';
import { encodeNumberedTicket, type NumberedTicket, readPaperOfJob } from '../helpers/numbered-ticket.ts';
import { type PtyPrinter, startPtyPrinter } from '../helpers/pty-printer.ts';
import { createScaledClock } from '../helpers/scaled-clock.ts';

const clock = createScaledClock(5);

const ways: Readonly<Record<string, (path: string) => Transport>> = {
  usb: (path) => createUsbTransport({ path, clock }),
  serial: (path) => createSerialTransport({ line: parseSerialLine(`${path}:115200`), clock }),
};

async function plugIn(t: ExecutionContext, way: string, speed = 600) {
  const printer = await startVirtualPrinter({ bootMs: 0, clock, speed });
  t.teardown(() => printer.close());
  const pty: PtyPrinter = await startPtyPrinter(t, printer.port);
  const transport = ways[way]?.(pty.path);
  if (!transport) throw new Error(way);
  const link = createPrinterLink({ transport, profile: epson, clock, timings: { complete: 200_000 } });
  t.teardown(() => link.close());
  let count = 0;
  const deliver = (ticket: NumberedTicket) => {
    count += 1;
    return link.deliver({
      processId: formatProcessId(count * 36),
      body: encodeNumberedTicket(ticket),
      lineCount: ticket.lineCount,
      journal: { sending: async () => undefined },
    });
  };
  return { printer, pty, deliver };
}

for (const way of Object.keys(ways)) {
  test(`${way}: tickets over a real device are proven, also long ones`, async (t) => {
    const { printer, deliver } = await plugIn(t, way);
    for (const ticket of [
      { job: 'one', lineCount: 5 },
      { job: 'two', lineCount: 120 },
    ]) {
      t.like(await deliver(ticket), { kind: 'completed', proof: 'process_id' });
      t.like(readPaperOfJob(printer.paper(), ticket), { unmarked: 1, torn: 0 });
    }
  });

  test(`${way}: unplugged in the middle the outcome is open, afterwards nothing is sent`, async (t) => {
    const { printer, pty, deliver } = await plugIn(t, way, 20);
    const delivering = deliver({ job: 'one', lineCount: 60 });
    await printer.waitFor(() => printer.log().some(({ type }) => type === 'printed'), 60_000);
    await pty.unplug();
    t.like(await delivering, { kind: 'unconfirmed' });
    t.like(await deliver({ job: 'two', lineCount: 5 }), { kind: 'not_sent', cause: 'offline' });
  });
}

test('a serial line is read from one text', (t) => {
  t.deepEqual(parseSerialLine('/dev/ttyUSB0'), { path: '/dev/ttyUSB0', baudRate: 9600, flow: 'rtscts' });
  t.deepEqual(parseSerialLine('COM3:19200'), { path: 'COM3', baudRate: 19200, flow: 'rtscts' });
  const byPath = '/dev/serial/by-path/pci-0000:00:14.0-usb-0:1:1.0-port0';
  t.deepEqual(parseSerialLine(`${byPath}:38400:xonxoff`), { path: byPath, baudRate: 38400, flow: 'xonxoff' });
  t.is(parseSerialLine(byPath).path, byPath);
  t.throws(() => parseSerialLine('COM3:9600:magic'), { message: /flow control/ });
});

test('without the package it is said what to install', async (t) => {
  const transport = createSerialTransport({
    line: parseSerialLine('COM9'),
    clock,
    load: () => Promise.reject(new Error('Cannot find package')),
  });
  await t.throwsAsync(transport.open());
});
