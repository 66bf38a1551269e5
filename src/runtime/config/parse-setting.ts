import { z } from 'zod';
import { emptyText } from './flat-settings.ts';
import { secretSettings, settingSchemas } from './schema.ts';

export interface SettingProblem {
  readonly key: string;
  /** As it was written, or `hidden` for a secret. */
  readonly value: string;
  /** `default`, `file:…`, `env:NAME` or `flag:--x`. */
  readonly origin: string;
  readonly allowed: string;
}

/** What is wrong with a value for a setting, in words, or undefined. */
export function findProblem(key: string, value: unknown, origin: string): SettingProblem | undefined {
  const schema = settingSchemas.get(key);
  if (!schema) return { key, value: displaySetting(key, value), origin, allowed: similarTo(key) };
  const parsed = schema.safeParse(value);
  if (parsed.success) return undefined;
  const issue = parsed.error.issues[0];
  return {
    key,
    value: displaySetting(key, value),
    origin,
    allowed: `${placeInList(issue?.path ?? [])}${issue?.message}`,
  };
}

/**
 * Reads a setting's text from a flag or the environment: digits for a number, commas between a list's items,
 * JSON for a list of tables, `""` for an empty text.
 */
export function parseSettingText(key: string, text: string): unknown {
  const schema = settingSchemas.get(key);
  if (schema instanceof z.ZodArray) {
    if (schema.element instanceof z.ZodObject) return parseJson(text);
    const items = text.split(',').map((item) => item.trim());
    return items.filter((item) => item !== '').map((item) => parseScalar(schema.element, item));
  }
  return parseScalar(schema, text);
}

/** The sentence a person reads for a problem. */
export function describeProblem({ key, value, origin, allowed }: SettingProblem): string {
  const source = tellOrigin(origin);
  if (!settingSchemas.has(key)) return `${key} (${source}) is no such setting; ${allowed}`;
  return `${key} is ${value} (${source}); it must be ${allowed}.`;
}

function tellOrigin(origin: string): string {
  if (origin === 'default') return 'default';
  const name = origin.slice(origin.indexOf(':') + 1);
  return origin.startsWith('file:') ? `in ${name}` : `from ${name}`;
}

/** The variable a setting is read from. */
export function environmentName(key: string): string {
  return `RESTAURANTCTL_${key.replaceAll('.', '_').toUpperCase()}`;
}

/** A value that is no plain ASCII number stays text, so that the schema refuses it and the message shows it. */
function parseScalar(schema: unknown, text: string): unknown {
  if (text === emptyText) return '';
  return schema instanceof z.ZodNumber && /^-?[0-9]{1,15}$/.test(text) ? Number(text) : text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A value as it may be shown: no secret, no password of a database. */
export function displaySetting(key: string, value: unknown): string {
  if (secretSettings.has(key) && value !== '') return 'hidden';
  const shown = typeof value === 'string' ? value.replace(/(:\/\/[^:@/]*):[^@]*@/, '$1:hidden@') : value;
  return JSON.stringify(shown);
}

function placeInList([index, field]: readonly PropertyKey[]): string {
  if (typeof index !== 'number') return '';
  return field === undefined
    ? `a list with, at place ${index + 1}, `
    : `a list with, at place ${index + 1}, as ${String(field)} `;
}

function similarTo(key: string): string {
  const last = key.split('.').at(-1);
  const similar = [...settingSchemas.keys()].filter((known) => known.split('.').at(-1) === last);
  return similar.length > 0 ? `did you mean ${similar.join(' or ')}?` : 'see restaurantctl config list.';
}
