import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { createReleasers } from '../../src/runtime/releasers.ts';
import { openStorage, type Storage } from '../../src/storage/storage.ts';
import { digestTables } from '../helpers/digest-tables.ts';
import { makeFolder } from '../helpers/make-folder.ts';
import { startRunners } from '../helpers/saga-runners.ts';
import {
  call,
  type Call,
  createFileProvider,
  fillSagaShop,
  readOutcome,
  stories,
  type StoryName,
} from '../helpers/saga-shop.ts';
import { waitFor } from '../helpers/wait-for.ts';

/**
 * Where a process is killed while it makes a call, or runs what is due (`run`). A step in the database has its effect and its
 * mark in one commit: the points lie before its effect, between effect and mark, before the commit, after it. The refund at
 * the provider lies outside: before it, after it and before its mark, after its mark.
 */
const matrix: readonly (readonly [StoryName, Call | 'run', readonly string[]])[] = [
  [
    'paid, then cooked',
    'place',
    ['insert into counter', 'insert into orders', 'insert into saga ', 'insert into saga_step', ...ends(1)],
  ],
  [
    'paid, then cooked',
    'pay',
    [
      'insert into payment',
      'update payment',
      'insert into kitchen_ticket',
      'update saga',
      'insert into delivery',
      ...ends(1),
    ],
  ],
  [
    'cooked, then paid',
    'confirm',
    ['update orders', 'insert into kitchen_ticket', 'update saga', ...ends(1)],
  ],
  ['cooked, then paid', 'pay', ['update payment', 'insert into points_log', 'update saga', ...ends(1)]],
  [
    'cancelled, refunded by a provider',
    'cancel',
    [
      'update delivery',
      'insert into refund',
      'insert into provider_task',
      'insert into kitchen_ticket',
      'update menu_item',
      'update saga',
      ...ends(1),
    ],
  ],
  [
    'cancelled, refunded by a provider',
    'run',
    ['commit#1', 'before the call', 'after the call', 'update refund', 'update saga set version', ...ends(2)],
  ],
  [
    'cancelled, refunded at the till',
    'cancel',
    ['insert into refund', 'insert into points_log', 'update saga', ...ends(1)],
  ],
  [
    'never paid',
    'run',
    ['update saga set lease', ...ends(1), 'update menu_item', 'update saga set version', ...ends(2)],
  ],
];

function ends(commit: number): string[] {
  return [`commit#${commit}`, `committed#${commit}`];
}

const points = matrix.flatMap(([story, what, moments]) => moments.map((moment) => ({ story, what, moment })));

test('killed at any point of any step, in both directions, an order ends as if nothing had happened', async (t) => {
  // Between two of its ends, not for all of them.
  t.timeout(300_000);
  const folder = makeFolder(t);
  const second = startSecond(t);
  const expected = await liveThrough(folder);
  const waiting = [...points.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [number, point] = next;
      const { story, what, moment } = point;
      const crashed = join(folder, `${number}`);
      await crash(t, point, { crashed, template: join(folder, stories[story].policy) });
      for (const processes of [1, 2]) {
        const place = copyData(crashed, `${crashed}-${processes}`);
        const outcome = await recover(place, story, processes === 2 ? second : undefined);
        t.deepEqual(outcome, expected.get(story), `${story}: ${what}, ${moment}, ${processes} process(es)`);
      }
    }
  };
  await Promise.all([work(), work()]);
  t.log(`${points.length} points × 1 and 2 processes = ${points.length * 2} ends, all as without a crash`);
});

test('killed beside a process that works on, an order ends as if nothing had happened', async (t) => {
  t.timeout(300_000);
  const folder = makeFolder(t);
  const beside = startSecond(t);
  const expected = await liveThrough(folder);
  // Of a call those around its commit: before it the other process sees nothing.
  const shared = points.filter(({ what, moment }) => what === 'run' || /^(update saga|commit)/.test(moment));
  const waiting = [...shared.entries()];
  let killed = 0;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [number, { story, what, moment }] = next;
      const place = copyData(join(folder, stories[story].policy), join(folder, `beside-${number}`));
      const storage = await openStorage({ filename: join(place, 'restaurant.db') });
      await callUntil(storage, story, what);
      await open(beside, place);
      const mortal = startMortal(t, place, [story, what, moment]);
      const exit = once(mortal, 'exit');
      // The other may be faster with what is due: then there is nothing left to die over.
      const isOvertaken =
        what === 'run' && (await Promise.race([exit.then(() => false), ended(storage, story)]));
      if (isOvertaken) mortal.kill('SIGKILL');
      else killed += 1;
      t.is((await exit)[1], 'SIGKILL', `${story}: ${what} comes to ${moment}`);
      for (const each of stories[story].calls) await call(storage, stories[story], each);
      await ended(storage, story);
      const outcome = await readOutcome(storage, join(place, 'ledger'));
      t.deepEqual(outcome, expected.get(story), `${story}: ${what}, ${moment}`);
      await close(beside, place);
      await storage.close();
    }
  };
  await Promise.all([work(), work()]);
  const calls = shared.filter(({ what }) => what !== 'run').length;
  t.true(killed >= calls);
  t.log(`${shared.length} ends, ${killed} after a kill at the point, all as without one`);
});

