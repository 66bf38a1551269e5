import { Argument, type Command, Option } from 'commander';
import { type LogLevel, type LogQuery, type LogSource, logLevels } from '../../protocol/control.ts';
import type { Cli } from '../cli.ts';
import { findControl, openControl } from '../control.ts';
import { showExamples } from '../examples.ts';
import { formatLogLine } from '../output/format-log-line.ts';
import { moment, wholeNumber } from '../parse-argument.ts';

const sources: readonly LogSource[] = ['api', 'hub', 'printd', 'supervisor'];

export function declare(logs: Command, cli: Cli): void {
  const { logs: say } = cli.texts.grammar;
  logs
    .addArgument(new Argument('[service]', say.service).choices(sources))
    .option('-f, --follow', say.follow)
    .option('--since <time>', say.since, (text) => moment(text))
    .option('-n, --lines <count>', say.lines, wholeNumber(0, 1_000_000), 200)
    .addOption(new Option('--level <level>', say.level).choices(logLevels))
    .option('--grep <text>', say.grep)
    .option('--request <id>', say.request)
    .option('--json', say.json);
  showExamples(
    cli,
    logs,
    'logs',
    'logs hub -f',
    'logs --level warn --grep printer',
    'logs --since 15m --json',
  ).action(
    async (
      service: LogSource | undefined,
      { follow, json, grep: text, request: request_id, ...rest }: LogOptions,
    ) => {
      const query = { ...rest, service, text, request_id };
      const show = (line: string) => cli.print(json ? line : formatLogLine(line, cli.colors));
      if (follow) return followLogs(cli, query, show);
      for (const line of await readLogs(cli, query)) show(line);
    },
  );
}

interface LogOptions {
  readonly follow?: boolean;
  readonly json?: boolean;
  readonly since?: string;
  readonly lines: number;
  readonly level?: LogLevel;
  readonly grep?: string;
  readonly request?: string;
}

async function followLogs(cli: Cli, query: LogQuery, show: (line: string) => void): Promise<void> {
  const control = await openControl(cli);
  for await (const line of control.logs({ ...query, follow: true }, cli.interruption())) show(line);
}

/** From the supervisor, which has the newest lines; from the files when nothing runs. */
async function readLogs(cli: Cli, query: LogQuery): Promise<string[]> {
  const control = await findControl(cli);
  if (control) {
    const lines: string[] = [];
    for await (const line of control.logs(query)) lines.push(line);
    return lines;
  }
  const { collectLogs } = await import('../../supervisor/logs/collect-logs.ts');
  const { dataPaths } = await import('../../runtime/data-dir.ts');
  const { config } = await cli.loadSettings();
  return collectLogs({ folder: dataPaths(config.data_dir).logs, keep: config.log.keep, query });
}
