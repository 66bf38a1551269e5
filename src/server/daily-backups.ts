import { DomainError } from '../domain/errors.ts';
import { backUpDaily } from '../operations/upkeep/back-up.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Config } from '../runtime/config/schema.ts';
import { dataPaths } from '../runtime/data-dir.ts';
import type { Logger } from '../runtime/logger.ts';
import { productVersion } from '../runtime/product-version.ts';
import { repeat } from '../runtime/repeat.ts';

export interface DailyBackupOptions {
  readonly config: Pick<Config, 'data_dir' | 'backup'>;
  readonly logger: Logger;
  readonly clock: Clock;
}

const lookEveryMs = 60_000;

/** Backs up once a day from the set time on, as soon as the box is on; of several processes one does. @returns how to end it */
export function startDailyBackups({ config, logger, clock }: DailyBackupOptions): () => Promise<void> {
  const stopping = new AbortController();
  const running = repeat({
    everyMs: lookEveryMs,
    clock,
    signal: stopping.signal,
    logger,
    work: async () => {
      const made = await backUpIfDue({ config, now: clock.now() });
      if (made) logger.info({ backup: made.path, orders: made.orders, bytes: made.bytes }, 'Backed up');
    },
  });
  return async () => {
    stopping.abort();
    await running;
  };
}

/** @param now the time; its day and hour are those of this machine's clock */
export async function backUpIfDue({
  config: { data_dir, backup },
  now,
}: Pick<DailyBackupOptions, 'config'> & { readonly now: Date }) {
  const time = [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
  if (backup.daily_at === '' || time < backup.daily_at) return undefined;
  const { database, backups: folder } = dataPaths(data_dir);
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('');
  try {
    return await backUpDaily({ database, folder, day, keep: backup.keep, product: productVersion(), now });
  } catch (thrown) {
    // Another process is making it.
    if (thrown instanceof DomainError && thrown.code === 'in_use') return undefined;
    throw thrown;
  }
}
