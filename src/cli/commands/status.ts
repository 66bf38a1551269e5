import { type Command, Option } from 'commander';
import type { ControlClient } from '../../client/control-client.ts';
import type { SystemStatus } from '../../protocol/control.ts';
import type { Cli } from '../cli.ts';
import { type JsonOption, jsonOption } from '../common-options.ts';
import { openControl } from '../control.ts';
import { showExamples } from '../examples.ts';
import { printStatusLine } from '../output/status-line.ts';
import { statusLines } from '../output/status-lines.ts';

export function declare(status: Command, cli: Cli): void {
  const { status: say } = cli.texts.grammar;
  status
    .option('-w, --watch', say.watch)
    .addOption(new Option('--line', say.line).conflicts(['watch', 'json']))
    .addOption(jsonOption(cli));
  showExamples(cli, status, 'status', 'status --watch', 'status --line', 'status --json').action(
    async ({ watch, line, json }: JsonOption & { watch?: boolean; line?: boolean }) => {
      if (line) return printStatusLine(cli);
      const control = await openControl(cli);
      if (!watch) return printStatus(cli, await control.status(), json);
      if (json || !cli.stdout.isTTY || !cli.stdin.isTTY) return reprint(cli, control, json);
      const { watchStatus } = await import('../screens/watch-status.tsx');
      await watchStatus(cli, control);
    },
  );
}

/** For a pipe or a file: the status again at every change; as JSON one document a line. */
async function reprint(cli: Cli, control: ControlClient, json: boolean | undefined): Promise<void> {
  for await (const status of control.subscribe(cli.interruption())) {
    if (json) cli.print(JSON.stringify(status));
    else await printStatus(cli, status);
  }
}

async function printStatus(cli: Cli, status: SystemStatus, json?: boolean): Promise<void> {
  if (json) return cli.print(JSON.stringify(status, null, 2));
  for (const line of await statusLines(cli, status)) cli.print(line);
}