test('who holds a saga and was stopped writes nothing when it wakes', async (t) => {
  const folder = makeFolder(t);
  await makeTemplate(join(folder, 'on_payment'), 'on_payment');
  const place = copyData(join(folder, 'on_payment'), join(folder, 'shop'));
  const storage = await openStorage({ filename: join(place, 'restaurant.db') });
  t.teardown(() => storage.close());
  await call(storage, stories['never paid'], 'place');
  const sleeper = startMortal(t, place, ['never paid', 'run', 'asleep']);
  // It has claimed the saga, and says so before its next transaction.
  await once(sleeper, 'message');
  sleeper.kill('SIGSTOP');
  const claimed = await storage.read('saga').first('fence', 'lease_owner');
  t.regex(claimed.lease_owner, new RegExp(`^${sleeper.pid}@`));
  // The sleeper lives, so its lease must run out first; then another goes on with the saga.
  const runners = startRunners(storage, createFileProvider(join(place, 'ledger')));
  await waitFor('the end of the order', async () => (await stateOf(storage)) === 'compensated');
  await runners.close();
  t.true((await storage.read('saga').first('fence')).fence > claimed.fence);
  const before = await digestTables(storage);
  sleeper.send('go on');
  sleeper.kill('SIGCONT');
  const [word] = await once(sleeper, 'message');
  t.deepEqual(word, { done: true }, 'it tried');
  t.is(await digestTables(storage), before);
});

/** What each story comes to when nobody dies; leaves the shops of before it in the folder, by policy. */
async function liveThrough(folder: string): Promise<ReadonlyMap<string, unknown>> {
  for (const policy of ['on_payment', 'manual'] as const) await makeTemplate(join(folder, policy), policy);
  const outcomes = new Map<string, unknown>();
  for (const [name, { policy }] of Object.entries(stories)) {
    const place = copyData(join(folder, policy), join(folder, name));
    outcomes.set(name, await recover(place, toStory(name)));
  }
  return outcomes;
}

function toStory(name: string): StoryName {
  const known = points.find(({ story }) => story === name)?.story;
  if (!known) throw new Error(`No point lies in the story ${name}`);
  return known;
}

async function makeTemplate(place: string, policy: 'on_payment' | 'manual'): Promise<void> {
  mkdirSync(place);
  const storage = await openStorage({ filename: join(place, 'restaurant.db') });
  await fillSagaShop(storage, policy);
  await storage.close();
}

/** Makes the calls before the one in question, then has a process die at the point. */
async function crash(
  t: ExecutionContext,
  { story, what, moment }: (typeof points)[number],
  { crashed, template }: { readonly crashed: string; readonly template: string },
): Promise<void> {
  copyData(template, crashed);
  const storage = await openStorage({ filename: join(crashed, 'restaurant.db') });
  await callUntil(storage, story, what);
  await storage.close();
  const child = startMortal(t, crashed, [story, what, moment]);
  const [, signal] = await once(child, 'exit');
  t.is(signal, 'SIGKILL', `${story}: ${what} comes to ${moment}`);
}

/** Makes the calls before the one in question. */
async function callUntil(storage: Storage, story: StoryName, what: Call | 'run'): Promise<void> {
  for (const earlier of stories[story].calls) {
    if (earlier === what) break;
    await call(storage, stories[story], earlier);
  }
}

function startMortal(t: ExecutionContext, place: string, args: readonly string[]): ChildProcess {
  const child = fork(programOf('mortal-api'), [join(place, 'restaurant.db'), join(place, 'ledger'), ...args]);
  t.teardown(() => child.kill('SIGKILL'));
  return child;
}

interface SecondProcess {
  readonly child: ChildProcess;
}

function startSecond(t: ExecutionContext): SecondProcess {
  const child = fork(programOf('second-api'));
  t.teardown(() => child.kill('SIGKILL'));
  child.setMaxListeners(0);
  return { child };
}

/** Another process comes back, or two at once; clients that got no answer call again. */
async function recover(place: string, name: StoryName, second?: SecondProcess): Promise<unknown> {
  const filename = join(place, 'restaurant.db');
  const ledger = join(place, 'ledger');
  const story = stories[name];
  const releasers = createReleasers();
  const storage = await openStorage({ filename });
  releasers.push(() => storage.close());
  try {
    if (second) {
      await open(second, place);
      releasers.push(() => close(second, place));
    }
    const runners = startRunners(storage, createFileProvider(ledger));
    releasers.push(() => runners.close());
    for (const each of story.calls) await call(storage, story, each);
    await ended(storage, name);
    return await readOutcome(storage, ledger);
  } finally {
    await releasers.release();
  }
}

function open(second: SecondProcess, place: string): Promise<void> {
  const filename = join(place, 'restaurant.db');
  return tell(second, { open: filename, ledger: join(place, 'ledger') }, { opened: filename });
}

function close(second: SecondProcess, place: string): Promise<void> {
  const filename = join(place, 'restaurant.db');
  return tell(second, { close: filename }, { closed: filename });
}

async function ended(storage: Storage, name: StoryName): Promise<true> {
  const { end } = stories[name];
  await waitFor(`${name} to be ${end}`, async () => (await stateOf(storage)) === end);
  return true;
}

async function tell({ child }: SecondProcess, message: object, answer: object): Promise<void> {
  const said = JSON.stringify(answer);
  await new Promise<void>((resolve) => {
    const listen = (heard: unknown): void => {
      if (JSON.stringify(heard) !== said) return;
      child.off('message', listen);
      resolve();
    };
    child.on('message', listen);
    child.send(message);
  });
}

async function stateOf({ read }: Storage): Promise<string | undefined> {
  return (await read('saga').first('state'))?.state;
}

/** The files as a crash leaves them, under another name. */
function copyData(from: string, to: string): string {
  mkdirSync(to, { recursive: true });
  for (const file of ['restaurant.db', 'restaurant.db-wal', 'ledger'])
    if (existsSync(join(from, file))) copyFileSync(join(from, file), join(to, file));
  return to;
}

function programOf(name: string): string {
  return fileURLToPath(new URL(`../fixtures/sagas/${name}.js`, import.meta.url));
}
