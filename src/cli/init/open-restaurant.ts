import { DomainError } from '../../domain/errors.ts';
import type { Cli } from '../cli.ts';
import { findControl } from '../control.ts';
import { listAll } from '../../client/list-all.ts';
import { startInBackground } from '../start/start-in-background.ts';
import { withApi } from '../with-api.ts';

/** Seconds a test page may take; its end is told later too, by `printer test`. */
const testAtMost = 30;

/**
 * Starts the system in the background unless it runs, then prints a test page where there is a printer.
 * @returns whether it runs; why not, and where to look, has been said
 */
export async function openRestaurant(cli: Cli): Promise<boolean> {
  if (!(await findControl(cli)))
    await startInBackground(cli, { detach: true }, [], await startArguments(cli));
  if (!(await findControl(cli))) return false;
  await withApi(cli, 'running', async (api) => {
    const [printer] = await listAll((query) => api.listPrinters({ query }));
    if (!printer) return;
    const { testPrinter } = await import('../commands/printer-test.ts');
    try {
      await testPrinter(cli, api, printer.id, { wait: testAtMost });
    } catch (thrown) {
      // The restaurant is open all the same; the printer is mended while it is.
      if (!(thrown instanceof DomainError)) throw thrown;
      cli.say(thrown.message);
      cli.say(cli.texts.init.testAgain(printer.id));
    }
  });
  return true;
}

async function startArguments(cli: Cli): Promise<string[]> {
  const { config } = await cli.loadSettings();
  const file = await cli.configFile();
  return [
    'start',
    '--data-dir',
    config.data_dir,
    '--lang',
    cli.language,
    ...(file === undefined ? [] : ['--config', file]),
  ];
}
