import type { Command } from 'commander';
import { type ServiceName, serviceNames } from '../../domain/child-process.ts';
import type { FlagSetting } from '../../runtime/config/load-config.ts';
import type { Cli } from '../cli.ts';
import { showExamples } from '../examples.ts';
import { list } from '../parse-argument.ts';
import type { StartOptions } from '../start/start-options.ts';
import { Unreadable } from '../unreadable.ts';

export function declare(start: Command, cli: Cli): void {
  const { start: say } = cli.texts.grammar;
  start
    .option('-d, --detach', say.detach)
    .option('--only <services>', say.only, services)
    .option('--demo', say.demo)
    .option('--allow-unrouted', say.allowUnrouted)
    .option('--verbose', say.verbose)
    .option('--host <address>', say.host)
    .option('--port <number>', say.port)
    .option('--hub-port <number>', say.hubPort)
    .option('--printd-port <number>', say.printdPort);
  showExamples(cli, start, 'start --demo', 'start --detach', 'start --host 0.0.0.0 --port 8080').action(
    async (options: StartOptions) => {
      const flags = toFlags(options);
      if (options.detach) {
        const { startInBackground } = await import('../start/start-in-background.ts');
        return startInBackground(cli, options, flags);
      }
      const { startInForeground } = await import('../start/start-in-foreground.ts');
      await startInForeground(cli, options, flags);
    },
  );
}

function services(text: string): ServiceName[] {
  return list(text).map((name) => {
    const known = serviceNames.find((service) => service === name);
    if (!known) throw new Unreadable('someOf', serviceNames.join(', '));
    return known;
  });
}

/** Flags are checked as settings, so that a mistake is told like one in a file. */
function toFlags({ host, port, hubPort, printdPort }: StartOptions): FlagSetting[] {
  const given: [key: string, flag: string, value: string | undefined][] = [
    ['api.host', '--host', host],
    ['hub.host', '--host', host],
    ['printd.host', '--host', host],
    ['api.port', '--port', port],
    ['hub.port', '--hub-port', hubPort],
    ['printd.port', '--printd-port', printdPort],
  ];
  return given.flatMap(([key, flag, value]) => (value === undefined ? [] : [{ key, flag, value }]));
}
