import { DomainError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/roles.ts';
import { backUp, listBackups } from '../../operations/back-up.ts';
import { checkUp } from '../../operations/check-up.ts';
import { dataPaths } from '../../runtime/data-dir.ts';
import { productVersion } from '../../runtime/product-version.ts';
import { askServices } from '../ask-services.ts';
import type { Services, TagHandlers } from '../handler.ts';
import { listSettings } from '../list-settings.ts';

/** What keeps the data safe. */
export function upkeepHandlers({ storage, config, clock }: Services): TagHandlers<'upkeep'> {
  const { database, backups: folder } = dataPaths(config.data_dir);
  return {
    createBackup: async ({ body: { name }, actor }) => {
      refuseScoped(actor);
      return backUp({ database, folder, name, product: productVersion(), now: clock.now() });
    },
    getCheckup: async ({ actor, language }) => {
      refuseScoped(actor);
      return checkUp(storage, { actor, language, config, now: clock.now() });
    },
    listServices: () => askServices(config),
    listSettings: async ({ actor }) => {
      refuseScoped(actor);
      return listSettings(config);
    },
    listBackups: async ({ actor }) => {
      refuseScoped(actor);
      return listBackups(folder);
    },
  };
}

/** A backup holds every store, and a check-up looks at all of them. @throws DomainError `forbidden` */
function refuseScoped({ storeIds }: Actor): void {
  if (storeIds !== null)
    throw new DomainError(
      'forbidden',
      'Only an admin of all stores sees to backups, check-ups and settings.',
      {
        store_ids: storeIds,
      },
    );
}
