import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { type JsonOption, jsonOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { explanationLines } from '../output/explanation-lines.ts';
import { printJson } from '../output/print-list.ts';
import { identifier } from '../parse-argument.ts';
import { withApi } from '../with-api.ts';

export function declare(why: Command, cli: Cli): void {
  const { why: say } = cli.texts.grammar;
  why.argument('<order>', say.order, identifier).addOption(jsonOption(cli));
  showExamples(cli, why, 'why 17', 'why 17 --json').action((id: number, { json }: JsonOption) =>
    withApi(cli, 'read', async (api) => {
      const explanation = await api.explainOrder({ params: { id } });
      if (json) printJson(cli, explanation);
      else for (const line of explanationLines(cli, explanation)) cli.print(line);
    }),
  );
}
