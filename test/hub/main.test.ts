import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { z } from 'zod';
import { followStream } from '../../src/client/realtime-client.ts';
import { signAccessToken } from '../../src/operations/people/access-token.ts';
import { createDataDir } from '../../src/runtime/data-dir.ts';
import { loadSecrets } from '../../src/runtime/secrets.ts';
import { createPoker } from '../../src/runtime/wake-up.ts';
import { startCuttingProxy } from '../helpers/cutting-proxy.ts';
import { addEvents, addStore } from '../helpers/hub-store.ts';
import { openTestStorage } from '../helpers/open-test-storage.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { waitUntil } from '../helpers/wait-for.ts';

const program = fileURLToPath(new URL('../../src/hub/main.js', import.meta.url));
const ready = z.object({ type: z.literal('ready'), port: z.int() });

/** The hub as the supervisor starts it. */
async function launchHub(t: ExecutionContext, root: string, transport: string) {
  const child: ChildProcess = fork(program, {
    env: {
      ...process.env,
      RESTAURANTCTL_DATA_DIR: root,
      RESTAURANTCTL_HUB_PORT: '0',
      RESTAURANTCTL_HUB_TRANSPORT: transport,
    },
    stdio: 'ignore',
  });
  t.teardown(() => child.kill('SIGKILL'));
  for (;;) {
    const [message]: unknown[] = await once(child, 'message', { signal: AbortSignal.timeout(20_000) });
    const answer = ready.safeParse(message);
    if (answer.success) return { child, port: answer.data.port };
  }
}

for (const transport of ['uws', 'ws']) {
  test(`${transport}: a killed hub costs its clients nothing but a moment; SIGTERM ends it with 0`, async (t) => {
    const root = await tempDir(t);
    const paths = createDataDir(root);
    const poker = createPoker({ runDir: paths.run });
    t.teardown(() => poker.close());
    const storage = await openTestStorage(t, { filename: paths.database, onEvents: () => poker.poke('hub') });
    await addStore(storage);
    await storage.write(({ db }) =>
      db('user_account').insert({
        id: 1,
        username: 'a',
        username_key: 'a',
        hashed_password: 'x',
        role: 'admin',
        created_at: 'x',
      }),
    );
    const token = await signAccessToken(
      {
        sub: 'user:1',
        role: 'admin',
        user_id: 1,
        customer_id: null,
        store_ids: null,
        table_id: null,
        version: 1,
      },
      600,
      { secret: loadSecrets(root).auth, now: new Date() },
    );
    let hub = await launchHub(t, root, transport);
    const proxy = await startCuttingProxy(t, { port: () => hub.port, cutAfter: () => undefined });
    const ending = new AbortController();
    const seqs: number[] = [];
    const { done } = followStream({
      url: `ws://127.0.0.1:${proxy.port}/ws/store/1`,
      token,
      since: 0,
      signal: ending.signal,
      backoff: { first: 20, factor: 2, max: 200 },
      onMessage: ({ seq }) => void seqs.push(seq),
    });
    for (let round = 0; round < 3; round += 1) {
      await addEvents(storage, 20);
      await waitUntil(() => seqs.length > round * 40);
      hub.child.kill('SIGKILL');
      await addEvents(storage, 20);
      hub = await launchHub(t, root, transport);
    }
    await waitUntil(() => seqs.length >= 120);
    ending.abort();
    await done;
    t.deepEqual(
      seqs,
      Array.from({ length: 120 }, (_, index) => index + 1),
    );
    hub.child.kill('SIGTERM');
    const [code]: unknown[] = await once(hub.child, 'exit');
    t.is(code, 0);
  });
}
