import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'smol-toml';
import { DomainError } from '../../domain/errors.ts';
import { parseConfigText } from './config-file.ts';
import { describeProblem, findProblem, parseSettingText } from './parse-setting.ts';

/**
 * Writes one setting into a settings file, which keeps its other lines and comments; a new file gets mode 0600.
 * @param text the value as on the command line: `8080`, `a,b`
 * @throws DomainError `config_invalid` when the value isn't allowed or the file's form is too unusual to edit
 */
export function setConfigValue(file: string, key: string, text: string): void {
  const value = parseSettingText(key, text);
  const problem = findProblem(key, value, `flag:${key}`);
  if (problem) throw new DomainError('config_invalid', describeProblem(problem), { problems: [problem] });
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const after = editText(before, key, value);
  if (!changesOnly(parseConfigText(before, file), parseConfigText(after, file), key, value))
    throw new DomainError(
      'config_invalid',
      `${file} is written in a way that can't be edited safely; set ${key} by hand.`,
    );
  replaceFile(file, after);
}

function editText(source: string, key: string, value: unknown): string {
  const dot = key.lastIndexOf('.');
  const section = dot < 0 ? undefined : key.slice(0, dot);
  const name = key.slice(dot + 1);
  const assignment = stringify({ [name]: value }).trim();
  const lines = source === '' ? [] : source.replace(/\n$/, '').split('\n');
  const range = findSection(lines, section);
  if (!range) lines.push(...(lines.length > 0 ? [''] : []), `[${section}]`, assignment);
  else {
    const at = lines.findIndex((line, i) => i >= range.from && i < range.to && assigns(line, name));
    if (at >= 0) lines.splice(at, 1 + restOfList(lines, at), assignment + trailingComment(lines[at] ?? ''));
    else lines.splice(insertionPoint(lines, range), 0, assignment);
  }
  return `${lines.join('\n')}\n`;
}

/** The lines of a section's body; those before the first header for a setting outside every section. */
function findSection(
  lines: readonly string[],
  section: string | undefined,
): { from: number; to: number } | undefined {
  const isHeader = (line: string) => /^\s*\[/.test(line);
  const header = lines.findIndex((line) =>
    new RegExp(`^\\s*\\[\\s*${section?.replaceAll('.', '\\s*\\.\\s*')}\\s*\\]`).test(line),
  );
  if (section !== undefined && header < 0) return undefined;
  const from = section === undefined ? 0 : header + 1;
  const next = lines.findIndex((line, i) => i >= from && isHeader(line));
  return { from, to: next < 0 ? lines.length : next };
}

function assigns(line: string, name: string): boolean {
  return new RegExp(`^\\s*"?${name}"?\\s*=`).test(line);
}

/** How many further lines a list that begins on line `at` takes. */
function restOfList(lines: readonly string[], at: number): number {
  if (!/=\s*\[/.test(lines[at] ?? '') || /\]\s*(#.*)?$/.test(lines[at] ?? '')) return 0;
  const end = lines.findIndex((line, i) => i > at && /^\s*\]/.test(line));
  return end < 0 ? 0 : end - at;
}

function trailingComment(line: string): string {
  const value = /=\s*("(?:[^"\\]|\\.)*"|'[^']*'|\[[^\]]*\]|[^#]*?)(\s*#.*)?$/.exec(line);
  return value?.[2] ?? '';
}

/** After the section's last setting, so that blank lines and comments before the next header stay there. */
function insertionPoint(lines: readonly string[], { from, to }: { from: number; to: number }): number {
  const last = lines.slice(from, to).findLastIndex((line) => line.trim() !== '' && !/^\s*#/.test(line));
  return from + last + 1;
}

/** The guard of the text edit: reading the file again must show this one change and no other. */
function changesOnly(
  before: readonly [string, unknown][],
  after: readonly [string, unknown][],
  key: string,
  value: unknown,
): boolean {
  return isDeepStrictEqual(new Map(after), new Map(before).set(key, value));
}

function replaceFile(file: string, text: string): void {
  const mode = existsSync(file) ? statSync(file).mode & 0o777 : 0o600;
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, text, { mode });
  chmodSync(draft, mode);
  renameSync(draft, file);
}
