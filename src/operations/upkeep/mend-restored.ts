import { randomBytes } from 'node:crypto';
import type { Storage, Transaction } from '../../storage/storage.ts';
import { changeEpoch } from '../../storage/event-log.ts';
import { listUnfinishedPrintJobs, type PrintJob } from '../../storage/print-jobs.ts';
import { forgetLeases } from '../../storage/printer-leases.ts';
import { forgetRefreshTokens } from '../../storage/refresh-tokens.ts';
import { movePrintJob } from '../paper/move-print-job.ts';

export interface MendReport {
  /** Print jobs whose paper may have come out after the backup: somebody must look. */
  readonly unconfirmedJobs: number;
  readonly epoch: string;
}

/**
 * Makes a restored database safe to run with: clients learn that history was replaced and reload, nobody stays logged in by a
 * token of then, no lease of a dead process holds anything up, and no paper comes out twice unmarked: what was waiting to be
 * printed may have been printed since.
 */
export async function mendRestored(storage: Storage): Promise<MendReport> {
  const epoch = randomBytes(8).toString('hex');
  return storage.write(async (tx) => {
    await changeEpoch(tx.db, epoch);
    await forgetLeases(tx.db);
    await forgetRefreshTokens(tx);
    const jobs = await listUnfinishedPrintJobs(tx.db);
    let unconfirmedJobs = 0;
    for (const job of jobs) {
      if (await letGo(tx, job)) unconfirmedJobs += 1;
    }
    return { unconfirmedJobs, epoch };
  });
}

/** A paper that came too late anyway expires; of any other nobody knows. */
async function letGo(tx: Transaction, { id, status, expiresAt }: PrintJob): Promise<boolean> {
  const isLate = expiresAt !== null && expiresAt <= tx.now.toISOString();
  if (status !== 'printing' && isLate) {
    await movePrintJob(tx, { jobId: id, to: 'expired' });
    return false;
  }
  if (status !== 'printing') await movePrintJob(tx, { jobId: id, to: 'printing' });
  await movePrintJob(tx, { jobId: id, to: 'unconfirmed', changes: { cause: 'crash' } });
  return true;
}
