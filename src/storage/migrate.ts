import type { Knex } from 'knex';
import { DomainError } from '../domain/errors.ts';
import * as initial from './migrations/0001-initial.ts';
import * as paymentsMembers from './migrations/0002-payments-members.ts';
import * as analyticsIndexes from './migrations/0003-analytics-indexes.ts';
import * as printClients from './migrations/0004-print-clients.ts';
import * as sagas from './migrations/0005-sagas.ts';
import * as paymentProviders from './migrations/0006-payment-providers.ts';
import * as refunds from './migrations/0007-refunds.ts';
import * as peopleSafety from './migrations/0008-people-safety.ts';
import * as menuStockArchive from './migrations/0009-menu-stock-archive.ts';
import * as paperSettings from './migrations/0011-paper-settings.ts';
import * as spooler from './migrations/0012-spooler.ts';
import * as oneCustomerNumber from './migrations/0013-one-customer-number.ts';
import * as jobsOfPrinter from './migrations/0014-jobs-of-printer.ts';
import * as dayFigures from './migrations/0015-day-figures.ts';
import * as kitchenScreens from './migrations/0018-kitchen-screens.ts';
import * as paperAlarms from './migrations/0016-paper-alarms.ts';
import * as mustChangePassword from './migrations/0029-must-change-password.ts';
import * as screenClocks from './migrations/0030-screen-clocks.ts';
import * as firedDishes from './migrations/0031-fired-dishes.ts';
import * as tableOccupied from './migrations/0032-table-occupied.ts';
import * as sharedCarts from './migrations/0033-shared-carts.ts';
import * as movedCarts from './migrations/0034-moved-carts.ts';
import * as recalledDishes from './migrations/0035-recalled-dishes.ts';

const versionTable = 'schema_migration';

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly up: (db: Knex) => Promise<void>;
  readonly down: (db: Knex) => Promise<void>;
}

/** Numbered, immutable, in order. */
export const migrations: readonly Migration[] = [
  { number: 1, name: 'initial', ...initial },
  { number: 2, name: 'payments-members', ...paymentsMembers },
  { number: 3, name: 'analytics-indexes', ...analyticsIndexes },
  { number: 4, name: 'print-clients', ...printClients },
  { number: 5, name: 'sagas', ...sagas },
  { number: 6, name: 'payment-providers', ...paymentProviders },
  { number: 7, name: 'refunds', ...refunds },
  { number: 8, name: 'people-safety', ...peopleSafety },
  { number: 9, name: 'menu-stock-archive', ...menuStockArchive },
  { number: 11, name: 'paper-settings', ...paperSettings },
  { number: 12, name: 'spooler', ...spooler },
  { number: 13, name: 'one-customer-number', ...oneCustomerNumber },
  { number: 14, name: 'jobs-of-printer', ...jobsOfPrinter },
  { number: 15, name: 'day-figures', ...dayFigures },
  { number: 16, name: 'paper-alarms', ...paperAlarms },
  { number: 18, name: 'kitchen-screens', ...kitchenScreens },
  { number: 29, name: 'must-change-password', ...mustChangePassword },
  { number: 30, name: 'screen-clocks', ...screenClocks },
  { number: 31, name: 'fired-dishes', ...firedDishes },
  { number: 32, name: 'table-occupied', ...tableOccupied },
  { number: 33, name: 'shared-carts', ...sharedCarts },
  { number: 34, name: 'moved-carts', ...movedCarts },
  { number: 35, name: 'recalled-dishes', ...recalledDishes },
];

export interface MigrationStatus {
  readonly number: number;
  readonly name: string;
  readonly appliedAt: string | null;
}

/**
 * Brings the schema up to date. Processes that start together run each migration once: the first holds the write lock from
 * before it looks, the others find the work done.
 * @throws DomainError `newer_schema` when a newer version of the program has been here.
 */
export async function migrate(db: Knex): Promise<MigrationStatus[]> {
  // A service that comes back in a rush must not wait for the write lock only to find nothing to do.
  if (await isUpToDate(db)) return migrationStatus(db);
  await db.transaction(async (trx) => {
    const applied = await appliedMigrations(trx);
    refuseNewer(applied);
    for (const migration of migrations.filter(({ number }) => !applied.has(number))) {
      await migration.up(trx);
      await trx(versionTable).insert({
        number: migration.number,
        name: migration.name,
        applied_at: new Date().toISOString(),
      });
    }
  });
  return migrationStatus(db);
}

/** The number of the last step there is. */
export function latestMigration(): number {
  return Math.max(...migrations.map(({ number }) => number));
}

/** Takes the last applied migration back; its data is lost. */
export async function migrateDown(db: Knex): Promise<MigrationStatus[]> {
  await db.transaction(async (trx) => {
    const applied = await appliedMigrations(trx);
    const last = migrations.findLast(({ number }) => applied.has(number));
    if (!last) return;
    await last.down(trx);
    await trx(versionTable).where({ number: last.number }).delete();
  });
  return migrationStatus(db);
}

export async function migrationStatus(db: Knex): Promise<MigrationStatus[]> {
  const applied = await appliedMigrations(db);
  return migrations.map(({ number, name }) => ({ number, name, appliedAt: applied.get(number) ?? null }));
}

/** The number of the last step the data have been through, 0 for none; higher than any here when a newer version wrote them. */
export async function newestApplied(db: Knex): Promise<number> {
  return Math.max(0, ...(await appliedMigrations(db)).keys());
}

async function isUpToDate(db: Knex): Promise<boolean> {
  if (!(await db.schema.hasTable(versionTable))) return false;
  const numbers: number[] = await db(versionTable).orderBy('number').pluck('number');
  return JSON.stringify(numbers) === JSON.stringify(migrations.map(({ number }) => number));
}

async function appliedMigrations(db: Knex): Promise<Map<number, string>> {
  await db.raw(
    `create table if not exists ${versionTable} (number integer primary key, name text not null, applied_at text not null)`,
  );
  const rows: { number: number; applied_at: string }[] = await db(versionTable).select(
    'number',
    'applied_at',
  );
  return new Map(rows.map(({ number, applied_at }) => [number, applied_at]));
}

function refuseNewer(applied: ReadonlyMap<number, string>): void {
  const newest = Math.max(0, ...applied.keys());
  const known = migrations.at(-1)?.number ?? 0;
  if (newest > known) {
    throw new DomainError(
      'newer_schema',
      `The data was written by a newer version (schema ${newest}, this one knows ${known}). Install that version again, or restore a backup made before the upgrade.`,
    );
  }
}
