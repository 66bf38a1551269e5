import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import type { Action, Script, Stage } from '../../../src/cli/demo/script.ts';
import { writeScript } from '../../../src/cli/demo/write-script.ts';
import { seedFile } from '../../../src/protocol/seed.ts';
import { packageRoot } from '../../../src/runtime/package-root.ts';

const stage = demoStage();
const evenings = Array.from({ length: 60 }, (_, seed) => ({
  ...stage,
  seed,
  covers: 1 + ((seed * 37) % 150),
}));
const scripts = evenings.map((evening) => writeScript(evening));

test('the same seed writes the same dinner, another seed another one', (t) => {
  for (const [index, evening] of evenings.entries()) t.deepEqual(writeScript(evening), scripts[index]);
  t.notDeepEqual(
    writeScript({ ...stage, seed: 1, covers: 30 }),
    writeScript({ ...stage, seed: 2, covers: 30 }),
  );
});

test('orders are numbered from 1, each is placed once, and each ends', (t) => {
  for (const { actions, orders } of scripts) {
    const placed = actions.flatMap((action) => (action.kind === 'order' ? [action.order] : []));
    t.deepEqual(
      placed.toSorted((a, b) => a - b),
      Array.from({ length: orders }, (_, index) => index + 1),
    );
    const ended = actions.flatMap((action) =>
      action.kind === 'complete' || action.kind === 'cancel' ? [action.order] : [],
    );
    t.deepEqual(
      ended.toSorted((a, b) => a - b),
      placed.toSorted((a, b) => a - b),
    );
  }
});

test('nothing happens to an order before it is there or after it has ended, and to a dish only what can', (t) => {
  for (const script of scripts)
    for (const history of byOrder(script)) {
      t.is(history[0]?.kind, 'order');
      t.true(['complete', 'cancel'].includes(history.at(-1)?.kind ?? ''));
      t.deepEqual(findImpossible(history), []);
    }
});

test('a table has one party at a time, and what is done to an order shares its lane', (t) => {
  for (const script of scripts) {
    const sitting = new Set<number>();
    for (const action of script.actions) {
      if (action.kind === 'scan') {
        t.false(sitting.has(action.table));
        sitting.add(action.table);
      }
      if (action.kind === 'order' && action.table !== null) t.true(sitting.has(action.table));
      if (action.kind === 'leave') t.true(sitting.delete(action.table));
    }
    t.is(sitting.size, 0);
    for (const history of byOrder(script)) t.is(new Set(history.map(({ lane }) => lane)).size, 1);
  }
});

test('the kitchen never runs out, and required options are always chosen', (t) => {
  for (const { actions } of scripts) {
    const wanted = new Map<number, number>();
    for (const action of actions) {
      if (action.kind !== 'order' && action.kind !== 'add') continue;
      for (const { menu_item_id: id, quantity, options = {} } of action.items) {
        wanted.set(id, (wanted.get(id) ?? 0) + quantity);
        const groups = stage.menu.find((dish) => dish.id === id)?.options ?? [];
        for (const { name, required, max, choices } of groups) {
          const chosen = options[name] ?? [];
          t.true(chosen.length <= max && (chosen.length > 0 || !required));
          t.is(new Set(chosen).size, chosen.length);
          t.true(chosen.every((choice) => choices.some((each) => each.name === choice)));
        }
      }
    }
    for (const { id, stock } of stage.menu) t.true(stock === null || (wanted.get(id) ?? 0) <= stock);
  }
});

