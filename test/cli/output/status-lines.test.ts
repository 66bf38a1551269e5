import test from 'ava';
import { statusLines } from '../../../src/cli/output/status-lines.ts';
import { degradeSentences } from '../../../src/client/degrade/sentences.ts';
import { serviceNames } from '../../../src/domain/child-process.ts';
import { languages } from '../../../src/domain/language.ts';
import { openCli } from '../../helpers/open-cli.ts';

for (const language of languages)
  test(`in ${language} the status says of each service that is down what still works and what to do`, async (t) => {
    const cli = await openCli(language, '--no-color');
    for (const down of serviceNames) {
      const lines = await statusLines(cli, statusWithout(down));
      t.true(lines.includes(degradeSentences[down][language]), lines.join('\n'));
      const others = serviceNames.filter((name) => name !== down);
      for (const name of others) t.false(lines.includes(degradeSentences[name][language]));
    }
  });

test('why a service ended is told in the reader’s language', async (t) => {
  const reason =
    'crashed 5 times within 60 s, at last: Port 8003 on ::1 is taken. Choose another one as printd.port.';
  const status = statusWithout('printd');
  const services = status.services.map((each) =>
    each.service === 'printd'
      ? { ...each, last_exit: { code: 1, signal: null, reason, at: status.started_at } }
      : each,
  );
  const told = async (language: 'en' | 'zh-CN') =>
    (await statusLines(await openCli(language, '--no-color'), { ...status, services })).join('\n');
  t.true((await told('en')).includes(reason));
  t.regex(
    await told('zh-CN'),
    /printd 于 .* 结束：60 秒内崩溃 5 次，最后一次：::1 上的端口 8003 已被占用，请把 printd\.port 改成别的。/,
  );
});

function statusWithout(down: string) {
  return {
    pid: 1,
    instance: 'x',
    version: '0',
    data_dir: '/srv',
    started_at: '2026-01-08T12:00:00.000Z',
    services: serviceNames.map((service) => ({
      service,
      state: service === down ? ('backoff' as const) : ('ready' as const),
      pid: null,
      port: null,
      uptime_ms: null,
      restarts: 0,
      memory_bytes: null,
      cpu_percent: null,
      lag_ms: null,
      last_exit: null,
    })),
  };
}
