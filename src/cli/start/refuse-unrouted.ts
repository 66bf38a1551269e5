import { DomainError } from '../../domain/errors.ts';
import { findUnrouted } from '../../operations/printers/find-unrouted.ts';
import type { Storage } from '../../storage/storage.ts';
import type { Texts } from '../texts/texts.ts';

/**
 * A store whose printers print orders prints every dish, or somebody said that it needn't. One without such a printer, or
 * with all of them switched off, works from screens and is not asked.
 * @throws DomainError `config_invalid` that names the stations and says what helps
 */
export async function refuseUnrouted(storage: Pick<Storage, 'read'>, { route }: Texts): Promise<void> {
  const lost = (await findUnrouted(storage)).filter(({ printsOrders }) => printsOrders);
  if (lost.length === 0) return;
  const lines = lost.map(({ store, station, dishes }) =>
    route.refused(store.name, station, shorten(dishes).join(', ')),
  );
  throw new DomainError('config_invalid', [...lines, route.howToStart].join('\n'));
}

function shorten(names: readonly string[]): readonly string[] {
  return names.length <= 4 ? names : [...names.slice(0, 3), `… (${names.length})`];
}
