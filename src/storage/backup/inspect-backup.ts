import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { DomainError, coerceError } from '../../domain/errors.ts';
import { type BackupManifest, backupManifest } from '../../protocol/backups.ts';
import { countRows } from '../count-rows.ts';
import { openReader, type Queryable } from '../database.ts';
import { latestMigration, migrationStatus } from '../migrate.ts';

export type BackupFacts = Pick<
  BackupManifest,
  'schema' | 'epoch' | 'events' | 'orders' | 'print_jobs' | 'bytes' | 'sha256'
>;

export function manifestPath(file: string): string {
  return `${file}.json`;
}

/**
 * Looks through a database file: its pages, its references, its streams without gaps.
 * @throws DomainError `invalid` with what is wrong; `newer_schema` when a newer version of the program wrote it
 */
export async function inspectBackup(file: string): Promise<BackupFacts> {
  if (!existsSync(file)) throw new DomainError('not_found', `There is no file ${file}.`);
  const db = openReader(file);
  try {
    await requireSound(db, file);
    const schema = await schemaOf(db, file);
    const epoch: { value: string } | undefined = await db('setting').where({ key: 'epoch' }).first('value');
    return {
      schema,
      epoch: epoch?.value ?? '',
      events: await countRows(db('event')),
      orders: await countRows(db('orders')),
      print_jobs: await countRows(db('print_job')),
      bytes: statSync(file).size,
      sha256: await digest(file),
    };
  } catch (thrown) {
    if (thrown instanceof DomainError) throw thrown;
    const cause = coerceError(thrown);
    throw new DomainError('invalid', `${file} is no backup of this program, or damaged.`, {}, { cause });
  } finally {
    await db.destroy();
  }
}

/**
 * The same, and compares it with the manifest beside it.
 * @throws DomainError `invalid` when the file was changed or cut, `not_found` without a manifest
 */
export async function checkBackup(file: string): Promise<BackupManifest> {
  const manifest = readManifest(file);
  if (statSync(file).size !== manifest.bytes || (await digest(file)) !== manifest.sha256)
    throw new DomainError('invalid', `${file} is not what was backed up: it was changed or cut short.`);
  await inspectBackup(file);
  return manifest;
}

/** @throws DomainError `not_found` or `invalid` */
export function readManifest(file: string): BackupManifest {
  const path = manifestPath(file);
  if (!existsSync(file)) throw new DomainError('not_found', `There is no file ${file}.`);
  if (!existsSync(path))
    throw new DomainError(
      'not_found',
      `${path} is missing: it belongs to the backup and says what must be in it.`,
    );
  try {
    return backupManifest.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (thrown) {
    throw new DomainError('invalid', `${path} does not describe a backup.`, {}, { cause: thrown });
  }
}

async function requireSound(db: Queryable, file: string): Promise<void> {
  const pages: { quick_check: string }[] = await db.raw('PRAGMA quick_check');
  const [first] = pages;
  if (first?.quick_check !== 'ok')
    throw new DomainError('invalid', `${file} is damaged: ${first?.quick_check ?? 'unreadable'}.`);
  const loose: { table: string }[] = await db.raw('PRAGMA foreign_key_check');
  if (loose[0])
    throw new DomainError('invalid', `${file} is damaged: rows of ${loose[0].table} point to nothing.`);
  const gaps: { stream: string }[] = await db('stream_entry')
    .select('stream')
    .groupBy('stream')
    .havingRaw('count(*) <> max(seq) - min(seq) + 1')
    .limit(1);
  if (gaps[0]) throw new DomainError('invalid', `${file} has a gap in the stream ${gaps[0].stream}.`);
}

async function schemaOf(db: Queryable, file: string): Promise<number> {
  const applied = (await migrationStatus(db)).filter(({ appliedAt }) => appliedAt !== null);
  const schema = Math.max(0, ...applied.map(({ number }) => number));
  if (schema > latestMigration())
    throw new DomainError('newer_schema', `${file} comes from a newer version of the program. Update first.`);
  if (schema === 0) throw new DomainError('invalid', `${file} is no backup of this program.`);
  return schema;
}

async function digest(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
