import { Argument, type Command } from 'commander';
import { type ServiceName, serviceNames } from '../../domain/child-process.ts';
import type { Cli } from '../cli.ts';
import { openControl } from '../control.ts';
import { showExamples } from '../examples.ts';
import { saySettings } from '../output/say-settings.ts';

export function declare(restart: Command, cli: Cli): void {
  const { restart: say } = cli.texts.grammar;
  restart.addArgument(new Argument('[service]', say.service).choices(serviceNames));
  showExamples(cli, restart, 'restart', 'restart hub').action(async (service?: ServiceName) => {
    const { texts } = cli;
    const name = service ?? texts.restart.everything;
    const control = await openControl(cli);
    const begun = performance.now();
    cli.say(texts.restart.begin(name));
    const report = await control.restart(service);
    cli.say(texts.restart.done(name, Math.round(performance.now() - begun)));
    if (report.applied.length + report.waiting.length > 0) saySettings(cli, report);
  });
}
