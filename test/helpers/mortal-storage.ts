import type { Storage, Transaction } from '../../src/storage/storage.ts';

/** Kills this process at the moment that crash-matrix.ts names, where that lies between two writes or in one. */
export function dieAt(moment: string, storage: Storage): Storage {
  const die = () => process.kill(process.pid, 'SIGKILL');
  return {
    ...storage,
    write: async (work) => {
      const result = await storage.write(async (tx) => {
        const done = await work(tx);
        if (moment === 'before the intent' && (await stands(tx, ['printing']))) die();
        if (moment === 'before the mark' && (await stands(tx, over))) die();
        return done;
      });
      const seen = { db: storage.read };
      if (moment === 'the lease' && (await isHolder(seen))) die();
      if (moment === 'after the intent' && (await stands(seen, ['printing']))) die();
      if (moment === 'after the mark' && (await stands(seen, over))) die();
      return result;
    },
  };
}

const over = ['completed', 'sent'];

async function stands({ db }: Pick<Transaction, 'db'>, statuses: readonly string[]): Promise<boolean> {
  return (await db('print_job').whereIn('status', statuses).first('id')) !== undefined;
}

async function isHolder({ db }: Pick<Transaction, 'db'>): Promise<boolean> {
  return (await db('printer_lease').where('owner', 'like', `${process.pid}@%`).first('owner')) !== undefined;
}
