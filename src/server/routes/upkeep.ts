import { backUp, listBackups } from '../../operations/back-up.ts';
import { dataPaths } from '../../runtime/data-dir.ts';
import { productVersion } from '../../runtime/product-version.ts';
import type { Services, TagHandlers } from '../handler.ts';

/** What keeps the data safe. */
export function upkeepHandlers({ config, clock }: Services): TagHandlers<'upkeep'> {
  const { database, backups: folder } = dataPaths(config.data_dir);
  return {
    createBackup: async ({ body: { name } }) =>
      backUp({ database, folder, name, product: productVersion(), now: clock.now() }),
    listBackups: async () => listBackups(folder),
  };
}
