import type { ExecutionContext } from 'ava';
import test from 'ava';
import {
  startVirtualPrinter,
  type VirtualPrinterOptions,
} from '../../src/virtual-printer/start-virtual-printer.ts';
import { startTestApi, type TestApi } from '../helpers/test-api.ts';
import { waitFor } from '../helpers/wait-for.ts';

async function startPrinter(t: ExecutionContext, options: VirtualPrinterOptions = {}) {
  const printer = await startVirtualPrinter({ bootMs: 0, speed: 'instant', ...options });
  t.teardown(() => printer.close());
  return printer;
}

/** Printers of a test listen where real ones don't. */
const openHost = { RESTAURANTCTL_PRINTD_ALLOWED_PRINTERS: '127.0.0.0/29' };

async function searchUntil({ call }: TestApi, status: string) {
  return waitFor(`the search to be ${status}`, async () => {
    const { body } = await call('getPrinterSearch', { as: 'admin' });
    return body.status === status && body;
  });
}

test('an admin has the network searched and sees how far it is and what it proposes', async (t) => {
  const printer = await startPrinter(t);
  const api = await startTestApi(t, { env: openHost });
  const before = await api.call('getPrinterSearch', { as: 'admin' });
  t.like(before.body, { status: 'idle', looked: 0, total: 0, printers: [], requested_by: null });
  for (const range of before.body.own_ranges) t.regex(range, /\.0\/24$/);
  const body = { ranges: ['127.0.0.0/29'], port: printer.port };
  const started = await api.call('startPrinterSearch', { as: 'admin', body });
  t.like(started.body, { status: 'running', total: 6, requested_by: 'admin' });
  const done = await searchUntil(api, 'finished');
  t.is(done.looked, 6);
  const found = done.printers.filter(({ connection }: { connection: string }) => connection === 'network');
  t.deepEqual(found, [
    {
      connection: 'network',
      ip_address: '127.0.0.1',
      port: printer.port,
      device_path: null,
      name: null,
      printer_id: null,
      answers_status: true,
      trouble: null,
      maker: 'EPSON',
      model: 'TM-T82III',
      proposal: {
        profile: 'epson-80',
        profile_name: found[0]?.proposal.profile_name,
        paper_width: 80,
        columns: 48,
        feedback: 'status',
      },
    },
  ]);
  t.is(printer.paper().length, 0);
});

test('a printer that was added is named and left alone', async (t) => {
  const printer = await startPrinter(t);
  const api = await startTestApi(t, { env: openHost });
  const address = { connection: 'network', ip_address: '127.0.0.1', port: printer.port };
  const added = await api.call('createPrinter', {
    as: 'admin',
    body: { store_id: 1, name: 'Wok', ...address },
  });
  const body = { ranges: ['127.0.0.1'], port: printer.port };
  await api.call('startPrinterSearch', { as: 'admin', body });
  const { printers } = await searchUntil(api, 'finished');
  const [found] = printers.filter(({ connection }: { connection: string }) => connection === 'network');
  t.like(found, { ip_address: '127.0.0.1', printer_id: added.body.id, answers_status: null, proposal: null });
  const probe = await api.call('probePrinter', { as: 'admin', body: address });
  t.is(probe.status, 409);
  t.regex(probe.text, /Wok/);
  t.false(printer.log().some(({ type }) => type === 'connect'));
});

test('one search at a time; it can be stopped, and keeps what it found', async (t) => {
  // Accepts nobody: each address takes its whole patience.
  const printer = await startPrinter(t, { faults: [{ name: 'noReply' }] });
  const api = await startTestApi(t, { env: openHost });
  const body = { ranges: ['127.0.0.1'], port: printer.port };
  t.is((await api.call('startPrinterSearch', { as: 'admin', body })).status, 201);
  t.is((await api.call('startPrinterSearch', { as: 'admin', body })).status, 409);
  const stopped = await api.call('stopPrinterSearch', { as: 'admin' });
  t.like(stopped.body, { status: 'stopped' });
  t.is((await api.call('startPrinterSearch', { as: 'admin', body })).status, 201);
  await searchUntil(api, 'finished');
});

test('only private networks and the ports of printers are looked through', async (t) => {
  const api = await startTestApi(t);
  const start = (body: object) => api.call('startPrinterSearch', { as: 'admin', body });
  for (const ranges of [['8.8.8.0/24'], ['10.0.0.0/8'], ['nonsense'], ['10.0.0.0/20', '10.1.0.0/20']])
    t.is((await start({ ranges })).status, 422, ranges.join());
  t.is((await start({ ranges: ['127.0.0.1'], port: 22 })).status, 422);
  t.is((await api.call('getPrinterSearch', { as: 'admin' })).body.status, 'idle');
});

test('a probe proposes settings, also careful ones for who is silent or not there', async (t) => {
  const printer = await startPrinter(t, { profile: 'xprinter80' });
  const silent = await startPrinter(t, { profile: 'writeonly' });
  const api = await startTestApi(t, { env: openHost });
  const probe = async (body: object) => api.call('probePrinter', { as: 'admin', body });
  const network = { connection: 'network', ip_address: '127.0.0.1' };
  const known = (await probe({ ...network, port: printer.port })).body;
  t.like(known, { reached: true, detail: null, answers_status: true });
  t.like(known.proposal, { profile: 'xprinter-80', columns: 48, feedback: 'status' });
  const mute = (await probe({ ...network, port: silent.port, paper_width: 58 })).body;
  t.like(mute, { reached: true, answers_status: false });
  t.like(mute.proposal, { profile: 'generic-58', columns: 32, feedback: 'auto' });
  const absent = (await probe({ connection: 'usb', device_path: '/dev/usb/nowhere' })).body;
  t.like(absent, { reached: false, proposal: { profile: 'generic-80' } });
  t.regex(absent.detail, /no such device/);
  t.is((await probe({ connection: 'usb', device_path: '/etc/passwd' })).body.reached, false);
  t.is((await probe({ connection: 'network', ip_address: '8.8.8.8' })).status, 422);
  t.is((await probe({ connection: 'network', device_path: '/dev/usb/lp0' })).status, 422);
  t.is(printer.paper().length, 0);
});
