import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { type JsonOption, jsonOption } from '../common-options.ts';
import { openControl } from '../control.ts';
import { showExamples } from '../examples.ts';
import { printJson } from '../output/print-list.ts';
import { saySettings } from '../output/say-settings.ts';

export function declare(reload: Command, cli: Cli): void {
  reload.addOption(jsonOption(cli));
  showExamples(cli, reload, 'reload', 'reload --json').action(async ({ json }: JsonOption) => {
    const control = await openControl(cli);
    const report = await control.reload();
    if (json) printJson(cli, report);
    else saySettings(cli, report);
  });
}
