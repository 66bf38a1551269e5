import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError, coerceError } from '../domain/errors.ts';

/** Where everything the product writes lies; nothing is written outside `root`. */
export interface DataPaths {
  readonly root: string;
  /** Sockets, the lock and the state of the running system. */
  readonly run: string;
  readonly logs: string;
  /** What virtual and file printers print. */
  readonly paper: string;
  /** Pictures of the menu. */
  readonly media: string;
  /** Copies of the database. */
  readonly backups: string;
  readonly database: string;
  readonly secrets: string;
}

export function dataPaths(root: string): DataPaths {
  return {
    root,
    run: join(root, 'run'),
    logs: join(root, 'logs'),
    paper: join(root, 'paper'),
    media: join(root, 'media'),
    backups: join(root, 'backups'),
    database: join(root, 'restaurant.db'),
    secrets: join(root, 'secrets.json'),
  };
}

/**
 * Creates the folders that are missing, for their owner alone (0700).
 * @throws DomainError `config_invalid` when the folder can't be created or written
 */
export function createDataDir(root: string): DataPaths {
  const paths = dataPaths(root);
  try {
    for (const folder of [root, paths.run, paths.logs, paths.paper, paths.media])
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(root, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (thrown) {
    throw new DomainError(
      'config_invalid',
      `The data folder ${root} (data_dir) can't be used: ${coerceError(thrown).message}`,
      { key: 'data_dir', value: root },
      { cause: thrown },
    );
  }
  return paths;
}
