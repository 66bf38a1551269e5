import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { openControl } from '../control.ts';
import { showExamples } from '../examples.ts';

export function declare(stop: Command, cli: Cli): void {
  showExamples(cli, stop, 'stop').action(async () => {
    const control = await openControl(cli);
    const begun = performance.now();
    cli.say(cli.texts.stop.stopping);
    await control.stop();
    cli.say(cli.texts.stop.done(Math.round(performance.now() - begun)));
  });
}
