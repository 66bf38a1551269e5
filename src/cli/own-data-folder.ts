import type { Config } from '../runtime/config/schema.ts';
import { type DataPaths, createDataDir } from '../runtime/data-dir.ts';
import { takeTurn } from './take-turn.ts';

/**
 * Keeps the data folder for this process alone while the work runs, with the lock a running system holds.
 * @throws DomainError `already_running`
 */
export async function ownDataFolder<Result>(
  config: Config,
  work: (paths: DataPaths) => Promise<Result>,
): Promise<Result> {
  const paths = createDataDir(config.data_dir);
  const release = await takeTurn(paths.run);
  try {
    return await work(paths);
  } finally {
    await release();
  }
}
