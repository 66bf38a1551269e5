import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { type JsonOption, jsonOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { padText } from '../output/fit-text.ts';
import { printJson } from '../output/print-list.ts';
import { exitCodes } from '../report-error.ts';
import type { Step } from '../verify/step.ts';

export function declare(verify: Command, cli: Cli): void {
  verify.addOption(jsonOption(cli));
  showExamples(cli, verify, 'verify', 'verify --json').action(async ({ json }: JsonOption) => {
    const run = await import('../verify/verify.ts');
    const steps = await run.verify(cli, (step) => {
      if (!json) cli.print(lineOf(cli, step));
    });
    const isGood = steps.every(({ ok }) => ok);
    if (json) printJson(cli, { ok: isGood, steps });
    cli.say(isGood ? cli.texts.verify.passed : cli.texts.verify.failed);
    if (!isGood) cli.setExitCode(exitCodes.failed);
  });
}

function lineOf({ colors, texts: { verify } }: Cli, { step, ok, detail, ms }: Step): string {
  const mark = ok ? colors.green('✓') : colors.red('✗');
  const what = padText(verify.steps[step], 34);
  return `${mark} ${what}${colors.dim(`${String(ms).padStart(6)} ms`)}${detail === '' ? '' : `  ${detail}`}`;
}
