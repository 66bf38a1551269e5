import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { ReactNode } from 'react';
import { createCli } from '../../../src/cli/create-cli.ts';
import { KitchenScreen } from '../../../src/cli/screens/kitchen/kitchen-screen.tsx';
import { createPageSources, findingLines } from '../../../src/cli/screens/top/page-sources.ts';
import { TopScreen } from '../../../src/cli/screens/top/top-screen.tsx';
import { DomainError } from '../../../src/domain/errors.ts';
import { type Language, languages } from '../../../src/domain/language.ts';
import { packageRoot } from '../../../src/runtime/package-root.ts';
import * as evening from '../../fixtures/screens/evening.ts';
import { showOnTerminal } from '../../helpers/screen-terminal.tsx';
import { createSettableClock } from '../../helpers/settable-clock.ts';
import { createStillKitchen, createStillTop } from '../../helpers/still-desks.ts';

// `UPDATE_GOLDEN=1 npx ava build/test/cli/screens/golden.test.js` writes the screens anew; read the difference before committing.
process.env.TZ = 'Asia/Shanghai';
const folder = join(packageRoot, 'test', 'fixtures', 'screens');
const update = process.env.UPDATE_GOLDEN === '1';
const escape = '\u001B';

/** A view: what it shows, the keys that lead to it, and a word by which it is known to be there. */
interface Shot<State> {
  readonly name: string;
  readonly of: State;
  readonly keys?: string;
  readonly word: string;
}

const kitchenShots = (texts: Texts, rows: number): Shot<keyof typeof evening.kitchens>[] => [
  { name: 'board', of: 'busy', word: '#64' },
  ...(rows > 24
    ? []
    : [{ name: 'second page', of: 'busy', keys: `${escape}[C`, word: texts.kitchen.before(4) } as const]),
  { name: 'one station', of: 'busy', keys: 'ff', word: '· 热菜' },
  { name: 'begin', of: 'busy', keys: 's', word: texts.kitchen.startWhich },
  { name: 'look into', of: 'busy', keys: 'o', word: texts.kitchen.openWhich },
  { name: 'why', of: 'busy', keys: '@', word: 'urged twice' },
  { name: 'recall', of: 'busy', keys: 'r', word: texts.kitchen.recall },
  { name: 'all day', of: 'busy', keys: 'a', word: '    8 × 米饭' },
  { name: 'sold out', of: 'busy', keys: 'e', word: texts.kitchen.isSoldOut },
  { name: 'help', of: 'busy', keys: '?', word: texts.kitchen.help[0]?.slice(0, 12) ?? '' },
  { name: 'muted', of: 'busy', keys: 'm', word: texts.kitchen.muted },
  { name: 'nothing to cook', of: 'empty', word: texts.kitchen.nothing },
  { name: 'nothing is printed', of: 'printless', word: '! ' },
  { name: 'silent for 14 s', of: 'lost', word: texts.kitchen.lost(14) },
  { name: 'silent for 99 s', of: 'stale', word: texts.kitchen.stale('18:58:02') },
];

const topShots = ({ top }: Texts): Shot<keyof typeof evening.tops>[] => [
  { name: 'orders', of: 'busy', word: '#064' },
  { name: 'filter', of: 'busy', keys: '/米饭\r', word: top.filter('米饭') },
  { name: 'stations', of: 'busy', keys: 'b', word: `── ${top.views.stations}` },
  { name: 'all day', of: 'busy', keys: 'a', word: `── ${top.views.allDay}` },
  { name: 'printers', of: 'busy', keys: 'p', word: top.jobs('厨打 80mm') },
  { name: 'other stations', of: 'busy', keys: `b${escape}[C`, word: `── ${top.views.stations}` },
  { name: 'paper', of: 'busy', keys: 'p1', word: '少盐' },
  { name: 'logs', of: 'busy', keys: 'l', word: 'pay_01HZX4T9V6Q2' },
  { name: 'steps', of: 'busy', keys: 'g', word: '#063 ORD' },
  { name: 'doctor', of: 'busy', keys: 'd', word: '41.2 GB' },
  { name: 'why', of: 'busy', keys: 'o2', word: 'urged twice' },
  { name: 'why by Shift', of: 'busy', keys: '@', word: 'urged twice' },
  { name: 'commands', of: 'busy', keys: ':pri', word: 'print-agent' },
  { name: 'help', of: 'busy', keys: '?', word: top.help[0]?.slice(0, 12) ?? '' },
  { name: 'all is well', of: 'well', word: top.well },
  { name: 'the hub is down', of: 'hubDown', word: top.stoppedAt('18:58:02') },
  { name: 'nothing runs', of: 'stopped', word: top.down },
];

