import test from 'ava';
import { connectClient, type Frame } from '../helpers/hub-client.ts';
import { addEvent, addEvents } from '../helpers/hub-store.ts';
import { startTestHub } from '../helpers/start-test-hub.ts';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const seqs = (frames: readonly Frame[]) => frames.map(({ seq }) => seq);

for (const transport of ['uws', 'ws'] as const) {
  test(`${transport}: from every position, while others write: the rest, once, in order, then live`, async (t) => {
    const hub = await startTestHub(t, { transport });
    const early = 120;
    const total = 240;
    await addEvents(hub.storage, early);
    const writing = (async () => {
      for (let written = early; written < total; written += 5) await addEvents(hub.storage, 5);
    })();
    const clients = range(0, early).map((since) => ({
      since,
      client: connectClient(t, `${hub.url}/ws/store/1?token=staff&since=${since}`),
    }));
    await writing;
    for (const { since, client } of clients) {
      t.deepEqual(seqs(await client.count(total - since)), range(since + 1, total));
      t.is(client.frames[0]?.type, 'connected');
    }
  });

  test(`${transport}: history older than what is in memory comes from the log`, async (t) => {
    const hub = await startTestHub(t, { transport });
    await addEvents(hub.storage, 1300);
    const client = connectClient(t, `${hub.url}/ws/store/1?token=staff&since=7`);
    t.deepEqual(seqs(await client.count(1293)), range(8, 1300));
  });

  test(`${transport}: an order's own stream resumes as well`, async (t) => {
    const hub = await startTestHub(t, { transport });
    for (let index = 0; index < 80; index += 1) {
      await addEvent(hub.storage, { orderId: 5, tableId: 11 });
      if (index % 3 === 0) await addEvent(hub.storage);
    }
    const client = connectClient(t, `${hub.url}/ws/table/11?token=guest&since=3`);
    t.deepEqual(seqs(await client.count(77)), range(4, 80));
    await addEvent(hub.storage, { tableId: 11 });
    t.deepEqual(seqs(await client.count(78)), range(4, 81));
  });

  test(`${transport}: a client at the head gets live messages only`, async (t) => {
    const hub = await startTestHub(t, { transport });
    await addEvents(hub.storage, 3);
    const { epoch } = await connectClient(t, `${hub.url}/ws/store/1?token=staff`).findType('connected');
    const client = connectClient(t, `${hub.url}/ws/store/1?token=staff&since=3&epoch=${String(epoch)}`);
    await client.findType('connected');
    await addEvent(hub.storage);
    t.deepEqual(seqs(await client.count(1)), [4]);
    // A heartbeat comes when it is due, also between.
    t.deepEqual(
      client.frames.map(({ type }) => type).filter((type) => type !== 'heartbeat'),
      ['connected', 'menu_update'],
    );
  });

  test(`${transport}: another epoch, a position beyond the head, a log that begins later: resync, then live`, async (t) => {
    const hub = await startTestHub(t, { transport });
    await addEvents(hub.storage, 60);
    await hub.storage.write(({ db }) => db('event').where('seq', '<=', 5).delete());
    const queries = ['since=60&epoch=of-another-history', 'since=61', 'since=2'];
    const clients = queries.map((query) => connectClient(t, `${hub.url}/ws/store/1?token=staff&${query}`));
    for (const client of clients) {
      const { epoch } = await client.findType('connected');
      t.like(await client.findType('resync'), { seq: 60, epoch });
    }
    await addEvent(hub.storage);
    for (const client of clients) t.deepEqual(seqs(await client.count(1)), [61]);
  });

  test(`${transport}: a replaced history is noticed on open sockets`, async (t) => {
    const hub = await startTestHub(t, { transport });
    await addEvents(hub.storage, 3);
    const client = connectClient(t, `${hub.url}/ws/store/1?token=staff`);
    await client.findType('connected');
    await hub.storage.write(({ db }) => db('setting').where({ key: 'epoch' }).update({ value: 'new' }));
    t.like(await client.findType('resync'), { seq: 3, epoch: 'new' });
    await addEvent(hub.storage);
    t.deepEqual(seqs(await client.count(1)), [4]);
  });

  test(`${transport}: a hole in the log is an error, never silence`, async (t) => {
    const logs: string[] = [];
    const hub = await startTestHub(t, { transport, logs });
    await addEvents(hub.storage, 3);
    const client = connectClient(t, `${hub.url}/ws/store/1?token=staff`);
    await client.findType('connected');
    await hub.storage.write(({ db }) => db('counter').where({ name: 'store:1' }).update({ value: 9 }));
    await addEvent(hub.storage);
    t.is((await client.closed).code, 1011);
    t.true(logs.some((line) => line.includes('gap') && line.includes('"level":"error"')));
    const again = connectClient(t, `${hub.url}/ws/store/1?token=staff&since=3`);
    t.like(await again.findType('resync'), { seq: 10 });
    await addEvent(hub.storage);
    t.deepEqual(seqs(await again.count(1)), [11]);
  });

  test(`${transport}: news arrive though every wake-up is lost`, async (t) => {
    const hub = await startTestHub(t, { transport, wakes: false });
    const client = connectClient(t, `${hub.url}/ws/store/1?token=staff`);
    await client.findType('connected');
    await addEvents(hub.storage, 3);
    t.deepEqual(seqs(await client.count(3)), [1, 2, 3]);
  });

  test(`${transport}: a hub that takes over continues where the other ended`, async (t) => {
    const first = await startTestHub(t, { transport });
    await addEvents(first.storage, 4);
    const before = connectClient(t, `${first.url}/ws/store/1?token=staff&since=0`);
    const seen = seqs(await before.count(4));
    await first.stop();
    t.is((await before.closed).code, 1001);
    await addEvents(first.storage, 3);
    const second = await startTestHub(t, { transport, storage: first.storage, wakes: false });
    const { epoch } = await before.findType('connected');
    const after = connectClient(t, `${second.url}/ws/store/1?token=staff&since=4&epoch=${String(epoch)}`);
    await after.count(3);
    await addEvent(first.storage);
    t.deepEqual([...seen, ...seqs(await after.count(4))], range(1, 8));
  });
}