test('a split bill is paid share by share, all of it, after the last dish; any other at once', (t) => {
  const kinds = new Set<string>();
  for (const script of scripts)
    for (const history of byOrder(script)) {
      const at = history.findIndex(({ kind }) => kind === 'split');
      const split = history[at];
      const parts = history.flatMap((action) => (action.kind === 'pay' ? [action.part] : []));
      if (split?.kind !== 'split') {
        t.true(parts.length <= 1 && parts.every((part) => part === undefined));
        continue;
      }
      kinds.add(split.by);
      t.true(split.parts >= 2);
      t.deepEqual(
        parts,
        Array.from({ length: split.parts }, (_, index) => index + 1),
      );
      const dishes = history.flatMap((action) =>
        action.kind === 'order' || action.kind === 'add' ? action.items : [],
      );
      t.true(split.by === 'shares' || split.parts <= dishes.length);
      t.true(
        history.slice(at).every(({ kind }) => kind === 'split' || kind === 'pay' || kind === 'complete'),
      );
    }
  t.deepEqual([...kinds].toSorted(), ['items', 'shares']);
});

test('every trouble of a printer is followed by help, and a long dinner has every kind of everything', (t) => {
  for (const { actions } of scripts)
    for (const printer of stage.printers) {
      const own = actions.filter((action) => 'printer' in action && action.printer === printer);
      t.true(own.length >= 2);
      t.true(own.every(({ kind }, index) => kind === (index % 2 === 0 ? 'trouble' : 'help')));
    }
  const kinds = new Set(writeScript({ ...stage, seed: 7, covers: 120 }).actions.map(({ kind }) => kind));
  t.deepEqual([...kinds].toSorted(), [
    'add',
    'bump',
    'cancel',
    'complete',
    'confirm',
    'help',
    'kill',
    'leave',
    'order',
    'pay',
    'scan',
    'serve',
    'split',
    'start',
    'trouble',
    'urge',
    'void',
  ]);
});

/** The demo restaurant, numbered as a fresh database does. */
function demoStage(): Stage {
  const text = readFileSync(join(packageRoot, 'config', 'demo', 'stores.json'), 'utf8');
  const [store] = seedFile.parse(JSON.parse(text)).stores;
  if (!store) throw new Error('the demo has no store');
  return {
    menu: (store.menu ?? []).map(({ stock = null, options = [] }, index) => ({
      id: index + 1,
      stock,
      options: options.map(({ name, required, max, choices }) => ({ name, required, max, choices })),
    })),
    tables: (store.tables ?? []).map(({ seats = 4 }, index) => ({ id: index + 1, seats })),
    printers: [1, 2, 3],
  };
}

type OrderAction = Extract<Action, { readonly order: number }>;

function byOrder({ actions, orders }: Script): OrderAction[][] {
  const own = actions.filter((action): action is OrderAction => 'order' in action);
  return Array.from({ length: orders }, (_, index) => own.filter(({ order }) => order === index + 1));
}

const nextOfDish = { pending: 'start', started: 'bump', ready: 'serve', served: '', gone: '' } as const;
const afterDeed = { start: 'started', bump: 'ready', serve: 'served' } as const;

/** Plays one order against the rules of the house. */
function findImpossible(history: readonly OrderAction[]): string[] {
  const wrong: string[] = [];
  let isConfirmed = false;
  let dishes: (keyof typeof nextOfDish)[] = [];
  for (const action of history) {
    const wants = (fits: boolean) => !fits && wrong.push(JSON.stringify(action));
    switch (action.kind) {
      case 'order':
      case 'add':
        wants(action.kind === 'order' || isConfirmed === (action.by === 'staff'));
        dishes = [...dishes, ...action.items.map(() => 'pending' as const)];
        break;
      case 'confirm':
        wants(!isConfirmed);
        isConfirmed = true;
        break;
      case 'start':
      case 'bump':
      case 'serve':
        wants(isConfirmed && nextOfDish[dishes[action.dish] ?? 'gone'] === action.kind);
        dishes[action.dish] = afterDeed[action.kind];
        break;
      case 'void':
        wants(isConfirmed && dishes[action.dish] === 'pending' && dishes.length > 1);
        dishes[action.dish] = 'gone';
        break;
      case 'cancel':
        wants(isConfirmed === (action.by === 'staff'));
        break;
      case 'complete':
        wants(dishes.every((dish) => dish === 'served' || dish === 'gone'));
        break;
      default:
    }
  }
  return wrong;
}
