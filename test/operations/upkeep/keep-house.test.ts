import test, { type ExecutionContext } from 'ava';
import { changeCart } from '../../../src/operations/carts/change-cart.ts';
import { houseEveryMs, keepHouse } from '../../../src/operations/upkeep/keep-house.ts';
import { newRefreshToken } from '../../../src/operations/people/log-in.ts';
import { admitLogIn } from '../../../src/operations/people/throttle-log-in.ts';
import { streamHead } from '../../../src/storage/event-log.ts';
import { keepAnswer } from '../../../src/storage/idempotency.ts';
import { insertWsTicket } from '../../../src/storage/ws-tickets.ts';
import { advanceCursor } from '../../../src/storage/relay-cursors.ts';
import { openStorage } from '../../../src/storage/storage.ts';
import { insertUser } from '../../../src/storage/users.ts';
import { actors, addEvents, addStore } from '../../helpers/hub-store.ts';
import { openTestStorage } from '../../helpers/open-test-storage.ts';
import { createSettableClock } from '../../helpers/settable-clock.ts';
import { tempDir } from '../../helpers/temp-dir.ts';
import { join } from 'node:path';

const events = { retention_days: 7, retention_count: 1_000_000 };
const dayMs = 86_400_000;

async function openHouse(t: ExecutionContext) {
  const clock = createSettableClock();
  const filename = join(await tempDir(t), 'restaurant.db');
  const storage = await openTestStorage(t, { clock, filename });
  await addStore(storage, 1);
  const seqs = async (): Promise<number[]> => storage.read('event').orderBy('seq').pluck('seq');
  const count = async (table: string) => (await storage.read(table).select()).length;
  return { clock, storage, filename, seqs, count };
}

test('answers, tokens, tickets and counts go when their time is over, not before', async (t) => {
  const { clock, storage, count } = await openHouse(t);
  const user = { username: 'a', email: null, customerId: null, storeIds: null, isDemo: false };
  await storage.write(async (tx) => {
    const { id } = await insertUser(tx, { ...user, hashedPassword: 'x', role: 'staff' });
    await newRefreshToken(tx, id, 'family');
    const expiresAt = new Date(tx.now.getTime() + 30_000).toISOString();
    await insertWsTicket(tx, { tokenHash: 'h', claims: '{}', expiresAt });
    await tx.db('payment_callback_nonce').insert({ nonce: 'n', expires_at: expiresAt });
    for (let key = 0; key < 1500; key++)
      keepAnswer(
        tx,
        { scope: `user:${key % 2}`, key: String(key) },
        { requestHash: 'h', status: 201, body: '{}' },
      );
  });
  await admitLogIn(
    { storage, clock },
    { username: 'a', address: '10.0.0.1' },
    { perAddress: 9, perSecond: 9 },
  );
  const left = async () => ({
    answers: await count('idempotency_key'),
    tokens: await count('refresh_token'),
    tickets: await count('ws_ticket'),
    nonces: await count('payment_callback_nonce'),
    throttles: await count('throttle'),
  });
  t.true(await keepHouse({ storage, clock, events }));
  t.deepEqual(await left(), { answers: 1500, tokens: 1, tickets: 1, nonces: 1, throttles: 3 });
  clock.pass(houseEveryMs);
  t.true(await keepHouse({ storage, clock, events }));
  t.deepEqual(await left(), { answers: 1500, tokens: 1, tickets: 0, nonces: 0, throttles: 1 });
  clock.pass(3 * dayMs);
  t.true(await keepHouse({ storage, clock, events }));
  t.deepEqual(await left(), { answers: 0, tokens: 1, tickets: 0, nonces: 0, throttles: 0 });
  clock.pass(4 * dayMs);
  t.true(await keepHouse({ storage, clock, events }));
  t.is(await count('refresh_token'), 0);
});

test('counters of past days go after 90 days; numbers of orders count on', async (t) => {
  const { clock, storage } = await openHouse(t);
  const day = clock.now().toISOString().slice(0, 10);
  const passing = [`daily:1:${day}`, `number:${day.replaceAll('-', '')}12`];
  await storage.write(async (tx) => {
    for (const name of [...passing, 'order']) await tx.take(name);
  });
  const left = async (): Promise<string[]> =>
    storage
      .read('counter')
      .whereIn('name', [...passing, 'order'])
      .orderBy('name')
      .pluck('name');
  clock.pass(89 * dayMs);
  t.true(await keepHouse({ storage, clock, events }));
  t.deepEqual(await left(), [...passing, 'order']);
  clock.pass(3 * dayMs);
  t.true(await keepHouse({ storage, clock, events }));
  t.deepEqual(await left(), ['order']);
});

test('events beyond the retention go, in all streams, and the positions count on', async (t) => {
  const { clock, storage, seqs, count } = await openHouse(t);
  await addEvents(storage, 1200, { orderId: 5 });
  clock.pass(4 * dayMs);
  await addEvents(storage, 3, { orderId: 5 });
  clock.pass(4 * dayMs);
  t.true(await keepHouse({ storage, clock, events }));
  t.deepEqual(await seqs(), [1201, 1202, 1203]);
  t.is(await count('stream_entry'), 3);
  await addEvents(storage, 1);
  t.is(await streamHead(storage.read, 'store:1'), 1204);
});

test('more events than are to be kept go, however young', async (t) => {
  const { clock, storage, seqs } = await openHouse(t);
  await addEvents(storage, 1100);
  t.true(await keepHouse({ storage, clock, events: { ...events, retention_count: 1000 } }));
  t.is((await seqs()).length, 1000);
  t.is((await seqs())[0], 101);
});

test('what a relay has not read yet is never forgotten', async (t) => {
  const { clock, storage, seqs } = await openHouse(t);
  await addEvents(storage, 50);
  await storage.write((tx) => advanceCursor(tx.db, { relay: 'spooler', storeId: 1, from: 0, to: 20 }));
  clock.pass(30 * dayMs);
  t.true(await keepHouse({ storage, clock, events }));
  t.is((await seqs())[0], 21);
});

test('of two processes one keeps the house each time', async (t) => {
  const { clock, storage, filename } = await openHouse(t);
  const other = await openStorage({ filename, clock });
  t.teardown(() => other.close());
  for (let round = 0; round < 3; round++) {
    const turns = await Promise.all([
      keepHouse({ storage, clock, events }),
      keepHouse({ storage: other, clock, events }),
    ]);
    t.deepEqual(turns.toSorted(), [false, true]);
    t.false(await keepHouse({ storage, clock, events }), 'not due');
    clock.pass(houseEveryMs);
  }
});

test('what guests wrote in a cart goes four hours after the last of them touched it', async (t) => {
  const { clock, storage, count } = await openHouse(t);
  const guest = { ...actors.guest, state: '1' };
  await storage.write((tx) =>
    changeCart(tx, { id: 11, actor: guest, change: { lines: [], wishes: { allergies: '花生', note: '' } } }),
  );
  clock.pass(4 * 3600_000);
  await keepHouse({ storage, clock, events });
  t.is(await count('cart_phone'), 1);
  clock.pass(houseEveryMs);
  await keepHouse({ storage, clock, events });
  t.is(await count('cart_phone'), 0);
});
