import test, { type ExecutionContext } from 'ava';
import type { FollowOptions } from '../../src/client/follow-stream.ts';
import { followStream } from '../../src/client/realtime-client.ts';
import { startCuttingProxy } from '../helpers/cutting-proxy.ts';
import { addEvent, addEvents } from '../helpers/hub-store.ts';
import { startTestHub } from '../helpers/start-test-hub.ts';
import { waitUntil } from '../helpers/wait-for.ts';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const quick = { first: 5, factor: 2, max: 50 };

function follow(
  t: ExecutionContext,
  options: Omit<FollowOptions, 'onMessage'> & Partial<Pick<FollowOptions, 'onMessage'>>,
) {
  const ending = new AbortController();
  const seqs: number[] = [];
  const states: string[] = [];
  const following = followStream({
    backoff: quick,
    signal: ending.signal,
    onMessage: ({ seq }) => void seqs.push(seq),
    onState: ({ state }) => void states.push(state),
    ...options,
  });
  const stop = async () => {
    ending.abort();
    await following.done.catch(() => {});
  };
  t.teardown(stop);
  return { ...following, seqs, states, stop };
}

for (const transport of ['uws', 'ws'] as const) {
  test(`${transport}: whatever is cut and wherever, the list is 1..N`, async (t) => {
    const hub = await startTestHub(t, { transport });
    const total = 600;
    const proxy = await startCuttingProxy(t, {
      port: () => hub.port,
      cutAfter: () => Math.floor(Math.random() * 4000),
    });
    const url = `ws://127.0.0.1:${proxy.port}/ws/store/1`;
    const clients = range(1, 5).map(() => follow(t, { url, token: 'staff', since: 0 }));
    for (let sent = 0; sent < total; sent += 10) {
      await addEvents(hub.storage, 10);
      await new Promise(setImmediate);
    }
    for (const client of clients) {
      await waitUntil(() => client.seqs.length >= total, 60_000);
      t.deepEqual(client.seqs, range(1, total));
    }
    t.true(proxy.cuts() > 20);
  });

  test(`${transport}: a handshake cut after any number of bytes is tried again`, async (t) => {
    const hub = await startTestHub(t, { transport });
    await addEvents(hub.storage, 5);
    let bytes = -8;
    const proxy = await startCuttingProxy(t, {
      port: () => hub.port,
      cutAfter: () => ((bytes += 9) < 400 ? bytes : undefined),
    });
    const backoff = { first: 1, factor: 1, max: 1 };
    const client = follow(t, {
      url: `ws://127.0.0.1:${proxy.port}/ws/store/1`,
      token: 'staff',
      since: 0,
      backoff,
    });
    let last = 5;
    // A cut further on needs news to get there.
    await waitUntil(async () => {
      last = await addEvent(hub.storage);
      return bytes >= 400;
    });
    await waitUntil(() => client.seqs.length >= last);
    t.deepEqual(client.seqs, range(1, last));
  });

  test(`${transport}: the hub is restarted again and again, nothing is missed`, async (t) => {
    let hub = await startTestHub(t, { transport });
    const { storage } = hub;
    const proxy = await startCuttingProxy(t, { port: () => hub.port, cutAfter: () => undefined });
    const client = follow(t, { url: `ws://127.0.0.1:${proxy.port}/ws/store/1`, token: 'staff', since: 0 });
    for (let round = 0; round < 4; round += 1) {
      await addEvents(storage, 10);
      const stopping = hub.stop();
      await addEvents(storage, 10);
      await stopping;
      hub = await startTestHub(t, { transport, storage });
      await addEvents(storage, 10);
    }
    await waitUntil(() => client.seqs.length >= 120);
    t.deepEqual(client.seqs, range(1, 120));
    t.true(client.states.includes('waiting'));
  });

  test(`${transport}: a replaced history makes one resync, then live messages`, async (t) => {
    const hub = await startTestHub(t, { transport });
    await addEvents(hub.storage, 5);
    const resyncs: unknown[] = [];
    const client = follow(t, {
      url: `${hub.url}/ws/store/1`,
      token: 'staff',
      since: 900,
      epoch: 'another',
      onResync: (position) => void resyncs.push(position.seq),
    });
    await waitUntil(() => resyncs.length > 0);
    await addEvent(hub.storage);
    await waitUntil(() => client.seqs.length > 0);
    t.deepEqual([resyncs, client.seqs], [[5], [6]]);
    t.not(client.position().epoch, 'another');
  });

  test(`${transport}: filtered and reminder streams take the jumps of their numbers`, async (t) => {
    const hub = await startTestHub(t, { transport });
    const filtered = follow(t, { url: `${hub.url}/ws/store/1?types=new_order`, token: 'staff', since: 0 });
    const reminders = follow(t, { url: `${hub.url}/ws/reminders/1`, token: 'staff', since: 0 });
    await addEvent(hub.storage);
    await addEvent(hub.storage, { type: 'order_reminder', orderId: 5 });
    await addEvent(hub.storage, { type: 'new_order', orderId: 5 });
    await waitUntil(() => filtered.seqs.length > 0 && reminders.seqs.length > 0);
    t.deepEqual([filtered.seqs, reminders.seqs], [[3], [2]]);
    t.is(filtered.states.filter((state) => state === 'connected').length, 1);
  });

  test(`${transport}: refusals are final and say why`, async (t) => {
    const hub = await startTestHub(t, { transport });
    const refusal = (path: string, token: string) =>
      t.throwsAsync(follow(t, { url: `${hub.url}${path}`, token }).done, { name: 'DomainError' });
    t.like(await refusal('/ws/store/1', 'nobody'), { code: 'unauthenticated' });
    t.like(await refusal('/ws/store/1', 'customer'), { code: 'forbidden' });
    t.like(await refusal('/ws/order/99', 'customer'), { code: 'not_found' });
  });

  test(`${transport}: what is shown is acknowledged, with one word for many messages`, async (t) => {
    const hub = await startTestHub(t, { transport, hub: { message_burst: 5, messages_per_second: 5 } });
    await addEvents(hub.storage, 200);
    const url = `${hub.url}/ws/store/1?connection_id=wall`;
    const client = follow(t, { url, token: 'kitchen', since: 0, acknowledge: true });
    await waitUntil(async () => (await hub.storage.read('screen_ack').first('seq'))?.seq === 200);
    t.deepEqual(client.seqs, range(1, 200));
  });

  test(`${transport}: a fresh token is fetched for every connection; one that can't be had is tried again`, async (t) => {
    const hub = await startTestHub(t, { transport });
    let asked = 0;
    const client = follow(t, {
      url: `${hub.url}/ws/store/1`,
      since: 0,
      token: async () => {
        asked += 1;
        if (asked === 1) throw new Error('the API is not there yet');
        return 'staff';
      },
    });
    await addEvent(hub.storage);
    await waitUntil(() => client.seqs.length > 0);
    t.is(asked, 2);
  });
}

