import test from 'ava';
import { connectClient } from '../helpers/hub-client.ts';
import { reportUnattended } from '../../src/hub/attention.ts';
import { addEvent, addOrder, addStore } from '../helpers/hub-store.ts';
import { openTestStorage } from '../helpers/open-test-storage.ts';
import { createSettableClock } from '../helpers/settable-clock.ts';
import { fireTicket, putPrinter } from '../helpers/kitchen.ts';
import { startTestHub, type TestHub } from '../helpers/start-test-hub.ts';
import { waitUntil } from '../helpers/wait-for.ts';

const unattendedAfterMs = 300;

const reports = (hub: TestHub) => hub.storage.read('event').where({ type: 'order_unattended' });
const screens = (hub: TestHub) =>
  hub.storage.read('screen_ack').select('store_id', 'screen', 'seq', 'displayed', 'audio');

for (const transport of ['uws', 'ws'] as const) {
  test(`${transport}: a new order that no screen shows is reported, again every interval, until one does`, async (t) => {
    const hub = await startTestHub(t, { transport, unattendedAfterMs });
    const display = connectClient(t, `${hub.url}/ws/store/1?token=kitchen&connection_id=pass`);
    const staff = connectClient(t, `${hub.url}/ws/store/1?token=staff&types=order_unattended`);
    const owner = connectClient(t, `${hub.url}/ws/order/5?token=staff`);
    await display.findType('connected');
    await staff.findType('connected');
    await addOrder(hub.storage, { id: 5 });
    const [first, second] = await staff.count(2);
    t.like(first, { order_id: 5, order_number: 'ORD5' });
    t.is(typeof first?.waiting_s, 'number');
    t.like(second, { order_id: 5 });
    display.send({ type: 'ack', seq: 1 });
    await waitUntil(async () => (await screens(hub)).length > 0);
    t.deepEqual(await screens(hub), [
      { store_id: 1, screen: 'screen:1/pass', seq: 1, displayed: 1, audio: null },
    ]);
    const before = (await reports(hub)).length;
    await addOrder(hub.storage, { id: 6 });
    await staff.find(({ order_id }) => order_id === 6);
    t.is((await reports(hub)).filter(({ body }) => body.includes('"order_id":5')).length, before);
    t.deepEqual(owner.events(), []);
  });

  test(`${transport}: who does not work there, or shows nothing, calms nobody`, async (t) => {
    const hub = await startTestHub(t, { transport, unattendedAfterMs });
    await addOrder(hub.storage, { id: 5, placedBy: 'user:903', tableId: 11 });
    const broken = connectClient(t, `${hub.url}/ws/store/1?token=kitchen`);
    const owner = connectClient(t, `${hub.url}/ws/order/5?token=customer`);
    const table = connectClient(t, `${hub.url}/ws/table/11?token=staff`);
    for (const client of [broken, owner, table]) await client.findType('connected');
    for (const client of [owner, table]) client.send({ type: 'ack', seq: 1, displayed: true });
    broken.send({ type: 'ack', seq: 1, displayed: false, audio: 'blocked' });
    await waitUntil(async () => (await screens(hub)).length > 0);
    const before = (await reports(hub)).length;
    await waitUntil(async () => (await reports(hub)).length > before);
    t.like(await broken.findType('order_unattended'), { order_id: 5 });
    t.deepEqual(await screens(hub), [
      { store_id: 1, screen: 'screen:1', seq: 0, displayed: 0, audio: 'blocked' },
    ]);
  });

  test(`${transport}: how far a screen's clock is off is kept; one that tells nonsense stays connected`, async (t) => {
    const hub = await startTestHub(t, { transport });
    await addOrder(hub.storage, { id: 5 });
    const display = connectClient(t, `${hub.url}/ws/store/1?token=kitchen`);
    await display.findType('connected');
    display.send({ type: 'ack', seq: 1, clock: 'half past' });
    display.send({ type: 'ack', seq: 1, clock: new Date(Date.now() - 600_000).toISOString() });
    const skews = () => hub.storage.read('screen_ack').whereNotNull('clock_skew_ms').pluck('clock_skew_ms');
    await waitUntil(async () => (await skews()).length === 1);
    const [skew = 0] = await skews();
    t.true(skew <= -600_000 && skew > -660_000, String(skew));
  });

  test(`${transport}: an ack reaches no further than what was sent, and never back`, async (t) => {
    const hub = await startTestHub(t, { transport });
    for (let index = 0; index < 3; index += 1) await addEvent(hub.storage);
    const display = connectClient(t, `${hub.url}/ws/store/1?token=kitchen`);
    await display.findType('connected');
    display.send({ type: 'ack', seq: 1_000_000, audio: 'ok' });
    await waitUntil(async () => (await screens(hub)).length > 0);
    display.send({ type: 'ack', seq: 1, displayed: false });
    await waitUntil(async () => (await screens(hub))[0]?.displayed === 0);
    t.like((await screens(hub))[0], { seq: 3, displayed: 0, audio: 'ok' });
  });

  test(`${transport}: orders that were dealt with are not reported`, async (t) => {
    const hub = await startTestHub(t, { transport, unattendedAfterMs });
    await addOrder(hub.storage, { id: 5, status: 'preparing' });
    await addOrder(hub.storage, { id: 6, status: 'cancelled' });
    await addOrder(hub.storage, { id: 7, status: 'confirmed' });
    await waitUntil(async () => (await reports(hub)).length > 0);
    t.true((await reports(hub)).every(({ body }) => JSON.parse(body).order_id === 7));
  });

  test(`${transport}: missing paper is reported to staff and kitchen, whoever comes back gets what it missed, nobody else any`, async (t) => {
    const hub = await startTestHub(t, { transport, unattendedAfterMs, paperDueMs: 300 });
    await putPrinter(hub.storage, 1);
    const otherStore = connectClient(t, `${hub.url}/ws/store/2?token=otherStaff`);
    const kitchen = connectClient(t, `${hub.url}/ws/store/1?token=kitchen&types=order_unattended`);
    for (const client of [otherStore, kitchen]) await client.findType('connected');
    const { orderId, seq } = await fireTicket(hub.storage, 1, [{ name: '宫保鸡丁', station: 'wok' }]);
    const [first] = await kitchen.count(1);
    t.like(first, { order_id: orderId, reason: 'missing', missing: [{ station: 'wok', job_id: null }] });
    const staff = connectClient(t, `${hub.url}/ws/store/1?token=staff&since=${seq}`);
    t.deepEqual(await staff.find(({ reason }) => reason === 'missing'), first);
    await kitchen.count(2);
    const owner = connectClient(t, `${hub.url}/ws/order/${orderId}?token=staff&since=0`);
    await owner.findType('order_status_update');
    t.deepEqual(
      owner.events().filter(({ type }) => type === 'order_unattended'),
      [],
    );
    t.deepEqual(otherStore.events(), []);
  });

  test(`${transport}: a restart forgets no waiting order and repeats no report`, async (t) => {
    const first = await startTestHub(t, { transport, unattendedAfterMs: 1000 });
    await addOrder(first.storage, { id: 5 });
    await waitUntil(async () => (await reports(first)).length > 0);
    await first.stop();
    const before = await reports(first);
    const again = await startTestHub(t, { transport, unattendedAfterMs: 1000, storage: first.storage });
    await waitUntil(async () => (await reports(again)).length > before.length);
    const [last, next] = (await reports(again)).slice(before.length - 1);
    t.true(Date.parse(next.created_at) - Date.parse(last.created_at) > 900);
  });
}

test("a report of an order's paper does not stand for one of its screens", async (t) => {
  const clock = createSettableClock();
  const storage = await openTestStorage(t, { clock });
  await addStore(storage);
  await addOrder(storage, { id: 5 });
  const body = { order_id: 5, order_number: 'ORD5', waiting_s: 60, reason: 'late', missing: [] };
  const report = () => reportUnattended({ storage, clock, afterMs: 15_000 });
  clock.pass(15_000);
  await addEvent(storage, { type: 'order_unattended', body });
  t.is(await report(), 1);
  t.is(await report(), 0);
});
