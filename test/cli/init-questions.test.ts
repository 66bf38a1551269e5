import { existsSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { makeFolder } from '../helpers/make-folder.ts';
import { startInPty } from '../helpers/pty-program.ts';
import { runCli } from '../helpers/run-cli.ts';
import { waitFor } from '../helpers/wait-for.ts';

const questions = ['店铺名称 ', '有几张桌子 ', '管理员用户名 ', '管理员密码', '打印机地址'];
const ends = { 'Ctrl-C': '\u0003', 'Ctrl-D': '\u0004' };

for (const [name, key] of Object.entries(ends))
  test(`${name} at any question of init ends it at once, with a sane terminal and nothing in the way of the next one`, async (t) => {
    t.timeout(300_000);
    const dataDir = makeFolder(t);
    for (const [at, question] of questions.entries()) {
      const person = await sitDown(t, dataDir);
      for (const earlier of questions.slice(0, at)) {
        await person.sees(earlier);
        person.type('\r');
      }
      await person.sees(question);
      if (name === 'Ctrl-C') person.type('abc');
      person.type(key);
      t.is(await person.ended, 1, question);
      t.regex(person.screen(), /[^\n]\r\n错误：已放弃，没有改动。\r\n$/, question);
      t.false(existsSync(join(dataDir, 'init.json')), question);
    }
    const next = await runCli(['init', '--yes', '--no-start', '--data-dir', dataDir]);
    t.is(next.code, 0, next.stderr);
    t.regex(next.stderr, /Store My Restaurant with 10 tables/);
  });

for (const [name, end] of Object.entries({ pasted: '\r', 'pasted from Windows': '\r\n', piped: '\n' }))
  test(`answers that are ${name} in at once each reach their question, and the password is not shown`, async (t) => {
    t.timeout(120_000);
    const person = await sitDown(t, makeFolder(t));
    await person.sees('店铺名称 ');
    person.type(['老王面馆', '很多', '2', 'wang', 'noodles at seven', 'none', ''].join(end));
    t.is(await person.ended, 0);
    t.regex(person.screen(), /✓ 管理员 wang\r\n✓ 店铺 老王面馆，2 张桌子\r\n/);
    t.notRegex(person.screen(), /noodles at seven/);
  });

test('answers that were there before the first question are not lost', async (t) => {
  t.timeout(120_000);
  const person = await sitDown(t, makeFolder(t));
  person.type('老王面馆\n2\nwang\n\nnone\n');
  t.is(await person.ended, 0);
  t.regex(person.screen(), /✓ 管理员 wang\r\n[^]*✓ 店铺 老王面馆，2 张桌子\r\n/);
});

test('an answer that can not be is asked again at once', async (t) => {
  t.timeout(120_000);
  const dataDir = makeFolder(t);
  const person = await sitDown(t, dataDir);
  const answer = async (question: string, ...lines: readonly string[]) => {
    for (const line of lines) {
      await person.sees(question);
      person.forget();
      person.type(`${line}\r`);
    }
  };
  await answer('店铺名称 ', '好'.repeat(101), '老王面馆');
  await answer('有几张桌子 ', '很多', '201', '-1', '2');
  await answer('管理员用户名 ', '王'.repeat(51), 'wang');
  await answer('管理员密码', 'short', 'wang123456', '好'.repeat(25), 'noodles at seven');
  await answer('打印机地址', 'not an address', '8.8.8.8', '192.168.1.50:22', 'none');
  t.is(await person.ended, 0);
  t.regex(person.screen(), /✓ 管理员 wang\r\n✓ 店铺 老王面馆，2 张桌子\r\n/);
  t.notRegex(person.screen(), /noodles at seven/);
});

test('where nobody can be asked the flags are named, and a flag that can not be is refused before anything is made', async (t) => {
  const dataDir = makeFolder(t);
  const init = (...flags: string[]) => runCli(['init', ...flags, '--no-start', '--data-dir', dataDir]);
  const mute = await init();
  t.is(mute.code, 2);
  t.regex(mute.stderr, /no terminal.*--store, --tables, --admin, --admin-password, --printer.*--yes/);
  const wrong = {
    '--timezone': 'Mars/Olympus',
    '--admin-password': 'short',
    '--printer': 'not an address',
    '--admin': ' ',
    '--store': 'x'.repeat(101),
  };
  for (const [flag, value] of Object.entries(wrong)) {
    const refused = await init('--yes', flag, value);
    t.is(refused.code, 2, flag);
    t.regex(refused.stderr, new RegExp(`Error: ${flag}: It must `));
    t.notRegex(refused.stderr, /✓ Admin/);
  }
});

/** Somebody at a terminal who has called `init`. */
async function sitDown(t: ExecutionContext, dataDir: string) {
  let seen = '';
  const program = await startInPty(t, ['init', '--no-start', '--lang', 'zh-CN', '--data-dir', dataDir], {
    columns: 200,
    rows: 40,
    env: { NO_COLOR: '1' },
    onData: (text) => (seen += text),
  });
  return {
    ...program,
    screen: () => seen,
    forget: () => (seen = ''),
    sees: (question: string) => waitFor(question, () => seen.includes(question), 60_000),
  };
}
