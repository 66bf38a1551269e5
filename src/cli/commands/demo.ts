import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { jsonOption, type JsonOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { wholeNumber } from '../parse-argument.ts';
import { exitCodes } from '../report-error.ts';
import { Unreadable } from '../unreadable.ts';

interface DemoOptions extends JsonOption {
  readonly covers: number;
  readonly speed: number;
  readonly seed: number;
}

export function declare(demo: Command, cli: Cli): void {
  const { demo: say } = cli.texts.grammar;
  demo
    .option('--covers <number>', say.covers, wholeNumber(1, 300), 40)
    .option('--speed <factor>', say.speed, speedFactor, 60)
    .option('--seed <number>', say.seed, wholeNumber(0, 0xffff_ffff), 7)
    .addOption(jsonOption(cli));
  showExamples(
    cli,
    demo,
    'demo',
    'demo --covers 120 --speed 60 --seed 7',
    'demo --covers 20 --speed max --json',
    'demo --data-dir ./dinner',
  ).action(async ({ covers, speed, seed, json }: DemoOptions) => {
    const { runDinner } = await import('../demo/run-dinner.ts');
    const { printReport, showReport } = await import('../demo/show-report.ts');
    const report = await runDinner(cli, { covers, speed, seed });
    if (json) printReport(cli, report);
    else showReport(cli, report);
    if (report.findings.broken.length > 0) cli.setExitCode(exitCodes.failed);
  });
}

function speedFactor(text: string): number {
  if (text === 'max') return Number.POSITIVE_INFINITY;
  const value = /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  if (value > 0) return value;
  throw new Unreadable('positive');
}
