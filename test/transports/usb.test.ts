import test from 'ava';
import type { DeviceFile, OpenDeviceFile } from '../../src/transports/device-file.ts';
import type { Channel } from '../../src/transports/transport.ts';
import { createUsbTransport } from '../../src/transports/usb.ts';
import { createScaledClock } from '../helpers/scaled-clock.ts';
import { waitUntil } from '../helpers/wait-for.ts';

const clock = createScaledClock(10);

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** What the kernel answers to each write, in turn; afterwards it takes everything. */
type Answer = number | string;

function createDevice(answers: Answer[] = [], { reads = ['EAGAIN'] as (string | Uint8Array)[] } = {}) {
  const taken: number[] = [];
  let isOpen = true;
  let last = reads.at(-1) ?? 'EAGAIN';
  const file: DeviceFile = {
    read: async (into) => {
      const said = reads.shift() ?? last;
      if (typeof said === 'string') {
        last = said;
        throw systemError(said);
      }
      last = 'EAGAIN';
      into.set(said);
      return said.length;
    },
    write: async (bytes) => {
      const answer = answers.shift() ?? bytes.length;
      if (typeof answer === 'string') throw systemError(answer);
      const count = Math.min(answer, bytes.length);
      taken.push(...bytes.subarray(0, count));
      return count;
    },
    close: async () => {
      isOpen = false;
    },
  };
  const ways: string[] = [];
  const open: OpenDeviceFile = async (_path, way) => {
    ways.push(way);
    return file;
  };
  return { open, ways, answers, taken: () => Buffer.from(taken).toString(), isOpen: () => isOpen };
}

const connect = (device: { open: OpenDeviceFile }, drain = 20_000): Promise<Channel> =>
  createUsbTransport({ path: '/dev/usb/lp0', clock, open: device.open, timings: { drain } }).open();

test('partial writes, a busy printer and paper that ends: every byte once, in order', async (t) => {
  const device = createDevice([3, 'EAGAIN', 2, 'ENOSPC', 'ENOSPC', 1, 'EINTR']);
  const channel = await connect(device);
  t.falsy(channel.isOneWay);
  await Promise.all([channel.write(Buffer.from('abcdefgh')), channel.write(Buffer.from('?'))]);
  t.deepEqual(await channel.end(), { kind: 'ended', detail: 'closed', untouched: false });
  t.is(device.taken(), 'abcdefgh?');
  t.false(device.isOpen());
});

test('what the printer says is heard, also what it said before anybody listened', async (t) => {
  const device = createDevice([], { reads: [Uint8Array.of(0x12), Uint8Array.of(0x16, 0x12)] });
  const channel = await connect(device);
  const heard: number[] = [];
  channel.onData((bytes) => heard.push(...bytes));
  await waitUntil(() => heard.length === 3);
  t.deepEqual(heard, [0x12, 0x16, 0x12]);
  await channel.end();
});

test('a device that can not be read is known as one way', async (t) => {
  t.true((await connect(createDevice([], { reads: ['EINVAL'] }))).isOneWay);
  const device = createDevice();
  const writable: OpenDeviceFile = async (path, way) => {
    if (way === 'both') throw systemError('EACCES');
    return device.open(path, way);
  };
  t.true((await connect({ open: writable })).isOneWay);
  t.deepEqual(device.ways, ['write']);
});

test('unplugged: lost, and whether a byte went out is told', async (t) => {
  for (const [answers, untouched] of [
    [['ENODEV'], true],
    [[2, 'ENODEV'], false],
  ] as const) {
    const device = createDevice([...answers]);
    const channel = await connect(device);
    await channel.write(Buffer.from('abc'));
    t.deepEqual(await channel.end(), { kind: 'lost', detail: 'the printer is unplugged', untouched });
    t.false(device.isOpen());
  }
  const idle = await connect(createDevice([], { reads: ['EAGAIN', 'ENODEV'] }));
  let reason = '';
  idle.onClose(({ kind }) => (reason = kind));
  await waitUntil(() => reason === 'lost');
});

test('the last bytes are waited for: closing the device would throw them away', async (t) => {
  const device = createDevice([3, 'EAGAIN', 'EAGAIN', 'EAGAIN']);
  const channel = await connect(device);
  await channel.write(Buffer.from('abc'));
  t.is((await channel.end()).kind, 'ended');
  t.deepEqual(device.answers, []);

  const stuck = createDevice([3, ...Array<string>(10_000).fill('EAGAIN')]);
  const other = await connect(stuck, 500);
  await other.write(Buffer.from('abc'));
  t.like(await other.end(), { kind: 'lost', detail: 'it takes nothing', untouched: false });
  t.false(stuck.isOpen());
});

test('out of paper from the first byte on: nothing was sent', async (t) => {
  const device = createDevice(Array<string>(10_000).fill('ENOSPC'));
  const channel = await connect(device, 500);
  const writing = channel.write(Buffer.from('abc'));
  t.deepEqual(await channel.end(), { kind: 'lost', detail: 'out of paper', untouched: true });
  await writing;
});

test('nobody there, taken, no device: said in words', async (t) => {
  const failing =
    (code: string): OpenDeviceFile =>
    () =>
      Promise.reject(systemError(code));
  await t.throwsAsync(connect({ open: failing('ENOENT') }), { message: /plugged in/ });
  await t.throwsAsync(connect({ open: failing('EBUSY') }), { message: /another program/ });
  await t.throwsAsync(createUsbTransport({ path: '/etc/hostname', clock }).open(), { message: /no device/ });
});
