import type { ControlClient } from '../client/control-client.ts';
import { degradeSentence } from '../client/degrade/sentences.ts';
import { DomainError } from '../domain/errors.ts';
import type { Cli } from './cli.ts';

/**
 * The supervisor of the data folder that the settings name.
 * @throws DomainError `not_running`
 */
export async function openControl(cli: Cli): Promise<ControlClient> {
  const { createControlClient } = await import('../client/control-client.ts');
  const { dataPaths } = await import('../runtime/data-dir.ts');
  const { config } = await cli.loadSettings();
  const control = createControlClient({ runDir: dataPaths(config.data_dir).run });
  try {
    await control.status();
    return control;
  } catch (thrown) {
    if (!(thrown instanceof DomainError) || thrown.code !== 'not_running') throw thrown;
    const sentence = degradeSentence('system', cli.language);
    const message = `${cli.texts.notRunning(config.data_dir)}\n${sentence}`;
    throw new DomainError('not_running', message, {}, { cause: thrown });
  }
}

/** The same, or undefined when nothing runs. */
export async function findControl(cli: Cli): Promise<ControlClient | undefined> {
  try {
    return await openControl(cli);
  } catch (thrown) {
    if (thrown instanceof DomainError && thrown.code === 'not_running') return undefined;
    throw thrown;
  }
}