test('what is told again does not turn the clock back', async (t) => {
  const hub = await startTestHub(t, { transport: 'ws', hub: { heartbeat_ms: 50 } });
  const long = '2020-01-01T12:00:00.000Z';
  const event = { type: 'menu_update', storeId: 1, body: () => ({}), timestamp: long } as const;
  await hub.storage.write((tx) => tx.append(event));
  const told: string[] = [];
  const clocks: (string | undefined)[] = [];
  follow(t, {
    url: `ws://127.0.0.1:${hub.port}/ws/store/1`,
    token: 'staff',
    since: 0,
    onMessage: ({ timestamp }) => void told.push(String(timestamp)),
    onAlive: (timestamp) => void clocks.push(timestamp),
  });
  await waitUntil(() => told.length === 1 && clocks.length > 6);
  t.deepEqual(told, [long]);
  const times = clocks.filter((at) => at !== undefined).map((at) => Date.now() - Date.parse(at));
  t.true(times.length >= 2);
  t.true(times.every((age) => age < 600_000));
});

test('a hub that falls silent is left and found again', async (t) => {
  const hub = await startTestHub(t, { transport: 'ws', hub: { heartbeat_ms: 60_000 } });
  let isSilent = false;
  const proxy = await startCuttingProxy(t, {
    port: () => hub.port,
    cutAfter: () => undefined,
    holds: () => isSilent,
  });
  const client = follow(t, {
    url: `ws://127.0.0.1:${proxy.port}/ws/store/1`,
    token: 'staff',
    since: 0,
    silenceMs: 200,
  });
  await addEvent(hub.storage);
  await waitUntil(() => client.seqs.length === 1);
  isSilent = true;
  await addEvents(hub.storage, 3);
  await waitUntil(() => client.states.includes('waiting'));
  isSilent = false;
  await waitUntil(() => client.seqs.length === 4);
  t.deepEqual(client.seqs, range(1, 4));
});
