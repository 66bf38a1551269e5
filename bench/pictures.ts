// Pictures of `kitchen`, `top`, `doctor` and `demo` for the README, made from the real screens in a pseudo-terminal.
// Usage: node build/bench/pictures.js [folder]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type ApiClient, createApiClient } from '../src/client/api-client.ts';
import { packageRoot } from '../src/runtime/package-root.ts';
import { createReleasers } from '../src/runtime/releasers.ts';
import { startInPty } from '../test/helpers/pty-program.ts';
import { startProduct } from '../test/helpers/start-product.ts';
import { createTerminalReducer, type TerminalReducer } from '../test/helpers/terminal-reducer.ts';
import { waitFor } from '../test/helpers/wait-for.ts';
import { drawTerminal } from './draw-terminal.ts';

/** Papers come out, and the last frame settles. */
const settleMs = 15_000;
const folder = process.argv[2] ?? join(packageRoot, 'docs', 'pictures');
const releasers = createReleasers();
const t = {
  teardown: (release: () => unknown) =>
    releasers.push(async () => {
      await release();
    }),
};

try {
  mkdirSync(folder, { recursive: true });
  const product = await startProduct(t);
  const [api, hub, printd] = product.ports;
  const env = {
    RESTAURANTCTL_DATA_DIR: product.dataDir,
    RESTAURANTCTL_API_PORT: String(api),
    RESTAURANTCTL_HUB_PORT: String(hub),
    RESTAURANTCTL_PRINTD_PORT: String(printd),
  };
  const kitchen = await openScreen('kitchen', { columns: 108, rows: 32, env });
  const top = await openScreen('top', { columns: 120, rows: 32, env });
  await serveGuests(createApiClient({ baseUrl: product.apiUrl, token: await product.logIn('admin') }));
  await pause(settleMs);
  await kitchen.takePicture();
  await top.takePicture();
  await takePicture('doctor', ['doctor'], { columns: 108, rows: 60, env });
  await product.end();
  await takePicture('demo', ['demo', '--covers', '30', '--speed', '240', '--seed', '7'], {
    columns: 118,
    rows: 40,
    env: { RESTAURANTCTL_DATA_DIR: undefined },
  });
} finally {
  await releasers.release();
}

/** A few tables in every state: one is cooking, one urges, one got more, one lost a dish, one waits. */
async function serveGuests(client: ApiClient): Promise<void> {
  const { items: menu } = await client.listMenu({ query: { store_id: 1, limit: 100 } });
  const { items: tables } = await client.listTables({ params: { id: 1 } });
  const dish = (name: string, quantity: number, note?: string) => {
    const found = menu.find((item) => item.name === name);
    if (!found) throw new Error(`The demo's menu has no ${name}`);
    const options = Object.fromEntries(
      found.options
        .filter(({ required }) => required)
        .map(({ name: group, choices }) => [group, [choices[0]?.name ?? '']]),
    );
    return { menu_item_id: found.id, quantity, options, ...(note !== undefined && { note }) };
  };
  const place = async (table: number | null, items: ReturnType<typeof dish>[], note?: string) =>
    client.createOrder({
      body: {
        store_id: 1,
        ...(table === null ? { service_mode: 'takeout' as const } : { table_id: tables[table - 1]?.id ?? 1 }),
        items,
        ...(note !== undefined && { note }),
      },
    });
  const confirm = (id: number) => client.changeOrderStatus({ params: { id }, body: { status: 'confirmed' } });
  const eight = await place(8, [dish('宫保鸡丁', 2, '花生过敏'), dish('麻婆豆腐', 1), dish('酸辣汤', 2)]);
  await confirm(eight.id);
  const three = await place(3, [dish('清蒸鲈鱼', 1), dish('番茄炒蛋', 3), dish('蒜蓉西兰花', 1)]);
  await confirm(three.id);
  await client.addOrderItems({ params: { id: eight.id }, body: { items: [dish('红烧肉', 1)] } });
  const second = three.items[1];
  if (second)
    await client.voidOrderItem({ params: { id: three.id, item_id: second.id }, body: { reason: '点错了' } });
  const first = three.items[0];
  if (first)
    await client.changeItemStatus({ params: { id: three.id, item_id: first.id }, body: { status: 'ready' } });
  for (const [table, items] of [
    [1, [dish('番茄炒蛋', 1), dish('麻婆豆腐', 1)]],
    [11, [dish('宫保鸡丁', 2), dish('鱼香肉丝', 2), dish('酸辣汤', 4)]],
    [12, [dish('清蒸鲈鱼', 1), dish('红烧肉', 2), dish('蒜蓉西兰花', 2)]],
  ] as const) {
    const { id, items: placed } = await place(table, [...items]);
    await confirm(id);
    const [begun] = placed;
    const params = { id, item_id: begun?.id ?? 0 };
    await client.changeItemStatus({ params, body: { status: 'preparing' } });
  }
  const parcel = await place(null, [dish('鱼香肉丝', 1), dish('麻婆豆腐', 1)]);
  await confirm(parcel.id);
  await place(5, [dish('宫保鸡丁', 1), dish('鱼香肉丝', 1)], '请快一点');
  await client.remindOrder({ params: { id: eight.id } });
}

interface Window {
  readonly columns: number;
  readonly rows: number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Opens a screen that stays until its picture is taken. */
async function openScreen(name: string, { columns, rows, env }: Window) {
  const terminal = createTerminalReducer({ columns, rows });
  const program = await startInPty(t, [name], { columns, rows, env, onData: terminal.write });
  await waitFor(name, () => terminal.lines().some((line) => line.includes('● ')));
  return {
    takePicture: async () => {
      save(name, terminal, [name]);
      program.type('q');
      await program.ended;
    },
  };
}

/** What a command has said when it has ended. */
async function takePicture(name: string, args: readonly string[], { columns, rows, env }: Window) {
  const terminal = createTerminalReducer({ columns, rows, strict: false });
  const program = await startInPty(t, args, { columns, rows, env, onData: terminal.write });
  await program.ended;
  save(name, terminal, args);
}

function save(name: string, terminal: TerminalReducer, args: readonly string[]): void {
  const file = join(folder, `${name}.svg`);
  const picture = drawTerminal(terminal.cells(), `restaurantctl ${args.join(' ')}`);
  // Paths of the machine that draws are of no interest; these words are as long as such a path.
  writeFileSync(file, picture.replace(/>[^<]*\/restaurantctl-demo-\w+</, '>(a folder made for the dinner)<'));
  process.stdout.write(`${file}\n`);
}
