import { spawnSync } from 'node:child_process';
import test, { type ExecutionContext } from 'ava';
import { createApiClient } from '../../src/client/api-client.ts';
import { startInPty } from '../helpers/pty-program.ts';
import { type Product, startProduct } from '../helpers/start-product.ts';
import { createTerminalReducer } from '../helpers/terminal-reducer.ts';
import { waitFor } from '../helpers/wait-for.ts';

const hasPty = spawnSync('script', ['--version']).status === 0;
const onTerminal = hasPty ? test.serial : test.serial.skip;

onTerminal('the demo restaurant by the keyboard alone, in a real terminal: kitchen, then top', async (t) => {
  t.timeout(480_000);
  const product = await startProduct(t);
  const client = createApiClient({ baseUrl: product.apiUrl, token: await product.logIn('staff') });
  const { items: menu } = await client.listMenu({ query: { store_id: 1, limit: 100 } });
  const dish = menu.find(
    ({ stock, options }) => stock === null && options.every(({ required }) => !required),
  );
  const items = [{ menu_item_id: dish?.id ?? 1, quantity: 2 }];
  const stateOf = async (id: number) => (await client.getOrder({ params: { id } })).status;

  const kitchen = await openScreen(t, product, 'kitchen');
  await kitchen.see('● live');
  const first = await client.createOrder({ body: { store_id: 1, service_mode: 'takeout', items } });
  await kitchen.see('#1 pending');
  for (const state of ['confirmed', 'ready'] as const) {
    kitchen.type('1');
    await kitchen.see(`#1 ${state}`);
    t.is(await stateOf(first.id), state);
  }
  kitchen.type('1');
  await waitFor('the order to be handed out', async () => (await stateOf(first.id)) === 'completed');
  kitchen.type('q');
  t.is(await kitchen.ended, 0);
  t.deepEqual(kitchen.faults, []);

  const top = await openScreen(t, product, 'top');
  await top.see('3/3 processes');
  const second = await client.createOrder({ body: { store_id: 1, service_mode: 'takeout', items } });
  await top.see('#002', 'pending');
  top.type('c');
  await top.see('Confirm which?');
  top.type('1');
  await top.see('#2 → confirmed');
  t.is(await stateOf(second.id), 'confirmed');
  top.type('d');
  await top.see('── Doctor');
  top.type('\u001B');
  await top.see('── Orders');
  top.type('q');
  t.is(await top.ended, 0);
  t.deepEqual(top.faults, []);
});

async function openScreen(t: ExecutionContext, { dataDir, ports }: Product, command: string) {
  const [api, hub, printd] = ports.map(String);
  const size = { columns: 120, rows: 36 };
  const terminal = createTerminalReducer(size);
  let isLeft = false;
  const program = await startInPty(t, [command], {
    ...size,
    env: {
      RESTAURANTCTL_DATA_DIR: dataDir,
      RESTAURANTCTL_API_PORT: api,
      RESTAURANTCTL_HUB_PORT: hub,
      RESTAURANTCTL_PRINTD_PORT: printd,
    },
    // What the command says when it has left the screen is no part of it.
    onData: (text) => {
      if (!isLeft) terminal.write(text);
    },
  });
  return {
    ...program,
    faults: terminal.faults,
    type: (keys: string) => {
      isLeft = keys === 'q';
      program.type(keys);
    },
    see: (...words: readonly string[]) =>
      waitFor(`the terminal to show ${words.join(', ')}`, () => {
        const frame = terminal.lines().join('\n');
        return words.every((word) => frame.includes(word));
      }).catch((thrown: unknown) => {
        throw new Error(`The terminal shows:\n${terminal.lines().join('\n')}`, { cause: thrown });
      }),
  };
}
