import { existsSync, statfsSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { DomainError } from '../../domain/errors.ts';
import { dataPaths } from '../../runtime/data-dir.ts';
import { productVersion } from '../../runtime/product-version.ts';
import type { Cli } from '../cli.ts';
import { type JsonOption, jsonOption } from '../common-options.ts';
import { findControl } from '../control.ts';
import { showExamples } from '../examples.ts';
import { printJson } from '../output/print-list.ts';
import { exitCodes } from '../report-error.ts';

export function declare(upgrade: Command, cli: Cli): void {
  upgrade.option('--check', cli.texts.grammar.upgrade.check).addOption(jsonOption(cli));
  showExamples(cli, upgrade, 'upgrade --check', 'upgrade --check --json').action(
    async ({ check, json }: JsonOption & { check?: boolean }) => {
      if (!check) throw new DomainError('wrong_usage', cli.texts.upgrade.how);
      const outlook = await lookAhead(cli);
      if (json) printJson(cli, outlook);
      else for (const line of describe(cli, outlook)) cli.print(line);
      if (outlook.outcome === 'refused' || outlook.outcome === 'no_room') cli.setExitCode(exitCodes.failed);
    },
  );
}

/** What a start of this program would do to the data that are there. */
interface Outlook {
  readonly program: string;
  /** The version that runs now; null when nothing does. */
  readonly running: string | null;
  readonly program_schema: number;
  /** null where there are no data yet. */
  readonly data_schema: number | null;
  readonly pending: readonly string[];
  readonly database_bytes: number;
  readonly free_bytes: number | null;
  readonly outcome: 'new' | 'unchanged' | 'migrated' | 'no_room' | 'refused';
}

async function lookAhead(cli: Cli): Promise<Outlook> {
  const { config } = await cli.loadSettings();
  const { database, root } = dataPaths(config.data_dir);
  const { latestMigration } = await import('../../storage/migrate.ts');
  const status = await (await findControl(cli))?.status();
  const bytes = sizeOf(database) + sizeOf(`${database}-wal`);
  const free = freeBytes(root);
  const known = {
    program: productVersion(),
    running: status?.version ?? null,
    program_schema: latestMigration(),
    database_bytes: bytes,
    free_bytes: free,
  };
  if (!existsSync(database)) return { ...known, data_schema: null, pending: [], outcome: 'new' };
  const { newest, pending } = await readSchema(database);
  const outcome =
    newest > known.program_schema ? 'refused' : outcomeOf(pending, free !== null && free < bytes);
  return { ...known, data_schema: newest, pending, outcome };
}

function outcomeOf(pending: readonly string[], isTight: boolean): Outlook['outcome'] {
  if (pending.length === 0) return 'unchanged';
  return isTight ? 'no_room' : 'migrated';
}

async function readSchema(database: string): Promise<{ newest: number; pending: string[] }> {
  const { migrationStatus, newestApplied } = await import('../../storage/migrate.ts');
  const { openReader } = await import('../../storage/database.ts');
  const db = openReader(database);
  try {
    const steps = await migrationStatus(db);
    return {
      newest: await newestApplied(db),
      pending: steps.filter(({ appliedAt }) => appliedAt === null).map(({ name }) => name),
    };
  } finally {
    await db.destroy();
  }
}

function describe({ texts: { upgrade } }: Cli, outlook: Outlook): string[] {
  const { data_schema: data, program_schema: schema, pending, outcome } = outlook;
  const versions = upgrade.versions(outlook.program, outlook.running);
  if (data === null) return [versions, upgrade.noData];
  const head = [versions, upgrade.schema(data, schema)];
  if (outcome === 'refused') return [...head, upgrade.newer];
  if (outcome === 'unchanged') return [...head, upgrade.upToDate];
  const step = upgrade.pending(pending.join(', '), megabytes(outlook.database_bytes));
  const room = outcome === 'no_room' ? [upgrade.noRoom(megabytes(outlook.free_bytes ?? 0))] : [];
  return [...head, step, ...room, upgrade.back];
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function freeBytes(folder: string): number | null {
  if (!existsSync(folder)) return null;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
