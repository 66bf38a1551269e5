import test from 'ava';
import { readStream, streamHead } from '../../src/storage/event-log.ts';
import type { Transaction } from '../../src/storage/storage.ts';
import { openTestStorage } from '../helpers/open-test-storage.ts';

const event = (storeId: number, orderId: number | null = null) => ({
  type: 'menu_update' as const,
  storeId,
  orderId,
  body: (seq: number) => ({ mark: seq }),
  timestamp: '2026-01-08T23:48:47.749+08:00',
});

test('units that wait together commit together, and each caller is answered after the commit', async (t) => {
  const storage = await openTestStorage(t);
  const seqs = await Promise.all(
    Array.from({ length: 50 }, () => storage.write((tx) => tx.append(event(1)))),
  );
  t.deepEqual(
    seqs,
    Array.from({ length: 50 }, (_, index) => index + 1),
  );
  t.is((await readStream(storage.read, 'store:1', 0, 100)).length, 50);
});

test('a failing unit rolls back alone: its rows, its events and its numbers', async (t) => {
  const storage = await openTestStorage(t);
  const put = (key: string, fail: boolean) =>
    storage.write(async (tx: Transaction) => {
      await tx.db('setting').insert({ key, value: 'x' });
      await tx.append(event(1, 7));
      if (fail) throw new Error(`no ${key}`);
      return tx.take('order');
    });
  const results = await Promise.allSettled([put('a', false), put('b', true), put('c', false)]);
  t.deepEqual(
    results.map((result) => (result.status === 'fulfilled' ? result.value : String(result.reason))),
    [1, 'Error: no b', 2],
  );
  const keys = await storage.read('setting').whereIn('key', ['a', 'b', 'c']).orderBy('key').pluck('key');
  t.deepEqual(keys, ['a', 'c']);
  t.deepEqual(
    (await readStream(storage.read, 'order:7', 0, 10)).map(({ seq }) => seq),
    [1, 2],
  );
  t.is(await streamHead(storage.read, 'store:1'), 2);
});

test('a lone failing unit leaves nothing behind', async (t) => {
  const storage = await openTestStorage(t);
  await t.throwsAsync(
    storage.write(async (tx) => {
      await tx.append(event(1));
      throw new Error('changed my mind');
    }),
    { message: 'changed my mind' },
  );
  t.is(await streamHead(storage.read, 'store:1'), 0);
  t.is(await storage.write((tx) => tx.append(event(1))), 1);
});

test('each stream counts by itself, and its body names the position in the store stream', async (t) => {
  const storage = await openTestStorage(t);
  await storage.write((tx) => tx.append(event(1, 7)));
  await storage.write((tx) => tx.append(event(2, 8)));
  await storage.write((tx) => tx.append(event(1, 7)));
  t.deepEqual(
    (await readStream(storage.read, 'store:1', 0, 10)).map(({ seq, body }) => [seq, JSON.parse(body).mark]),
    [
      [1, 1],
      [2, 2],
    ],
  );
  t.deepEqual(
    (await readStream(storage.read, 'order:7', 1, 10)).map(({ seq, body }) => [seq, JSON.parse(body).mark]),
    [[2, 2]],
  );
});

const answer = (key: string) => ({
  scope: 'test',
  key,
  request_hash: '',
  status: 201,
  body: '{}',
  created_at: '2026-01-08T15:48:47.749Z',
});

test('rows that wait for the end survive a neighbour that wrote them early and failed', async (t) => {
  const storage = await openTestStorage(t);
  const results = await Promise.allSettled([
    storage.write(async (tx) => tx.insert('idempotency_key', [answer('a')])),
    storage.write(async (tx) => {
      await tx.settle();
      tx.insert('idempotency_key', [answer('b')]);
      await tx.db('setting').insert({ key: 'b', value: 'x' });
      throw new Error('changed my mind');
    }),
    storage.write(async (tx) => {
      await tx.settle();
      return tx.db('idempotency_key').pluck('key');
    }),
  ]);
  t.deepEqual(
    results.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  t.like(results[2], { value: ['a'] });
  t.deepEqual(await storage.read('idempotency_key').pluck('key'), ['a']);
  t.is(await storage.read('setting').where({ key: 'b' }).first(), undefined);
});

test('a row that can’t be written at the end fails its own unit only', async (t) => {
  const storage = await openTestStorage(t);
  await storage.write(async (tx) => tx.insert('idempotency_key', [answer('taken')]));
  const results = await Promise.allSettled(
    ['x', 'taken', 'y'].map((key) =>
      storage.write(async (tx) => {
        tx.insert('idempotency_key', [answer(key)]);
        return tx.append(event(1));
      }),
    ),
  );
  t.deepEqual(
    results.map((result) => (result.status === 'fulfilled' ? result.value : 'refused')),
    [1, 'refused', 2],
  );
  t.deepEqual(await storage.read('idempotency_key').orderBy('key').pluck('key'), ['taken', 'x', 'y']);
});
