import test from 'ava';
import { CommanderError } from 'commander';
import { cliLanguages } from '../../src/cli/choose-language.ts';
import { createProgram } from '../../src/cli/program.ts';
import { sayShape } from '../../src/cli/unreadable.ts';
import { describeUsageError } from '../../src/cli/usage-error.ts';
import { openCli } from '../helpers/open-cli.ts';

/** What is told of a command line that can't be read. */
async function told(language: string, args: readonly string[]): Promise<string[]> {
  const cli = await openCli(language);
  try {
    await createProgram(cli).parseAsync(args, { from: 'user' });
  } catch (thrown) {
    if (thrown instanceof CommanderError) return describeUsageError(thrown, cli.texts.usage);
    throw thrown;
  }
  return [];
}

const mistakes: readonly [args: readonly string[], en: readonly string[]][] = [
  [['stroe'], ['There is no command stroe.', 'Did you mean store?']],
  [
    ['stroe', '--help'],
    ['There is no command stroe.', 'Did you mean store?'],
  ],
  [
    ['store', 'lst', '--help'],
    ['There is no command lst.', 'Did you mean list?'],
  ],
  [
    ['store', 'list', '--jsn'],
    ['There is no option --jsn.', 'Did you mean --json?'],
  ],
  [['store', 'list', '--nothing-like-it'], ['There is no option --nothing-like-it.']],
  [['store', 'add'], ['<name> is missing.']],
  [['store', 'list', '--data-dir'], ['--data-dir <folder> needs a value.']],
  [['archive'], ['--before <day> must be given.']],
  [['status', '--line', '--json'], ["--line can't be given together with --json."]],
  [['order', 'list', '1', '2'], ['It takes no arguments, and 2 were given.']],
  [['store', 'add', 'a', 'b'], ['It takes 1 of the 2 arguments that were given.']],
  [['restart', 'hob'], ['<service> can\'t be "hob". It must be one of api, hub, printd.']],
  [
    ['start', '--only', 'api,hob'],
    ['--only <services> can\'t be "api,hob". It must be some of api, hub, printd.'],
  ],
  [['order', 'show', '１７'], ['<id> can\'t be "１７". It must be a whole number from 1 on.']],
  [
    ['printer', 'add', 'x', '--port', '99999'],
    ['--port <number> can\'t be "99999". It must be a whole number from 1 to 65535.'],
  ],
  [
    ['order', 'show', "' is invalid. x"],
    ['<id> can\'t be "\' is invalid. x". It must be a whole number from 1 on.'],
  ],
  [['status', '--lang', 'fr'], ['--lang <language> can\'t be "fr". It must be one of zh-CN, zh-TW, en.']],
];

test('what is wrong with a command line is told in English, with what to type instead', async (t) => {
  for (const [args, lines] of mistakes) t.deepEqual(await told('en', args), lines, args.join(' '));
});

for (const language of ['zh-CN', 'zh-TW'])
  test(`the same is told in ${language}, by the same names`, async (t) => {
    for (const [args, english] of mistakes) {
      // Of an unknown language nothing can be told but in a known one.
      if (args.includes('--lang')) continue;
      const lines = await told(language, args);
      t.is(lines.length, english.length, args.join(' '));
      for (const line of lines) {
        t.regex(line, /\p{Script=Han}/u);
        t.notRegex(
          line.replace(/[“「].*[”」]/u, ''),
          /\b(It|must|argument|command|missing|invalid|choices)\b/,
        );
      }
    }
  });

for (const language of cliLanguages)
  test(`every shape an argument may have to have is a sentence in ${language}`, async (t) => {
    const { mustBe } = (await openCli(language)).texts.usage;
    for (const shape of Object.keys(mustBe)) {
      const sentence = sayShape([shape, '1', '2'].join('\t'), mustBe);
      t.regex(sentence, language === 'en' ? /[.]$/ : /。$|个数。$/);
      t.notRegex(sentence, /undefined|\t/);
    }
  });
