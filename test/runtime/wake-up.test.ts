import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { createPoker, createWakeUp } from '../../src/runtime/wake-up.ts';
import { makeFolder } from '../helpers/make-folder.ts';
import { waitUntil } from '../helpers/wait-for.ts';

test('a poke reaches the process it is meant for', async (t) => {
  const { runDir, listen, poker } = setUp(t);
  const [hub, printd] = [await listen('hub'), await listen('printd')];
  poker.poke('hub');
  await waitUntil(() => hub.pokes > 0);
  t.is(printd.pokes, 0);
  if (process.platform !== 'win32')
    t.deepEqual(readdirSync(runDir).sort(), ['wake-hub.sock', 'wake-printd.sock']);
});

test('a storm of pokes becomes a few, and the last one is not lost', async (t) => {
  const { listen, poker } = setUp(t);
  const hub = await listen('hub');
  for (let i = 0; i < 10_000; i++) poker.poke('hub');
  await waitUntil(() => hub.pokes > 0);
  const before = hub.pokes;
  t.true(before < 10);
  poker.poke('hub');
  await waitUntil(() => hub.pokes > before);
});

test('nobody listens: nothing happens; somebody comes back: pokes arrive again', async (t) => {
  const { listen, poker } = setUp(t);
  t.notThrows(() => poker.poke('hub'));
  const first = await listen('hub');
  await waitUntil(() => (poker.poke('hub'), first.pokes > 0));
  await first.close();
  poker.poke('hub');
  const second = await listen('hub');
  await waitUntil(() => (poker.poke('hub'), second.pokes > 0));
  t.pass();
});

test('a socket that a killed process left behind is taken over', async (t) => {
  const { listen, poker } = setUp(t);
  await listen('hub');
  const next = await listen('hub');
  await waitUntil(() => (poker.poke('hub'), next.pokes > 0));
  t.pass();
});

test('a run folder too deep for a socket path works all the same', async (t) => {
  const runDir = join(makeFolder(t), 'd'.repeat(120));
  mkdirSync(runDir);
  const { listen, poker } = setUp(t, runDir);
  const hub = await listen('hub');
  poker.poke('hub');
  await waitUntil(() => hub.pokes > 0);
  t.is(hub.errors.length, 0);
});

test('a folder that is not there costs the wake-up, not the process', async (t) => {
  const { listen, poker } = setUp(t, '/nowhere/at/all');
  const hub = await listen('hub');
  t.is(hub.errors.length, 1);
  t.notThrows(() => poker.poke('hub'));
});

function setUp(t: Parameters<typeof makeFolder>[0], runDir = makeFolder(t)) {
  const poker = createPoker({ runDir });
  t.teardown(() => poker.close());
  const listen = async (name: 'hub' | 'printd') => {
    const listener = { pokes: 0, errors: [] as Error[], close: async () => {} };
    const wakeUp = await createWakeUp({
      runDir,
      name,
      onPoke: () => void listener.pokes++,
      onError: (error) => void listener.errors.push(error),
    });
    listener.close = wakeUp.close;
    t.teardown(wakeUp.close);
    return listener;
  };
  return { runDir, poker, listen };
}
