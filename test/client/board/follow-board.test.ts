import test from 'ava';
import type { Board } from '../../../src/client/board/board.ts';
import { followBoard } from '../../../src/client/board/follow-board.ts';
import { createApiClient } from '../../../src/client/api-client.ts';
import { followStream } from '../../../src/client/realtime-client.ts';
import { startCuttingProxy } from '../../helpers/cutting-proxy.ts';
import { startTestApi } from '../../helpers/test-api.ts';
import { startTestHub } from '../../helpers/start-test-hub.ts';
import { waitUntil } from '../../helpers/wait-for.ts';

for (const transport of ['uws', 'ws'] as const) {
  test(`${transport}: cut wherever it hurts, the board ends as the server's list`, async (t) => {
    t.timeout(120_000);
    const api = await startTestApi(t);
    const hub = await startTestHub(t, { transport, storage: api.storage });
    const proxy = await startCuttingProxy(t, {
      port: () => hub.port,
      cutAfter: () => 500 + Math.floor(Math.random() * 6000),
    });
    const leaving = new AbortController();
    let board: Board | undefined;
    const client = createApiClient({ baseUrl: api.url, token: api.tokens.staff });
    const follower = await followBoard({
      api: client,
      follow: followStream,
      store: 1,
      url: `ws://127.0.0.1:${proxy.port}/ws/store/1`,
      token: 'staff',
      signal: leaving.signal,
      backoff: { first: 5, factor: 2, max: 50 },
      onBoard: (next) => {
        board = next;
      },
    });
    t.teardown(async () => {
      leaving.abort();
      await follower.done;
    });
    const moves = ['confirmed', 'preparing', 'ready', 'completed'] as const;
    for (let count = 0; count < 40; count += 1) {
      const items = [{ menu_item_id: 4, quantity: 1 + (count % 3) }];
      const { id } = await client.createOrder({ body: { store_id: 1, items } });
      for (const status of moves.slice(0, count % 5))
        await client.changeOrderStatus({ params: { id }, body: { status } });
      if (count % 7 === 0) await client.cancelOrder({ params: { id }, body: {} }).catch(() => undefined);
    }
    const list = await client.listOrders({ query: { store_id: 1, active: true, limit: 100 } });
    await waitUntil(() => board?.seq === list.seq, 60_000);
    // Cancelled dishes wait to be noted: that is the board's own business.
    for (const id of board?.orders.keys() ?? []) follower.noteVoids(id);
    t.deepEqual(
      [...(board?.orders.values() ?? [])].map(({ order }) => order).toSorted((a, b) => a.id - b.id),
      list.items.toSorted((a, b) => a.id - b.id),
    );
    t.true(proxy.cuts() > 3, `${proxy.cuts()} cuts`);
  });
}
