import test, { type ExecutionContext } from 'ava';
import type { LoggedEvent } from '../../src/protocol/events.ts';
import { startRelay, type RelayFailure, type RelayOptions } from '../../src/relay/relay.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { openTestStorage } from '../helpers/open-test-storage.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { waitUntil } from '../helpers/wait-for.ts';

const timestamp = '2026-01-08T23:48:47.749+08:00';

function append(storage: Storage, storeId: number, ticketId: number | null = 1): Promise<number> {
  return storage.write((tx) =>
    tx.append({ type: 'menu_update', storeId, ticketId, body: () => ({}), timestamp }),
  );
}

function relay(t: ExecutionContext, storage: Storage, options: Partial<RelayOptions>) {
  const started = startRelay({
    storage,
    clock: systemClock,
    name: 'spooler',
    wants: ({ ticketId }) => ticketId !== null,
    handle: async () => {},
    onFailure: () => {},
    pollMs: 20,
    ...options,
  });
  t.teardown(() => started.stop());
  return started;
}

/** Handles an event by a row that can exist only once. */
async function note(tx: Parameters<RelayOptions['handle']>[0], event: LoggedEvent): Promise<void> {
  await tx.db('setting').insert({ key: `seen:${event.storeId}:${event.seq}`, value: 'x' });
}

function noted(storage: Storage): Promise<string[]> {
  return storage.read('setting').where('key', 'like', 'seen:%').pluck('key');
}

test('every event is handled once and in order, with nobody to wake the relay', async (t) => {
  const storage = await openTestStorage(t);
  const seen: string[] = [];
  relay(t, storage, {
    handle: async (_tx, { storeId, seq }) => void seen.push(`${storeId}/${seq}`),
  });
  for (const storeId of [1, 2, 1, 1, 2]) await append(storage, storeId);
  await waitUntil(() => seen.length === 5);
  t.deepEqual(
    seen.filter((entry) => entry.startsWith('1/')),
    ['1/1', '1/2', '1/3'],
  );
  t.deepEqual(
    seen.filter((entry) => entry.startsWith('2/')),
    ['2/1', '2/2'],
  );
});

test('a wake-up is enough, also one that comes while the relay works', async (t) => {
  const storage = await openTestStorage(t);
  let handled = 0;
  const started = relay(t, storage, {
    pollMs: 3_600_000,
    handle: async () => {
      handled += 1;
    },
  });
  for (let round = 1; round <= 20; round++) {
    await append(storage, 1);
    started.wake();
    if (round % 4 === 0) await waitUntil(() => handled === round);
  }
  t.is(handled, 20);
});

test('a relay goes on where it stopped', async (t) => {
  const storage = await openTestStorage(t);
  const seen: number[] = [];
  const handle: RelayOptions['handle'] = async (_tx, { seq }) => void seen.push(seq);
  await append(storage, 1);
  const first = relay(t, storage, { handle });
  await waitUntil(() => seen.length === 1);
  await first.stop();
  await append(storage, 1);
  relay(t, storage, { handle });
  await waitUntil(() => seen.length === 2);
  t.deepEqual(seen, [1, 2]);
});

test('what the handler wrote goes with the cursor: a failed try leaves nothing and is tried again', async (t) => {
  const storage = await openTestStorage(t);
  const failures: RelayFailure[] = [];
  await append(storage, 1);
  await append(storage, 1);
  relay(t, storage, {
    onFailure: (failure) => failures.push(failure),
    handle: async (tx, event) => {
      await note(tx, event);
      if (failures.length < 2) throw new Error('poisoned');
    },
  });
  await waitUntil(async () => (await noted(storage)).length >= 2);
  const seen = await noted(storage);
  t.deepEqual(seen, ['seen:1:1', 'seen:1:2']);
  t.deepEqual(
    failures.map(({ storeId, seq, attempt, error }) => [storeId, seq, attempt, error.message]),
    [
      [1, 1, 1, 'poisoned'],
      [1, 1, 2, 'poisoned'],
    ],
  );
});

test('a poisoned event holds up its own store only, and shows', async (t) => {
  const storage = await openTestStorage(t);
  let failures = 0;
  const started = relay(t, storage, {
    onFailure: () => void failures++,
    handle: async (tx, event) => {
      if (event.storeId === 1) throw new Error('poisoned');
      await note(tx, event);
    },
  });
  await append(storage, 1);
  await append(storage, 1);
  await append(storage, 2);
  await waitUntil(async () => (await noted(storage)).length >= 1);
  const seen = await noted(storage);
  t.deepEqual(seen, ['seen:2:1']);
  await waitUntil(() => failures > 0);
  const behind = await started.behind();
  t.is(behind.get(1), 2);
  t.is(behind.get(2), 0);
});

test('relays of one name in parallel share the work: each event takes effect once', async (t) => {
  const filename = `${await tempDir(t)}/restaurant.db`;
  const storages = await Promise.all([1, 2, 3].map(() => openTestStorage(t, { filename })));
  const failures: RelayFailure[] = [];
  for (const storage of storages)
    relay(t, storage, { handle: note, pollMs: 2, onFailure: (failure) => failures.push(failure) });
  const [first] = storages;
  if (!first) return t.fail();
  for (let round = 0; round < 60; round++) await append(first, 1);
  await waitUntil(async () => (await noted(first)).length >= 60);
  const seen = await noted(first);
  t.is(new Set(seen).size, 60);
  t.deepEqual(failures, []);
});

test('uninteresting events cost no write, yet a restart does not begin all over', async (t) => {
  const storage = await openTestStorage(t);
  await storage.write(async (tx) => {
    for (let round = 0; round < 1_200; round++)
      await tx.append({ type: 'menu_update', storeId: 1, body: () => ({}), timestamp });
  });
  const started = relay(t, storage, {});
  await waitUntil(async () => (await started.behind()).get(1) === 0);
  await started.stop();
  const { seq }: { seq: number } = await storage.read('relay_cursor').first('seq');
  t.true(seq >= 700 && seq < 1_200, String(seq));
});
