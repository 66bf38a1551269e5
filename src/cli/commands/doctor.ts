import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { type JsonOption, jsonOption } from '../common-options.ts';
import { examine } from '../doctor/examine.ts';
import { type Finding, urgentFirst } from '../doctor/finding.ts';
import { showExamples } from '../examples.ts';
import { printJson } from '../output/print-list.ts';

export function declare(doctor: Command, cli: Cli): void {
  const { doctor: say } = cli.texts.grammar;
  doctor.option('--all', say.all).addOption(jsonOption(cli));
  showExamples(cli, doctor, 'doctor', 'doctor --all', 'doctor --json | jq .').action(
    async ({ all, json }: JsonOption & { all?: boolean }) => {
      const findings = await examine(cli);
      if (json) printJson(cli, findings);
      else show(cli, findings, all ?? false);
      // For scripts: 1 as soon as something keeps the business from working.
      cli.setExitCode(findings.some(({ level }) => level === 'fail') ? 1 : 0);
    },
  );
}

function show(cli: Cli, findings: readonly Finding[], all: boolean): void {
  const { colors, texts } = cli;
  const marks = { fail: colors.red('✖'), warn: colors.yellow('!'), ok: colors.green('✔') };
  const shown = urgentFirst(findings).filter(({ level }) => all || level !== 'ok');
  for (const { level, sentence, fix } of shown) {
    cli.print(`${marks[level]} ${cli.toCopy(sentence)}`);
    if (fix !== null) cli.print(`  → ${cli.toCopy(fix)}`);
  }
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length;
  cli.say(texts.doctor.summary(count('fail'), count('warn'), count('ok')));
}
