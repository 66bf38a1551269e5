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
