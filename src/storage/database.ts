import { createRequire } from 'node:module';
import knex, { type Knex } from 'knex';
import { createUnitSavepoint, type UnitSavepoint } from './unit-savepoint.ts';
import { inWriteTurn } from './write-turn.ts';

/** Anything that can run a query: the read pool or a transaction. No SQL lives outside `src/storage`. */
export type Queryable = Knex;

/**
 * Opens the SQLite file for writing: one connection, WAL, every commit on disk (`synchronous=FULL`), transactions begun
 * IMMEDIATE. Knex begins them deferred, and a deferred transaction that reads and then writes fails at once with
 * SQLITE_BUSY when another process wrote in between, whatever the busy timeout.
 * @param filename path, or `:memory:`
 * @param savepoint asked before each statement
 */
export function openWriter(filename: string, savepoint: UnitSavepoint = createUnitSavepoint()): Knex {
  return knex({
    client: guardedClient(savepoint),
    connection: { filename },
    useNullAsDefault: true,
    pool: pool(1, writerPragmas),
    acquireConnectionTimeout: 30_000,
  });
}

/** Opens the same file for reading only: up to four connections, which never wait for the writer. */
export function openReader(filename: string): Knex {
  return knex({
    client: 'sqlite3',
    connection: { filename },
    useNullAsDefault: true,
    pool: pool(4, readerPragmas),
    acquireConnectionTimeout: 30_000,
  });
}

// Once open, a writer waits for its turn by itself; see write-turn.ts.
const writerPragmas =
  'PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5;';
const readerPragmas = 'PRAGMA busy_timeout=5000; PRAGMA query_only=ON;';

interface SqliteConnection {
  exec(sql: string, done: (error: Error | null) => void): void;
}

function pool(max: number, pragmas: string): Knex.PoolConfig {
  return {
    min: max === 1 ? 1 : 0,
    max,
    idleTimeoutMillis: 2 ** 31 - 1,
    afterCreate: (
      connection: SqliteConnection,
      done: (error: Error | null, connection: SqliteConnection) => void,
    ) => connection.exec(pragmas, (error) => done(error, connection)),
  };
}

// Internal paths of knex: test/storage/database.test.ts fails loudly when an upgrade moves them.
const require = createRequire(import.meta.url);
const SqliteClient: typeof Knex.Client = require('knex/lib/dialects/sqlite3/index.js');
const SqliteTransaction: TransactionClass = require('knex/lib/dialects/sqlite3/execution/sqlite-transaction.js');

declare module 'knex' {
  namespace Knex {
    interface Client {
      /** Sends one statement; not in knex's own types. */
      _query(connection: unknown, query: { readonly sql: string }): Promise<unknown>;
    }
  }
}

interface TransactionClass {
  new (client: Knex.Client, ...args: unknown[]): Knex.Transaction;
}

class ImmediateTransaction extends SqliteTransaction {
  begin(connection: unknown): unknown {
    return this.query(connection, 'BEGIN IMMEDIATE;', undefined, undefined);
  }
}

function guardedClient(savepoint: UnitSavepoint): typeof Knex.Client {
  return class GuardedClient extends SqliteClient {
    override transaction(...args: Parameters<Knex.Client['transaction']>): Knex.Transaction {
      return new ImmediateTransaction(this, ...args);
    }

    override async _query(connection: SqliteConnection, query: { readonly sql: string }): Promise<unknown> {
      await savepoint.before(query.sql, (sql) => execute(connection, sql));
      // oxlint-disable-next-line no-underscore-dangle -- knex names it so
      const send = () => super._query(connection, query);
      return /^\s*(select|savepoint|release)\b/i.test(query.sql) ? send() : inWriteTurn(send);
    }
  };
}

function execute(connection: SqliteConnection, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.exec(sql, (error) => (error ? reject(error) : resolve()));
  });
}
