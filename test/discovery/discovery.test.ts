import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { findLocalPrinters } from '../../src/discovery/find-local-printers.ts';
import { findNetworkPrinters } from '../../src/discovery/find-network-printers.ts';
import { hostsOfRange, ownRanges } from '../../src/discovery/network-range.ts';
import { probePrinter } from '../../src/discovery/probe-printer.ts';
import { findProfile, proposeSettings } from '../../src/discovery/propose-settings.ts';
import { loadProfiles } from '../../src/runtime/printer-profiles.ts';
import { createTcpTransport } from '../../src/transports/tcp.ts';
import {
  startVirtualPrinter,
  type VirtualPrinterOptions,
} from '../../src/virtual-printer/start-virtual-printer.ts';
import { createScaledClock } from '../helpers/scaled-clock.ts';
import { tempDir } from '../helpers/temp-dir.ts';

const clock = createScaledClock(5);

async function probe(t: ExecutionContext, options: VirtualPrinterOptions) {
  const printer = await startVirtualPrinter({ clock, bootMs: 0, speed: 'instant', ...options });
  t.teardown(() => printer.close());
  const transport = createTcpTransport({ host: '127.0.0.1', port: printer.port, clock });
  const findings = await probePrinter({ transport, clock, patience: 5_000, asksEcho: true });
  t.is(printer.paper().length, 0);
  return { findings, proposed: proposeSettings(findings, await loadProfiles(), 80) };
}

test('a printer that tells all is known by its name and proves with process ids', async (t) => {
  const { findings, proposed } = await probe(t, { profile: 'epson80' });
  t.like(findings, { answersStatus: true, trouble: null, echo: 'process_id' });
  t.deepEqual(proposed, { profile: 'epson-80', columns: 48, feedback: 'process_id' });
});

test('a clone has its own profile and proves by its status', async (t) => {
  const { proposed } = await probe(t, { profile: 'xprinter80' });
  t.deepEqual(proposed, { profile: 'xprinter-80', columns: 48, feedback: 'status' });
});

test('a silent printer and one without paper leave the question open', async (t) => {
  const silent = await probe(t, { profile: 'writeonly' });
  t.false(silent.findings.answersStatus);
  t.deepEqual(silent.proposed, { profile: 'generic-80', columns: 48, feedback: 'auto' });
  const empty = await probe(t, { profile: 'epson80', faults: [{ name: 'paperOut' }] });
  t.is(empty.findings.trouble, 'paper');
  t.is(empty.proposed.feedback, 'auto');
});

test('models find their profiles', async (t) => {
  const profiles = await loadProfiles();
  const of = (maker: string, model: string, paper: 58 | 80 = 80, language?: string) =>
    findProfile({ maker, model, ...(language ? { language } : {}) }, profiles, paper)?.id;
  t.is(of('EPSON', 'TM-T88VI'), 'epson-80-42');
  t.is(of('EPSON', 'TM-T20III'), 'epson-80');
  t.is(of('EPSON', 'TM-T20III', 80, 'KANJI JAPANESE'), 'epson-80-latin');
  t.is(of('EPSON', 'TM-m10', 58), 'epson-58');
  t.is(of('Star', 'mC-Print3'), 'star-escpos-80');
  t.is(of('SUNMI', 'NT311'), 'sunmi-80');
  t.is(of('', 'POS-58', 58), 'xprinter-58');
  t.is(of('Nobody', 'Knows'), undefined);
});

test('a scan finds who listens, shows how far it is, and passes by who is no printer', async (t) => {
  const printer = await startVirtualPrinter({ clock, bootMs: 0 });
  t.teardown(() => printer.close());
  const hosts = hostsOfRange('127.0.0.0/29');
  const progress: number[] = [];
  const found = await findNetworkPrinters({
    hosts,
    port: printer.port,
    clock,
    width: 3,
    onProgress: (looked) => progress.push(looked),
  });
  t.deepEqual(
    found.map(({ host, findings }) => [host, findings.identity.model]),
    [['127.0.0.1', 'TM-T82III']],
  );
  t.is(progress.at(-1), hosts.length);

  const stranger = createServer((socket) => socket.on('error', () => {}).end('HTTP/1.1 400 Bad Request\r\n'));
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  t.teardown(() => void stranger.close());
  const address = stranger.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const [other] = await findNetworkPrinters({ hosts: ['127.0.0.1'], port, clock });
  t.not(other?.findings.echo, 'process_id');
  t.deepEqual(other?.findings.identity, {});
});

test('ranges are private and small', (t) => {
  t.deepEqual(hostsOfRange('192.168.1.77/30'), ['192.168.1.77', '192.168.1.78']);
  t.is(hostsOfRange('10.0.0.0/24').length, 254);
  t.deepEqual(hostsOfRange('10.0.0.9'), ['10.0.0.9']);
  for (const bad of ['8.8.8.0/24', '10.0.0.0/8', '0.0.0.0/24', 'nonsense', '10.0.0.0/33', '169.254.0.0/24'])
    t.throws(() => hostsOfRange(bad), { code: 'invalid' }, bad);
  for (const range of ownRanges()) t.regex(range, /\.0\/24$/);
});

test('device files and queues of this machine', async (t) => {
  const folder = await tempDir(t);
  await mkdir(join(folder, 'usb'));
  for (const name of ['lp1', 'lp0', 'hiddev0']) await writeFile(join(folder, 'usb', name), '');
  await writeFile(join(folder, 'lpstat'), '#!/bin/sh\necho kitchen\necho bar\n', { mode: 0o755 });
  const path = [folder, '/usr/bin', '/bin'].join(delimiter);
  const nothing = { serialAddon: 'no-such-package' };
  t.deepEqual(await findLocalPrinters({ usbFolder: join(folder, 'usb'), path, ...nothing }), [
    { connection: 'usb', devicePath: join(folder, 'usb', 'lp0') },
    { connection: 'usb', devicePath: join(folder, 'usb', 'lp1') },
    { connection: 'cups', devicePath: 'kitchen' },
    { connection: 'cups', devicePath: 'bar' },
  ]);
  t.deepEqual(await findLocalPrinters({ usbFolder: '/nowhere', path: '/nowhere', ...nothing }), []);
});

test('on Windows the printers among its USB devices, where the add-on is there', async (t) => {
  const addon = new URL('../fixtures/transports/fake-escpos-win.js', import.meta.url).href;
  t.deepEqual(await findLocalPrinters({ platform: 'win32', addon, serialAddon: 'no-such-package' }), [
    { connection: 'windows', devicePath: '\\\\?\\usb#vid_0416&pid_5011', name: 'POS-80' },
  ]);
  t.deepEqual(
    await findLocalPrinters({ platform: 'win32', addon: 'no-such-package', serialAddon: 'no-such-package' }),
    [],
  );
});

test('serial lines that have something at their end', async (t) => {
  const serialAddon = new URL('../fixtures/transports/fake-serialport.js', import.meta.url).href;
  t.deepEqual(
    await findLocalPrinters({ usbFolder: '/nowhere', path: '/nowhere', platform: 'linux', serialAddon }),
    [
      { connection: 'serial', devicePath: '/dev/ttyUSB0', name: 'Prolific' },
      { connection: 'serial', devicePath: '/dev/ttyACM0' },
    ],
  );
});
