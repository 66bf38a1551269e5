import test from 'ava';
import { makeFolder } from '../helpers/make-folder.ts';
import { runCli } from '../helpers/run-cli.ts';
import { startRunningSystem } from '../helpers/running-system.ts';

test('status --line is one line: services, printers and what needs a person', async (t) => {
  const { dataDir, api } = await startRunningSystem(t);
  const line = async () => {
    const { code, stdout, stderr } = await runCli(['status', '--line', '--data-dir', dataDir]);
    t.is(code, 0, stderr);
    t.is(stdout.split('\n').length, 2);
    return stdout.trimEnd();
  };
  t.is(await line(), '✔ 2/2 services · 1/1 printers · nothing waits');
  await api.pausePrinter({ params: { id: 1 } });
  t.regex(await line(), /^! 2\/2 services · 1\/1 printers · 1 to do: .*演示打印机/);
  await api.changePrinter({ params: { id: 1 }, body: { is_active: false } });
  t.is(await line(), '✔ 2/2 services · 0/0 printers · nothing waits');
});

test('status --line says by line and exit code that nothing runs', async (t) => {
  const { code, stdout } = await runCli(['status', '--line', '--data-dir', makeFolder(t), '--lang', 'zh-TW']);
  t.is(code, 3);
  t.is(stdout, '✖ 餐廳：沒有在執行\n');
});