for (const language of languages)
  for (const [columns, rows] of [
    [80, 24],
    [120, 36],
  ] as const) {
    test(`the kitchen at ${columns}×${rows} in ${language}`, async (t) => {
      const { texts } = await cliOf(language);
      await isGolden(t, `kitchen.${columns}x${rows}.${language}.txt`, kitchenShots(texts, rows), (shot) =>
        shoot(t, shot, { columns, rows, language, draw: drawKitchen }),
      );
    });

    test(`top at ${columns}×${rows} in ${language}`, async (t) => {
      const { texts } = await cliOf(language);
      await isGolden(t, `top.${columns}x${rows}.${language}.txt`, topShots(texts), (shot) =>
        shoot(t, shot, { columns, rows, language, draw: drawTop }),
      );
    });
  }

test('a narrow window does without memory, restarts, P90 and notes, never without the mark of an allergy', async (t) => {
  const { texts } = await cliOf('zh-CN');
  const shots = [100, 90, 75, 60].flatMap((columns) =>
    topShots(texts)
      .filter(
        ({ name }) => name === 'orders' || (columns === 60 && ['printers', 'the hub is down'].includes(name)),
      )
      .map((shot) => ({ ...shot, name: `${shot.name} in ${columns} columns`, columns })),
  );
  await isGolden(t, 'top.narrow.zh-CN.txt', shots, async (shot) => {
    const frame = await shoot(t, shot, { columns: shot.columns, rows: 20, language: 'zh-CN', draw: drawTop });
    if (shot.of === 'busy' && shot.keys === undefined) t.regex(frame, /桌8 +#058 ⚠/);
    return frame;
  });
});

for (const language of languages)
  test(`a kitchen of 40 columns leaves hints out whole and cuts none, in ${language}`, async (t) => {
    const { texts } = await cliOf(language);
    const names = ['board', 'begin', 'recall', 'all day', 'sold out', 'help', 'nothing is printed'];
    const shots = kitchenShots(texts, 24)
      .filter(({ name }) => names.includes(name))
      .map((shot) => ({ ...shot, word: shot.word.slice(0, 8) }));
    await isGolden(t, `kitchen.narrow.${language}.txt`, shots, async (shot) => {
      const frame = await shoot(t, shot, { columns: 40, rows: 24, language, draw: drawKitchen });
      t.notRegex(frame.trimEnd().split('\n').at(-1) ?? '', /…/, shot.name);
      return frame;
    });
  });

test('marks of ASCII only', async (t) => {
  const { texts } = await cliOf('en');
  const shots = topShots(texts).filter(({ name }) => ['orders', 'printers', 'help'].includes(name));
  await isGolden(t, 'top.ascii.en.txt', shots, async (shot) => {
    const word = shot.word.replaceAll('─', '-');
    const options = { columns: 80, rows: 24, language: 'en', draw: drawAscii } as const;
    const frame = await shoot(t, { ...shot, word }, options);
    t.notRegex(frame, /[●○▲✔✖⚠─│…→←↑↓·—×]/);
    return frame;
  });
});

test('with NO_COLOR a screen says the same and paints nothing', async (t) => {
  for (const draw of [drawKitchen, drawTop]) {
    const shot = { name: 'busy', of: 'busy', word: '64' } as const;
    const options = { columns: 80, rows: 24, language: 'zh-CN', draw } as const;
    const written: string[] = [];
    const colored = await shoot(t, shot, { ...options, env: { FORCE_COLOR: '1' } });
    t.is(await shoot(t, shot, { ...options, env: { NO_COLOR: '1' }, written }), colored);
    t.notRegex(written.join(''), new RegExp(`${escape}\\[[0-9;]*[34][0-7]`));
  }
});

type Texts = Awaited<ReturnType<typeof cliOf>>['texts'];
type Draw<State> = (
  of: State,
  cli: Awaited<ReturnType<typeof cliOf>>,
  leaving: AbortSignal,
) => { readonly node: ReactNode; readonly desk: { readonly done: Promise<void> } };

const stands = { storeName: '发财小狗', timeZone: 'Asia/Shanghai' };

function drawKitchen(
  of: keyof typeof evening.kitchens,
  cli: Awaited<ReturnType<typeof cliOf>>,
  leaving: AbortSignal,
) {
  const desk = createStillKitchen(evening.kitchens[of], leaving);
  const props = { ...stands, cli, desk, clock: stillClock(), onMute: () => {} };
  return { desk, node: <KitchenScreen {...props} /> };
}

function drawTop(
  of: keyof typeof evening.tops,
  cli: Awaited<ReturnType<typeof cliOf>>,
  leaving: AbortSignal,
  ascii = false,
) {
  const desk = createStillTop(evening.tops[of], leaving);
  const sources = {
    ...createPageSources({ cli, api: memory, control: { logs }, env: {} }),
    doctor: () => async (show: (lines: readonly string[]) => void) => show(findingLines(evening.findings)),
  };
  const props = { ...stands, cli, desk, sources, ascii, clock: stillClock() };
  return { desk, node: <TopScreen {...props} /> };
}

function drawAscii(
  of: keyof typeof evening.tops,
  cli: Awaited<ReturnType<typeof cliOf>>,
  leaving: AbortSignal,
) {
  return drawTop(of, cli, leaving, true);
}

/** What the API and the supervisor would say of that evening. */
const memory = {
  explainOrder: async () => evening.explanation,
  getSaga: async ({ params }: { readonly params: { readonly order_id: number | string } }) => {
    const found = evening.sagas[Number(params.order_id)];
    if (!found) throw new DomainError('not_found', 'There is no such saga.');
    return found;
  },
  previewPrintJobText: async () => new TextEncoder().encode(evening.paper),
};

async function* logs() {
  yield* evening.logLines;
}

interface ShootOptions<State> {
  readonly columns: number;
  readonly rows: number;
  readonly language: Language;
  readonly draw: Draw<State>;
  readonly env?: Readonly<Record<string, string>>;
  /** Gets all that was written to the terminal. */
  readonly written?: string[];
}

/** Opens a screen, presses the keys one by one and gives what the terminal shows then. */
async function shoot<State>(
  t: ExecutionContext,
  { of, keys = '', word }: Shot<State>,
  { columns, rows, language, draw, env, written }: ShootOptions<State>,
): Promise<string> {
  const leaving = new AbortController();
  const cli = await cliOf(language, env);
  const { node, desk } = draw(of, cli, leaving.signal);
  const screen = showOnTerminal(node, { desk, leaving, columns, rows });
  await screen.see('发财小狗');
  if (keys.startsWith(escape)) screen.press(keys);
  else for (const key of keys) screen.press(key);
  const frame = await screen.see(word);
  leaving.abort();
  await screen.left;
  screen.check();
  written?.push(...screen.written);
  t.true(frame.split('\n').length < rows, 'one line stays free');
  return frame;
}

async function isGolden<State, Named extends Shot<State>>(
  t: ExecutionContext,
  file: string,
  shots: readonly Named[],
  take: (shot: Named) => Promise<string>,
): Promise<void> {
  const frames: string[] = [];
  for (const shot of shots) frames.push(`=== ${shot.name}\n${await take(shot)}\n`);
  const path = join(folder, file);
  const content = frames.join('\n');
  if (update) await writeFile(path, content);
  t.is(content, await readFile(path, 'utf8'));
}

function stillClock() {
  return createSettableClock(new Date(evening.now).toISOString());
}

function cliOf(language: Language, env: Readonly<Record<string, string>> = { NO_COLOR: '1' }) {
  const { execPath, stdin, stdout, stderr } = process;
  return createCli({
    argv: ['node', 'restaurantctl', '--lang', language],
    execPath,
    env,
    stdin,
    stdout,
    stderr,
  });
}
