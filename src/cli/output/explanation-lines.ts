import type { OrderExplanation } from '../../protocol/explanations.ts';
import type { Cli } from '../cli.ts';
import { formatTime } from './format-values.ts';

/** Why an order is as it is, as lines: first what to do, then how it came to it. */
export function explanationLines(
  { colors, texts }: Pick<Cli, 'colors' | 'texts'>,
  { order_number, status, next, story, paper, saga }: OrderExplanation,
): string[] {
  return [
    `${colors.bold(order_number)}  ${texts.orderStates[status]}`,
    ...(saga ? [saga.sentence] : []),
    '',
    colors.bold(texts.why.next),
    ...next.map((sentence) => `  → ${sentence}`),
    '',
    colors.bold(texts.why.story),
    ...story.map(
      ({ at, who, sentence }) =>
        `  ${colors.dim(formatTime(at))}  ${sentence}${who === null ? '' : colors.dim(`  ${who}`)}`,
    ),
    ...(paper.length > 0
      ? ['', colors.bold(texts.why.paper), ...paper.map(({ sentence }) => `  ${sentence}`)]
      : []),
  ];
}
