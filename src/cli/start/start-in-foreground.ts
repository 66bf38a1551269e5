import { DomainError } from '../../domain/errors.ts';
import type { FlagSetting } from '../../runtime/config/load-config.ts';
import { handleSignals } from '../../supervisor/handle-signals.ts';
import { startSupervisor } from '../../supervisor/start-supervisor.ts';
import type { Cli } from '../cli.ts';
import { formatLogLine } from '../output/format-log-line.ts';
import { saySettings } from '../output/say-settings.ts';
import { reportError } from '../report-error.ts';
import { loadTeller } from '../sentence-teller.ts';
import { createProgress } from './progress.ts';
import { prepareData } from './prepare-data.ts';
import { reportServices } from './report-services.ts';
import { findServiceManager } from './service-manager.ts';
import { showSummary } from './show-summary.ts';
import type { StartOptions } from './start-options.ts';

/** Runs the system in this process until Ctrl-C, SIGTERM or `restaurantctl stop`. */
export async function startInForeground(
  cli: Cli,
  { only, demo = false, allowUnrouted = false, verbose }: StartOptions,
  flags: readonly FlagSetting[],
): Promise<void> {
  const readSettings = () => cli.loadSettings(flags);
  const loaded = await readSettings();
  const progress = createProgress(cli);
  const tell = await loadTeller(cli);
  const report = reportServices(cli, progress, tell);
  const manager = findServiceManager(cli);
  const supervisor = startSupervisor({
    ...loaded,
    only,
    readSettings,
    configFile: await cli.configFile(),
    onReload: (report) => {
      manager.tellReloaded();
      saySettings(cli, report);
    },
    beforeChildren: () => prepareData(cli, loaded.config, { demo, allowUnrouted, progress }),
    onStatus: report,
    ...(verbose && { onLog: (line: string) => cli.say(formatLogLine(line, cli.colors)) }),
  });
  // The system outlives whoever read what it says.
  for (const stream of [cli.stdout, cli.stderr]) stream.removeAllListeners('error');
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      if (!stopping) {
        cli.say(cli.texts.start.stopping);
        manager.tell('STOPPING=1');
      }
      stopping = true;
    });
  handleSignals(supervisor, ({ message }) => cli.say(cli.texts.reload.refused(tell(message))));
  try {
    await supervisor.ready;
    // The last change may not have been told yet.
    report(supervisor.status());
    manager.tell('READY=1');
    showSummary(cli, supervisor.status(), { ...loaded, demo, elapsedMs: progress.elapsedMs() });
  } catch (thrown) {
    if (!(thrown instanceof DomainError) || thrown.code !== 'not_ready') throw thrown;
    // A service was given up: the others serve on, and the exit code remembers. A stop during the start is no error.
    if (thrown.details.services !== undefined) {
      cli.setExitCode(await reportError(cli, thrown));
      // Else the manager would end the services that do serve.
      manager.tell('READY=1', `STATUS=${thrown.message.replaceAll('\n', '; ')}`);
    }
  }
  await supervisor.closed;
  cli.say(cli.texts.start.stopped);
}
