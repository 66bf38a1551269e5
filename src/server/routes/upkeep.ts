import { DomainError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/roles.ts';
import { backUp, listBackups } from '../../operations/upkeep/back-up.ts';
import { checkUp } from '../../operations/upkeep/check-up.ts';
import { dataPaths } from '../../runtime/data-dir.ts';
import { rotateAuthKey } from '../../runtime/rotate-auth-key.ts';
import { productVersion } from '../../runtime/product-version.ts';
import { askServices } from '../ask-services.ts';
import { createUplinkProbe } from '../ask-uplink.ts';
import type { Services, TagHandlers } from '../handler.ts';
import { listSettings } from '../list-settings.ts';

/** What keeps the data safe. */
export function upkeepHandlers({ storage, config, clock, logger }: Services): TagHandlers<'upkeep'> {
  const { database, backups: folder } = dataPaths(config.data_dir);
  const askUplink = createUplinkProbe(config, clock);
  return {
    createBackup: async ({ body: { name }, actor }) => {
      refuseScoped(actor);
      return backUp({ database, folder, name, product: productVersion(), now: clock.now() });
    },
    rotateAuthKey: async ({ body, actor }) => {
      refuseScoped(actor);
      const rotation = { dataDir: config.data_dir, now: clock.now(), dropOld: body?.drop_old ?? false };
      const [latest] = rotateAuthKey(rotation);
      logger.info({ by: actor.subject }, 'Access tokens are signed with a new key');
      return { old_until: latest?.until ?? null };
    },
    getCheckup: async ({ actor, language }) => {
      refuseScoped(actor);
      return checkUp(storage, { actor, language, config, now: clock.now() });
    },
    listServices: async () => {
      const [items, uplink] = await Promise.all([askServices(config), askUplink()]);
      return { items, uplink };
    },
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

/** A backup holds every store, a check-up looks at all of them, a key signs for all. @throws DomainError `forbidden` */
function refuseScoped({ storeIds }: Actor): void {
  if (storeIds !== null)
    throw new DomainError(
      'forbidden',
      'Only an admin of all stores sees to backups, check-ups, keys and settings.',
      {
        store_ids: storeIds,
      },
    );
}
