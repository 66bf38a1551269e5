import { DomainError } from '../../domain/errors.ts';
import { type FlagSetting, loadConfig } from '../../runtime/config/load-config.ts';
import { handleSignals } from '../../supervisor/handle-signals.ts';
import { startSupervisor } from '../../supervisor/start-supervisor.ts';
import type { Cli } from '../cli.ts';
import { formatLogLine } from '../output/format-log-line.ts';
import { reportError } from '../report-error.ts';
import { notifySystemd } from './notify-systemd.ts';
import { createProgress } from './progress.ts';
import { prepareData } from './prepare-data.ts';
import { reportServices } from './report-services.ts';
import { showSummary } from './show-summary.ts';
import type { StartOptions } from './start-options.ts';

/** Runs the system in this process until Ctrl-C, SIGTERM or `restaurantctl stop`. */
export async function startInForeground(
  cli: Cli,
  { only, demo = false, allowUnrouted = false, verbose }: StartOptions,
  flags: readonly FlagSetting[],
): Promise<void> {
  const loaded = await cli.loadSettings(flags);
  const progress = createProgress(cli);
  const report = reportServices(cli, progress);
  const supervisor = startSupervisor({
    ...loaded,
    only,
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
        notifySystemd(cli, 'STOPPING=1');
      }
      stopping = true;
    });
  const file = await cli.configFile();
  handleSignals(supervisor, () => loadConfig({ file, env: cli.env, flags }).config.log.level);
  try {
    await supervisor.ready;
    // The last change may not have been told yet.
    report(supervisor.status());
    notifySystemd(cli, 'READY=1');
    showSummary(cli, supervisor.status(), { ...loaded, demo, elapsedMs: progress.elapsedMs() });
  } catch (thrown) {
    if (!(thrown instanceof DomainError) || thrown.code !== 'not_ready') throw thrown;
    // A service was given up: the others serve on, and the exit code remembers. A stop during the start is no error.
    if (thrown.details.services !== undefined) {
      cli.setExitCode(reportError(cli, thrown));
      // Else the manager would end the services that do serve.
      notifySystemd(cli, 'READY=1', `STATUS=${thrown.message}`);
    }
  }
  await supervisor.closed;
  cli.say(cli.texts.start.stopped);
}
