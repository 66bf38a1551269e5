import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { dataPaths } from '../../runtime/data-dir.ts';
import type { Cli } from '../cli.ts';
import { type JsonOption, jsonOption } from '../common-options.ts';
import { checkBusiness } from '../doctor/check-business.ts';
import { checkMachine } from '../doctor/check-machine.ts';
import type { Finding } from '../doctor/finding.ts';
import { readMachine } from '../doctor/read-machine.ts';
import { showExamples } from '../examples.ts';
import { printJson } from '../output/print-list.ts';
import { withApi } from '../with-api.ts';

export function declare(doctor: Command, cli: Cli): void {
  doctor.option('--all', 'also what is well').addOption(jsonOption());
  showExamples(doctor, 'doctor', 'doctor --all', 'doctor --json | jq .').action(
    async ({ all, json }: JsonOption & { all?: boolean }) => {
      const findings = await examine(cli);
      if (json) printJson(cli, findings);
      else show(cli, findings, all ?? false);
      // For scripts: 1 as soon as something keeps the business from working.
      cli.setExitCode(findings.some(({ level }) => level === 'fail') ? 1 : 0);
    },
  );
}

async function examine(cli: Cli): Promise<Finding[]> {
  const { config } = await cli.loadSettings();
  const machine = checkMachine(await readMachine(cli, config), cli.texts);
  const isDown = machine.some(({ check, level }) => check === 'services' && level === 'fail');
  // An API that is down can't tell how the business stands; that it is down says enough.
  if (isDown || !existsSync(dataPaths(config.data_dir).database)) return machine;
  const checkup = await withApi(cli, 'read', (api) => api.getCheckup());
  return [...checkBusiness({ checkup, config, now: new Date() }, cli.texts), ...machine];
}

function show(cli: Cli, findings: readonly Finding[], all: boolean): void {
  const { colors, texts } = cli;
  const marks = { fail: colors.red('✖'), warn: colors.yellow('!'), ok: colors.green('✔') };
  const order = ['fail', 'warn', 'ok'];
  const shown = findings
    .filter(({ level }) => all || level !== 'ok')
    .toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
  for (const { level, sentence, fix } of shown) {
    cli.print(`${marks[level]} ${sentence}`);
    if (fix !== null) cli.print(`  → ${fix}`);
  }
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length;
  cli.say(texts.doctor.summary(count('fail'), count('warn'), count('ok')));
}
