import { degradeSentence } from '../../client/degrade/sentences.ts';
import { startDetached } from '../../client/start-detached.ts';
import type { FlagSetting } from '../../runtime/config/load-config.ts';
import type { Cli } from '../cli.ts';
import { exitCodes } from '../report-error.ts';
import { createProgress } from './progress.ts';
import { showSummary } from './show-summary.ts';
import type { StartOptions } from './start-options.ts';

/**
 * Starts the system so that it outlives this terminal; returns when it serves, or tells why it does not.
 * @param args of the program that stays; without, this one's
 */
export async function startInBackground(
  cli: Cli,
  { demo = false }: StartOptions,
  flags: readonly FlagSetting[],
  args: readonly string[] = cli.argv.slice(2),
): Promise<void> {
  const { start } = cli.texts;
  const loaded = await cli.loadSettings(flags);
  const progress = createProgress(cli);
  const [, script = ''] = cli.argv;
  const started = await startDetached({
    dataDir: loaded.config.data_dir,
    command: [
      cli.execPath,
      script,
      ...args.filter((argument) => argument !== '--detach' && argument !== '-d'),
    ],
    env: cli.env,
    timeoutMs: loaded.config.supervisor.ready_timeout_ms,
  });
  switch (started.outcome) {
    case 'ready':
      showSummary(cli, started.status, { ...loaded, demo, detached: true, elapsedMs: progress.elapsedMs() });
      return cli.say(start.running(started.status.pid));
    case 'degraded': {
      const failed = started.status.services.filter(({ state }) => state !== 'ready');
      cli.say(start.degraded(failed.map(({ service }) => service).join(', ')));
      for (const { service } of failed) cli.say(degradeSentence(service, cli.language));
      return cli.setExitCode(exitCodes.notReady);
    }
    case 'timeout':
      cli.say(start.timeout(started.pid));
      return cli.setExitCode(exitCodes.notReady);
    case 'ended':
      cli.say(started.output);
      return cli.setExitCode(started.exitCode || exitCodes.failed);
  }
}
