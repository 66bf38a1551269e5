import type { Command } from 'commander';
import { DomainError } from '../../domain/errors.ts';
import type { Cli } from '../cli.ts';
import { showExamples } from '../examples.ts';
import type { ServiceOptions } from '../service/service-options.ts';

export function declare(service: Command, cli: Cli): void {
  const { service: say } = cli.texts.grammar;
  showExamples(
    cli,
    service
      .command('install')
      .description(say.install)
      .option('--user', say.user)
      .option('--print', say.print)
      .action(async (options: ServiceOptions) => {
        if (process.platform === 'win32') return onWindows(cli, 'install', options);
        refuseElsewhere(cli);
        const { installUnit } = await import('../service/install-unit.ts');
        await installUnit(cli, options);
      }),
    'service install --print',
    'service install --user',
    'service install --data-dir /srv/restaurant',
  );
  showExamples(
    cli,
    service
      .command('uninstall')
      .description(say.uninstall)
      .option('--user', say.user)
      .action(async (options: ServiceOptions) => {
        if (process.platform === 'win32') return onWindows(cli, 'uninstall', options);
        refuseElsewhere(cli);
        const { uninstallUnit } = await import('../service/install-unit.ts');
        await uninstallUnit(cli, options);
      }),
    'service uninstall --user',
  );
}

/** The task scheduler needs no service wrapper; its commands are shown for somebody with the rights to run them. */
async function onWindows(cli: Cli, what: 'install' | 'uninstall', { print }: ServiceOptions): Promise<void> {
  const { windowsCommands } = await import('../service/windows-commands.ts');
  const { config } = await cli.loadSettings();
  const lines = windowsCommands(what, {
    command: [cli.execPath, cli.argv[1] ?? ''],
    dataDir: config.data_dir,
    configFile: await cli.configFile(),
  });
  if (!print && what === 'install') throw new DomainError('wrong_usage', cli.texts.service.windows);
  for (const line of lines) cli.print(line);
}

function refuseElsewhere(cli: Cli): void {
  if (process.platform !== 'linux') throw new DomainError('wrong_usage', cli.texts.service.linuxOnly);
}
