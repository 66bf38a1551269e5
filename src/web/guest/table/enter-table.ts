import type { z } from 'zod';
import { coerceError, DomainError } from '../../../domain/errors.ts';
import type { tableSession } from '../../../protocol/table-session.ts';
import { firstView } from '../first-view.ts';
import { noVisit, spareVisit, tableVisit } from '../visitor.ts';

/**
 * Changes the token of a table's code, which brought the guest here, for a session, and takes it out of the address before
 * anything else: neither history nor a shared link may keep it.
 * @throws DomainError when the server can't be reached; a code that isn't valid is no error here
 */
export async function enterTable(): Promise<void> {
  const token = takeToken();
  if (token === undefined) return watchEnd();
  try {
    letIn(await firstView.createTableSession({ body: { table_token: token } }));
  } catch (thrown) {
    const error = coerceError(thrown);
    if (!(error instanceof DomainError) || error.code !== 'unauthenticated') throw thrown;
    scanned = undefined;
    tableVisit.value = undefined;
    noVisit.value = 'bad_code';
    watchEnd();
  }
}

/** Who scans the same table again goes on with the session that owns their orders while it is good for a while. */
export function letIn(session: z.output<typeof tableSession>): void {
  takeToken();
  scanned = undefined;
  const visit = tableVisit.value;
  const fresh = {
    accessToken: session.access_token,
    expiresAt: Date.now() + session.expires_in * 1000,
    storeId: session.store_id,
    tableId: session.table_id,
    tableNumber: session.table_number,
    visit: session.visit,
  };
  const isKept = visit?.tableId === fresh.tableId && visit.expiresAt - Date.now() > worthKeepingMs;
  if (isKept) spareVisit.value = fresh;
  else tableVisit.value = fresh;
  watchEnd();
}

const worthKeepingMs = 3600_000;

/** Kept in memory alone until it was changed for a session. */
let scanned: string | undefined;

function takeToken(): string | undefined {
  const found = /^\/t\/([^/]+)$/.exec(location.pathname)?.[1];
  if (found === undefined) return scanned;
  scanned = decodeURIComponent(found);
  history.replaceState(null, '', `/t${location.search}${location.hash}`);
  return scanned;
}

let timer: ReturnType<typeof setTimeout> | undefined;

function watchEnd(): void {
  clearTimeout(timer);
  const visit = tableVisit.value;
  if (!visit) return;
  const end = () => {
    if (tableVisit.value?.accessToken !== visit.accessToken) return;
    tableVisit.value = undefined;
    noVisit.value = 'ended';
  };
  timer = setTimeout(end, Math.max(0, visit.expiresAt - Date.now()));
}
