import { connect } from 'node:net';
import test from 'ava';
import { DomainError } from '../../src/domain/errors.ts';
import type { Clock } from '../../src/runtime/clock.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { connectClient } from '../helpers/hub-client.ts';
import { actors, addEvent, addEvents } from '../helpers/hub-store.ts';
import { createSettableClock } from '../helpers/settable-clock.ts';
import { authenticateTestToken, startTestHub } from '../helpers/start-test-hub.ts';

for (const transport of ['uws', 'ws'] as const) {
  test(`${transport}: the token may come as a header or as the first message`, async (t) => {
    const hub = await startTestHub(t, { transport });
    const headed = connectClient(t, `${hub.url}/ws/store/1`, { headers: { authorization: 'Bearer staff' } });
    t.is((await headed.findType('connected')).type, 'connected');
    const spoken = connectClient(t, `${hub.url}/ws/store/1?since=0`);
    spoken.socket.on('open', () => spoken.send({ type: 'auth', token: 'staff' }));
    t.is((await spoken.findType('connected')).type, 'connected');
    const wrong = connectClient(t, `${hub.url}/ws/store/1`);
    wrong.socket.on('open', () => wrong.send({ type: 'auth', token: 'nobody' }));
    t.is((await wrong.closed).code, 4401);
  });

  test(`${transport}: who sends no token in time is closed`, async (t) => {
    const hub = await startTestHub(t, { transport, hub: { auth_timeout_ms: 50 } });
    t.is((await connectClient(t, `${hub.url}/ws/store/1`).closed).code, 4401);
  });

  test(`${transport}: tokens never get into the log`, async (t) => {
    const logs: string[] = [];
    const hub = await startTestHub(t, {
      transport,
      logs,
      authenticate: async () => Promise.reject(new Error('broken')),
    });
    const client = connectClient(t, `${hub.url}/ws/store/1?token=very-secret-token`);
    t.is((await client.closed).code, 1011);
    t.true(logs.length > 0);
    t.false(logs.join('').includes('very-secret-token'));
  });

  test(`${transport}: ping is answered, also from who has not said yet who they are`, async (t) => {
    const hub = await startTestHub(t, { transport });
    const client = connectClient(t, `${hub.url}/ws/store/1`);
    client.socket.on('open', () => client.send({ type: 'ping' }));
    t.regex(String((await client.findType('pong')).timestamp), /^\d{4}-.*[+-]\d\d:\d\d$/);
  });

  const refuses = async (frame: string | Buffer, hubSettings = {}) => {
    const cleanups: (() => unknown)[] = [];
    const scope = { teardown: (release: () => unknown) => void cleanups.unshift(release) };
    const hub = await startTestHub(scope, { transport, hub: hubSettings });
    const client = connectClient(scope, `${hub.url}/ws/store/1?token=staff`);
    await client.findType('connected');
    client.socket.send(frame);
    const { code } = await client.closed;
    for (const release of cleanups) await release();
    return code;
  };
  test(`${transport}: bad messages are refused`, async (t) => {
    t.is(await refuses('{"type":'), 4400);
    t.is(await refuses('[]'), 4400);
    t.is(await refuses('null'), 4400);
    t.is(await refuses('{"type":"subscribe","channel":"*"}'), 4400);
    t.is(await refuses('{"type":"ack","seq":-1}'), 4400);
    t.is(await refuses('{"type":"ack","seq":"1"}'), 4400);
    t.is(await refuses(Buffer.from([1, 2, 3])), 4400);
  });

  test(`${transport}: a message of 16 KiB is fine, a byte more is too large, far more is cut at once`, async (t) => {
    const sized = (bytes: number) => JSON.stringify({ type: 'ping', pad: 'x'.repeat(bytes - 24) });
    t.is(sized(16_384).length, 16_384);
    t.is(await refuses(sized(16_385)), 4413);
    t.true([1006, 1009].includes(await refuses(sized(200_000))));
    const hub = await startTestHub(t, { transport });
    const client = connectClient(t, `${hub.url}/ws/store/1?token=staff`);
    await client.findType('connected');
    client.send(sized(16_384));
    t.is((await client.findType('pong')).type, 'pong');
  });

  test(`${transport}: too many messages in a second`, async (t) => {
    const hub = await startTestHub(t, { transport, clock: createSettableClock() });
    const client = connectClient(t, `${hub.url}/ws/store/1?token=staff`);
    await client.findType('connected');
    for (let index = 0; index < 40; index += 1) client.send({ type: 'ping' });
    await client.find(() => client.frames.filter(({ type }) => type === 'pong').length >= 40);
    for (let index = 0; index < 40; index += 1) client.send({ type: 'ping' });
    t.is((await client.closed).code, 4429);
  });

  test(`${transport}: too many connections, of all and from one address`, async (t) => {
    const hub = await startTestHub(t, {
      transport,
      hub: { max_connections: 3, max_connections_per_address: 1 },
    });
    const url = `${hub.url}/ws/store/1?token=staff`;
    const elsewhere = connectClient(t, url, { localAddress: '127.0.0.2' });
    await elsewhere.findType('connected');
    t.is((await connectClient(t, url, { localAddress: '127.0.0.2' }).closed).code, 4429);
    const local = [connectClient(t, url), connectClient(t, url)];
    for (const client of local) await client.findType('connected');
    t.is((await connectClient(t, url).closed).code, 4429);
    elsewhere.socket.close();
    await elsewhere.closed;
    await connectClient(t, url, { localAddress: '127.0.0.2' }).findType('connected');
    t.is((await connectClient(t, url).closed).code, 4429);
  });

  test(`${transport}: the same connection_id takes the place of the older one, another actor's does not`, async (t) => {
    const hub = await startTestHub(t, { transport });
    const connectAs = (token: string) =>
      connectClient(t, `${hub.url}/ws/store/1?token=${token}&connection_id=pass`);
    const [older, other] = [connectAs('staff'), connectAs('kitchen')];
    await older.findType('connected');
    await other.findType('connected');
    const newer = connectAs('staff');
    t.is((await older.closed).code, 4409);
    await newer.findType('connected');
    await addEvent(hub.storage);
    t.is((await newer.count(1)).length, 1);
    t.is((await other.count(1)).length, 1);
    const newest = connectAs('staff');
    t.is((await newer.closed).code, 4409);
    await newest.findType('connected');
  });

  test(`${transport}: a client that never reads costs only itself and resumes completely`, async (t) => {
    const hub = await startTestHub(t, { transport, hub: { max_buffer_bytes: 65_536 } });
    const good = connectClient(t, `${hub.url}/ws/store/1?token=staff&since=0`);
    await good.findType('connected');
    const stuck = connectClient(t, `${hub.url}/ws/store/1?token=staff`);
    await stuck.findType('connected');
    stuck.socket.pause();
    const total = 600;
    for (let sent = 0; sent < total; sent += 20)
      await addEvents(hub.storage, 20, { body: { pad: 'x'.repeat(20_000) } });
    t.is((await good.count(total)).length, total);
    const cuts = async () => /slow_closes_total (\d+)/.exec(await getText(`${hub.url}/metrics`))?.[1];
    t.is(await cuts(), '1');
    stuck.socket.resume();
    t.true([4408, 1006].includes((await stuck.closed).code));
    const got = stuck.events().map(({ seq }) => seq);
    t.true(got.length > 0 && got.length < total);
    t.deepEqual(
      got,
      got.map((_, index) => index + 1),
    );
    const again = connectClient(t, `${hub.url}/ws/store/1?token=staff&since=${got.length}`);
    t.deepEqual(
      (await again.count(total - got.length)).map(({ seq }) => seq),
      Array.from({ length: total - got.length }, (_, index) => got.length + index + 1),
    );
  });

  test(`${transport}: a client that takes its history slowly is waited for, not cut`, async (t) => {
    const hub = await startTestHub(t, { transport, hub: { max_buffer_bytes: 65_536 } });
    const total = 400;
    for (let sent = 0; sent < total; sent += 20)
      await addEvents(hub.storage, 20, { body: { pad: 'x'.repeat(20_000) } });
    const slow = connectClient(t, `${hub.url}/ws/store/1?token=staff&since=0`);
    slow.socket.on('message', () => {
      slow.socket.pause();
      setImmediate(() => slow.socket.resume());
    });
    t.deepEqual(
      (await slow.count(total)).map(({ seq }) => seq),
      Array.from({ length: total }, (_, index) => index + 1),
    );
  });

  test(`${transport}: the silent are pinged and, if nobody answers, closed`, async (t) => {
    const hub = await startTestHub(t, { transport, hub: { idle_timeout_ms: 300 } });
    const alive = connectClient(t, `${hub.url}/ws/order/5?token=staff`);
    const storeSide = connectClient(t, `${hub.url}/ws/store/1?token=staff`);
    const dead = connectClient(t, `${hub.url}/ws/store/1?token=staff`, { autoPong: false });
    t.is((await alive.closed).code, 4404);
    let pings = 0;
    storeSide.socket.on('ping', () => {
      pings += 1;
    });
    t.is((await dead.closed).code, 1001);
    t.is(storeSide.socket.readyState, storeSide.socket.OPEN);
    t.true(pings > 0);
  });

  test(`${transport}: screens get heartbeats with the head of their stream`, async (t) => {
    const hub = await startTestHub(t, { transport, hub: { heartbeat_ms: 30 } });
    await addEvents(hub.storage, 2);
    const clients = ['store', 'reminders'].map((kind) =>
      connectClient(t, `${hub.url}/ws/${kind}/1?token=staff`),
    );
    const table = connectClient(t, `${hub.url}/ws/table/11?token=staff`);
    await table.findType('connected');
    for (const client of clients) t.is((await client.findType('heartbeat')).seq, 2);
    await addEvent(hub.storage);
    for (const client of clients) await client.find(({ type, seq }) => type === 'heartbeat' && seq === 3);
    t.false(table.frames.some(({ type }) => type === 'heartbeat'));
  });

  test(`${transport}: an expired token ends the socket, a new one in time keeps it`, async (t) => {
    let now = new Date('2026-01-08T10:00:00Z');
    const clock: Clock = {
      ...systemClock,
      now: () => now,
      sleep: (ms, signal) => systemClock.sleep(ms / 20, signal),
    };
    const tokenUntil = (text: string) =>
      ['h', Buffer.from(JSON.stringify({ exp: Date.parse(text) / 1000 })).toString('base64url'), 's'].join(
        '.',
      );
    const hub = await startTestHub(t, { transport, clock, authenticate: async () => actors.staff });
    const first = tokenUntil('2026-01-08T10:30:00Z');
    const [lapsing, renewing] = [1, 2].map(() => connectClient(t, `${hub.url}/ws/store/1?token=${first}`));
    await lapsing?.findType('connected');
    await renewing?.findType('connected');
    renewing?.send({ type: 'auth', token: tokenUntil('2026-01-08T11:00:00Z') });
    renewing?.send({ type: 'ping' });
    await renewing?.findType('pong');
    now = new Date('2026-01-08T10:30:01Z');
    t.is((await lapsing?.closed)?.code, 4401);
    t.is(renewing?.socket.readyState, 1);
  });

  test(`${transport}: another credential can't take over an open socket`, async (t) => {
    const hub = await startTestHub(t, { transport });
    const client = connectClient(t, `${hub.url}/ws/store/1?token=staff`);
    await client.findType('connected');
    client.send({ type: 'auth', token: 'kitchen' });
    t.is((await client.closed).code, 4403);
  });

  test(`${transport}: a revoked device is noticed within seconds`, async (t) => {
    const hub = await startTestHub(t, {
      transport,
      authenticate: async (token) => {
        if (token.startsWith('device:')) return { ...actors.kitchen, subject: token };
        throw new DomainError('unauthenticated', 'no device');
      },
    });
    await hub.storage.write(async ({ db }) => {
      for (const id of [1, 2]) {
        await db('device').insert({
          id,
          store_id: 1,
          role: 'kitchen',
          name: 'x',
          token_hash: `h${id}`,
          created_at: 'x',
        });
      }
    });
    const [revoked, kept] = [1, 2].map((id) => connectClient(t, `${hub.url}/ws/store/1?token=device:${id}`));
    await revoked?.findType('connected');
    await kept?.findType('connected');
    await hub.storage.write(({ db }) => db('device').where({ id: 1 }).update({ revoked_at: 'now' }));
    t.is((await revoked?.closed)?.code, 4401);
    t.is(kept?.socket.readyState, 1);
  });

  test(`${transport}: a user whose rights or password changed is noticed within seconds`, async (t) => {
    const hub = await startTestHub(t, {
      transport,
      authenticate: async (token) => ({ ...(await authenticateTestToken(token)), userId: 5 }),
    });
    await hub.storage.write(({ db }) =>
      db('user_account').insert({
        id: 5,
        username: 'u',
        username_key: 'u',
        hashed_password: 'x',
        role: 'staff',
        store_ids: '[1]',
        created_at: 'x',
      }),
    );
    const client = connectClient(t, `${hub.url}/ws/store/1?token=staff`);
    await client.findType('connected');
    await hub.storage.write(({ db }) => db('user_account').where({ id: 5 }).increment('token_version', 1));
    t.is((await client.closed).code, 4401);
  });

  test(`${transport}: a client that vanishes in the middle of a handshake does no harm`, async (t) => {
    const hub = await startTestHub(t, { transport });
    for (let bytes = 1; bytes < 200; bytes += 20) {
      const socket = connect(hub.port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write(
        `GET /ws/store/1?token=staff HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n`.slice(0, bytes),
        () => socket.destroy(),
      );
    }
    const client = connectClient(t, `${hub.url}/ws/store/1?token=staff`);
    t.is((await client.findType('connected')).type, 'connected');
  });
}

async function getText(url: string): Promise<string> {
  return (await fetch(url.replace('ws:', 'http:'))).text();
}
