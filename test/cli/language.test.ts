import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { chooseLanguage } from '../../src/cli/choose-language.ts';
import { makeFolder } from '../helpers/make-folder.ts';
import { runCli } from '../helpers/run-cli.ts';

for (const [locale, language] of [
  ['zh_CN.UTF-8', 'zh-CN'],
  ['zh_SG', 'zh-CN'],
  ['zh_TW.UTF-8', 'zh-TW'],
  ['zh_HK', 'zh-TW'],
  ['zh-Hant', 'zh-TW'],
  ['en_US.UTF-8', 'en'],
  ['de_DE.UTF-8', 'en'],
  ['C.UTF-8', 'en'],
  ['', 'en'],
] as const)
  test(`LANG=${locale} speaks ${language}`, (t) => {
    t.is(chooseLanguage({ env: { LANG: locale } }), language);
  });

test('flag over setting over LC_ALL over LC_MESSAGES over LANG', (t) => {
  const env = { LC_ALL: 'zh_CN', LC_MESSAGES: 'zh_TW', LANG: 'en_US' };
  t.is(chooseLanguage({ flag: 'en', setting: 'zh-TW', env }), 'en');
  t.is(chooseLanguage({ setting: 'zh-TW', env }), 'zh-TW');
  t.is(chooseLanguage({ env }), 'zh-CN');
  t.is(chooseLanguage({ env: { ...env, LC_ALL: '' } }), 'zh-TW');
  t.is(chooseLanguage({ flag: 'klingon', env }), 'zh-CN');
});

test('errors are said in the language of the settings file', async (t) => {
  const folder = makeFolder(t);
  const file = join(folder, 'settings.toml');
  writeFileSync(file, `data_dir = "data"\nlanguage = "zh-TW"\n`);
  const { code, stderr } = await runCli(['status', '--config', file]);
  t.is(code, 3);
  t.true(stderr.includes('沒有在執行'), stderr);
  const flag = await runCli(['status', '--config', file, '--lang', 'zh-CN']);
  t.true(flag.stderr.includes('没有在运行'), flag.stderr);
});
