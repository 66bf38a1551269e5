import { type Command, InvalidArgumentError } from 'commander';
import { type ServiceName, serviceNames } from '../../domain/child-process.ts';
import type { FlagSetting } from '../../runtime/config/load-config.ts';
import type { Cli } from '../cli.ts';
import { showExamples } from '../examples.ts';
import { list } from '../parse-argument.ts';
import type { StartOptions } from '../start/start-options.ts';

export function declare(start: Command, cli: Cli): void {
  start
    .option('-d, --detach', 'run in the background; returns when everything is ready')
    .option('--only <services>', 'only these: api, hub, printd', services)
    .option('--demo', 'with a demo restaurant, if the database is empty')
    .option('--allow-unrouted', cli.texts.grammar.start.allowUnrouted)
    .option('--verbose', 'show the log lines of the services')
    .option('--host <address>', 'where all services listen (default 127.0.0.1)')
    .option('--port <number>', 'of the API and the web pages (api.port)')
    .option('--hub-port <number>', 'of the realtime hub (hub.port)')
    .option('--printd-port <number>', 'for remote print clients (printd.port)');
  showExamples(start, 'start --demo', 'start --detach', 'start --host 0.0.0.0 --port 8080').action(
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
    if (!known) throw new InvalidArgumentError(`It must be some of ${serviceNames.join(', ')}.`);
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
