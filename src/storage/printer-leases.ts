import type { Queryable } from './database.ts';

/** The right to print on one printer. Each new holder gets a higher fence; writes with an older one are refused. */
export interface PrinterLease {
  readonly printerId: number;
  readonly fence: number;
}

export interface LeaseRequest {
  readonly printerId: number;
  /** Names the process: `pid@host/…`. */
  readonly owner: string;
  readonly now: Date;
  /** ms */
  readonly duration: number;
  /** Whether the present holder is known to be dead, so that there is nothing to wait for. */
  readonly isGone: (owner: string) => boolean;
}

/** Takes the lease when nobody has it; undefined while another holds it. */
export async function acquireLease(db: Queryable, request: LeaseRequest): Promise<PrinterLease | undefined> {
  const { printerId, owner, now, duration, isGone } = request;
  const until = new Date(now.getTime() + duration).toISOString();
  const held: LeaseRow | undefined = await db('printer_lease').where({ printer_id: printerId }).first();
  if (!held) {
    await db('printer_lease').insert({ printer_id: printerId, owner, until, fence: 1 });
    return { printerId, fence: 1 };
  }
  const isFree = held.until <= now.toISOString() || isGone(held.owner);
  if (!isFree) return undefined;
  const fence = held.fence + 1;
  const taken: number = await db('printer_lease')
    .where({ printer_id: printerId, fence: held.fence })
    .update({ owner, until, fence });
  return taken === 1 ? { printerId, fence } : undefined;
}

/** False when it has passed on. */
export async function renewLease(
  db: Queryable,
  { printerId, fence }: PrinterLease,
  { now, duration }: { readonly now: Date; readonly duration: number },
): Promise<boolean> {
  const until = new Date(now.getTime() + duration).toISOString();
  const renewed: number = await db('printer_lease').where({ printer_id: printerId, fence }).update({ until });
  return renewed === 1;
}

export async function holdsLease(db: Queryable, { printerId, fence }: PrinterLease): Promise<boolean> {
  const row: { fence: number } | undefined = await db('printer_lease')
    .where({ printer_id: printerId })
    .first('fence');
  return row?.fence === fence;
}

/** Gives it back; the row keeps the fence. */
export async function releaseLease(
  db: Queryable,
  { printerId, fence }: PrinterLease,
  now: Date,
): Promise<void> {
  await db('printer_lease')
    .where({ printer_id: printerId, fence })
    .update({ owner: '', until: now.toISOString() });
}

/** Ends all leases, of whomever: for data that were brought back from another time. */
export async function forgetLeases(db: Queryable): Promise<void> {
  await db('printer_lease').update({ owner: '', until: new Date(0).toISOString() });
}

interface LeaseRow {
  readonly owner: string;
  readonly until: string;
  readonly fence: number;
}
