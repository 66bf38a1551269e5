import { existsSync, readFileSync } from 'node:fs';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import { coerceError } from '../../domain/errors.ts';
import { flattenTable } from '../../runtime/config/flat-settings.ts';
import type { LoadedConfig } from '../../runtime/config/load-config.ts';
import { displaySetting } from '../../runtime/config/parse-setting.ts';
import { secretSettings } from '../../runtime/config/schema.ts';
import { dataPaths } from '../../runtime/data-dir.ts';
import { productVersion } from '../../runtime/product-version.ts';
import { openReader } from '../../storage/database.ts';
import { describeTables } from '../../storage/describe-tables.ts';
import { migrationStatus } from '../../storage/migrate.ts';
import { collectLogs } from '../../supervisor/logs/collect-logs.ts';
import type { Cli } from '../cli.ts';
import { findControl } from '../control.ts';
import { examine } from '../doctor/examine.ts';
import { redact } from './redact.ts';
import type { TarEntry } from './write-tar.ts';

const day = 24 * 3600 * 1000;
const maxErrors = 200;

/** What somebody who helps from afar needs to see, redacted. A part that can't be had says why; the rest comes all the same. */
export async function gatherBundle(cli: Cli, now: Date): Promise<TarEntry[]> {
  const loaded = await cli.loadSettings();
  const paths = dataPaths(loaded.config.data_dir);
  const since = new Date(now.getTime() - day).toISOString();
  const readLogs = () => collectLogs({ folder: paths.logs, keep: loaded.config.log.keep, query: { since } });
  const parts: Readonly<Record<string, () => Promise<string>>> = {
    'versions.json': async () => toJson(versions(now)),
    'status.json': async () => toJson((await (await findControl(cli))?.status()) ?? 'not running'),
    'doctor.json': async () => toJson(await examine(cli)),
    'settings.json': async () => toJson(settings(loaded)),
    'database.json': async () => toJson(await readDatabase(paths.database)),
    'logs.ndjson': async () => (await readLogs()).join('\n'),
    'errors.ndjson': async () => (await readLogs()).filter(isError).slice(-maxErrors).join('\n'),
  };
  const secrets = knownSecrets(loaded, paths.secrets);
  const entries = Object.entries(parts).map(async ([name, read]) => ({
    name,
    text: `${redact(await read().catch(describeFailure), secrets)}\n`,
  }));
  return Promise.all(entries);
}

function versions(now: Date) {
  return {
    product: productVersion(),
    node: process.version,
    platform: `${platform()} ${release()} ${arch()}`,
    cpus: cpus().length,
    memory_bytes: totalmem(),
    at: now.toISOString(),
  };
}

function settings({ config, origins }: LoadedConfig) {
  return flattenTable(config).map(([key, value]) => ({
    key,
    value: displaySetting(key, value),
    origin: origins[key] ?? 'default',
  }));
}

async function readDatabase(file: string) {
  if (!existsSync(file)) return 'none yet';
  const db = openReader(file);
  try {
    return { migrations: await migrationStatus(db), tables: await describeTables(db) };
  } finally {
    await db.destroy();
  }
}

/** The keys of this installation and every setting that is never shown. */
function knownSecrets({ config }: LoadedConfig, file: string): string[] {
  const ofSettings = flattenTable(config).flatMap(([key, value]) =>
    secretSettings.has(key) && typeof value === 'string' ? [value] : [],
  );
  if (!existsSync(file)) return ofSettings;
  const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return [...ofSettings, ...textsIn(kept)];
}

/** At any depth: retired keys stand in a list. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function isError(line: string): boolean {
  return /"level":"(?:error|fatal)"/.test(line);
}

function describeFailure(thrown: unknown): string {
  return toJson({ unavailable: coerceError(thrown).message });
}

function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
