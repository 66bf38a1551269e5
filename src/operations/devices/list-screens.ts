import { toLocalIso } from '../../domain/local-time.ts';
import type { Actor } from '../../domain/roles.ts';
import type { ScreenList } from '../../protocol/screens.ts';
import { listScreensOf } from '../../storage/screen-acks.ts';
import type { Storage } from '../../storage/storage.ts';
import { readSubjectNames } from '../../storage/subject-names.ts';
import { subjectOf } from '../explain-order/load-facts.ts';
import { storesInView } from '../stores/stores-in-view.ts';

export interface ScreensRequest {
  readonly actor: Actor;
  readonly storeId: number | undefined;
  readonly now: Date;
}

/** A screen silent for longer than this is no longer in use, ms. */
const memory = 24 * 3600 * 1000;

/** The screens of one store or of all the actor reaches, as they were last heard. @throws DomainError `not_found` */
export async function listScreens(
  { snapshot }: Pick<Storage, 'snapshot'>,
  { actor, storeId, now }: ScreensRequest,
): Promise<ScreenList> {
  return snapshot(async (db) => {
    const storeIds = await storesInView(db, actor, storeId);
    const since = new Date(now.getTime() - memory).toISOString();
    const screens = await listScreensOf(db, { storeIds, since });
    const names = await readSubjectNames(
      db,
      screens.map(({ screen }) => subjectOf(screen)),
    );
    const nameOf = (screen: string) => {
      const who = subjectOf(screen);
      return (names.get(who) ?? who) + screen.slice(who.length);
    };
    return {
      items: screens.map(
        ({ storeId: store, screen, seq, displayed, audio, wakeLock, clockSkewMs, ackedAt, timeZone }) => ({
          store_id: store,
          screen,
          name: nameOf(screen),
          seq,
          displayed,
          audio,
          wake_lock: wakeLock,
          clock_skew_ms: clockSkewMs,
          acked_at: toLocalIso(new Date(ackedAt), timeZone),
        }),
      ),
    };
  });
}
