import type { Command } from 'commander';
import type { OrderExplanation } from '../../protocol/explanations.ts';
import type { Cli } from '../cli.ts';
import { type JsonOption, jsonOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { formatTime } from '../output/format-values.ts';
import { printJson } from '../output/print-list.ts';
import { identifier } from '../parse-argument.ts';
import { withApi } from '../with-api.ts';

export function declare(why: Command, cli: Cli): void {
  why.argument('<order>', 'the id of the order', identifier).addOption(jsonOption());
  showExamples(why, 'why 17', 'why 17 --json').action((id: number, { json }: JsonOption) =>
    withApi(cli, 'read', async (api) => {
      const explanation = await api.explainOrder({ params: { id } });
      if (json) printJson(cli, explanation);
      else showExplanation(cli, explanation);
    }),
  );
}

/** First what to do, then how it came to it. */
function showExplanation(
  cli: Cli,
  { order_number, status, next, story, paper, saga }: OrderExplanation,
): void {
  const { colors, texts } = cli;
  cli.print(`${colors.bold(order_number)}  ${texts.orderStates[status]}`);
  if (saga) cli.print(saga.sentence);
  cli.print('');
  cli.print(colors.bold(texts.why.next));
  for (const sentence of next) cli.print(`  → ${sentence}`);
  cli.print('');
  cli.print(colors.bold(texts.why.story));
  for (const { at, who, sentence } of story)
    cli.print(`  ${colors.dim(formatTime(at))}  ${sentence}${who === null ? '' : colors.dim(`  ${who}`)}`);
  if (paper.length === 0) return;
  cli.print('');
  cli.print(colors.bold(texts.why.paper));
  for (const { sentence } of paper) cli.print(`  ${sentence}`);
}
