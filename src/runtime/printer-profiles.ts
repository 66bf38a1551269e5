import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { coerceError, DomainError } from '../domain/errors.ts';
import type { PrinterProfile } from '../domain/printer-profile.ts';
import { packageRoot } from './package-root.ts';

/**
 * Reads one printer model.
 * @throws DomainError `not_found`, naming the models there are; `config_invalid`, naming the file and the field.
 */
export async function loadProfile(id: string, folder: string = profilesFolder()): Promise<PrinterProfile> {
  const ids = await listProfiles(folder);
  if (!ids.includes(id))
    throw new DomainError(
      'not_found',
      `There is no printer profile "${id}". Choose one of: ${ids.join(', ')}.`,
    );
  const file = join(folder, `${id}.json`);
  const result = profileSchema.safeParse(parseJson(await readFile(file, 'utf8'), file));
  if (!result.success)
    throw new DomainError(
      'config_invalid',
      `The printer profile ${file} is wrong.\n${z.prettifyError(result.error)}`,
    );
  return { id, ...result.data };
}

/** All printer models. @throws as {@link loadProfile} */
export async function loadProfiles(folder: string = profilesFolder()): Promise<PrinterProfile[]> {
  const ids = await listProfiles(folder);
  return Promise.all(ids.map((id) => loadProfile(id, folder)));
}

/** The ids of all printer models, sorted. */
export async function listProfiles(folder: string = profilesFolder()): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}

/**
 * Characters in a line on paper of this width in mm; a model that knows one width only has that one.
 * @throws DomainError `config_invalid` when the model has no line length at all.
 */
export function columnsOf(profile: PrinterProfile, paperWidth: 58 | 80): number {
  const columns = profile.columns[paperWidth] ?? profile.columns[80] ?? profile.columns[58];
  if (columns === undefined)
    throw new DomainError('config_invalid', `The printer profile ${profile.id} names no columns.`);
  return columns;
}

function profilesFolder(): string {
  return join(packageRoot, 'config', 'printers');
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    const { message } = coerceError(thrown);
    throw new DomainError('config_invalid', `The printer profile ${file} is no JSON: ${message}`);
  }
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'i').source !== '';
  } catch {
    return false;
  }
}

const columnsSchema = z.int().min(16).max(96);

const profileSchema = z.strictObject({
  name: z.string().min(1),
  models: z.array(z.string().refine(isPattern, 'no regular expression')).min(1).optional(),
  columns: z
    .strictObject({ '58': columnsSchema.optional(), '80': columnsSchema.optional() })
    .refine((columns) => columns['58'] ?? columns['80'], 'needs a line length for 58 or 80 mm'),
  cutter: z.enum(['full', 'partial', 'none']),
  drawer: z.boolean(),
  buzzer: z.enum(['none', 'esc_b', 'esc_paren_a']),
  chinese: z.enum(['gb18030', 'gbk', 'gb2312', 'none']),
  qr: z.boolean(),
  feedback: z.strictObject({
    status: z.boolean(),
    asb: z.boolean(),
    processId: z.boolean(),
    clear: z.boolean(),
  }),
});
