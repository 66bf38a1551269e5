import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import test, { type ExecutionContext } from 'ava';
import { makeFolder } from '../helpers/make-folder.ts';
import { runCli } from '../helpers/run-cli.ts';

const run = promisify(execFile);

async function scriptFor(t: ExecutionContext, shell: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCli(['completion', shell, ...args]);
  t.is(code, 0, stderr);
  return stdout;
}

const onUnix = process.platform === 'win32' ? test.skip : test;

onUnix('bash completes commands, subcommands, options and values as it would at a prompt', async (t) => {
  const folder = makeFolder(t);
  const script = join(folder, 'completion.bash');
  writeFileSync(script, await scriptFor(t, 'bash'));
  const complete = async (...words: string[]) => {
    const program = `source "$1"; shift
      COMP_WORDS=(restaurantctl "$@"); COMP_CWORD=$#; _restaurantctl
      ((\${#COMPREPLY[@]} == 0)) || printf '%s\\n' "\${COMPREPLY[@]}"`;
    const args = ['--norc', '-c', program, 'bash', script, ...words];
    const { stdout } = await run('bash', args, { cwd: folder });
    return stdout.split('\n').filter((line) => line !== '');
  };
  t.deepEqual(await complete('sta'), ['start', 'status']);
  t.true((await complete('')).includes('completion'));
  t.deepEqual((await complete('store', '')).toSorted(), ['add', 'edit', 'list', 'rm']);
  t.deepEqual(await complete('--data-dir', '/srv', 'order', 'cr'), ['create']);
  t.deepEqual(await complete('store', 'list', '--js'), ['--json']);
  t.deepEqual(await complete('store', 'list', '--data'), ['--data-dir']);
  t.deepEqual(await complete('restart', 'h'), ['hub']);
  t.deepEqual(await complete('job', 'list', '--status', 'unc'), ['unconfirmed']);
  t.deepEqual(await complete('completion', 'z'), ['zsh']);
  t.deepEqual(
    await complete('backup', 'check', 'compl'),
    ['completion.bash'],
    'files where anything may stand',
  );
  t.deepEqual(await complete('no-such-command', '--jso'), []);
});

test('every shell gets every command with what it does, in the language of the reader', async (t) => {
  const [zsh, fish, powershell] = await Promise.all([
    scriptFor(t, 'zsh', '--lang', 'zh-CN'),
    scriptFor(t, 'fish'),
    scriptFor(t, 'powershell'),
  ]);
  t.true(zsh.startsWith('#compdef restaurantctl\n'));
  t.regex(zsh, /^_restaurantctl_store_add\(\) \{$/m);
  t.regex(zsh, /'menu:菜单'/);
  t.regex(zsh, /--status'\[[^\]]+\]:value:\(pending waiting [^)]*\)'/);
  t.regex(fish, /-n '__restaurantctl_at "store"' -f -a 'add' -d '.+'/);
  t.regex(fish, /-n '__restaurantctl_at "job list"' -l status -x -a 'pending waiting /);
  t.regex(fish, /-n '__restaurantctl_at "logs"' -l follow -s f -d /);
  t.regex(powershell, /'store' = @\('list\|/);
  t.regex(powershell, /'job list\|--status' = @\('pending', 'waiting'/);
});

test('an unknown shell is wrong usage', async (t) => {
  t.is((await runCli(['completion', 'csh'])).code, 2);
});
