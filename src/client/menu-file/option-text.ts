import type { MenuItemOnWire } from '../../protocol/menu.ts';

type OptionGroups = MenuItemOnWire['options'];

/**
 * Options in one cell: `规格*=小杯|大杯 +3; 加料{2}=珍珠 +2|椰果`. The star: one must be chosen; in braces: at most so many;
 * after a space what a choice costs more or less. A backslash before a sign makes it part of a name.
 */
export function writeOptions(groups: OptionGroups): string {
  return groups
    .map(({ name, required, max, choices }) => {
      const head = `${escape(name)}${required ? '*' : ''}${max > 1 ? `{${max}}` : ''}`;
      return `${head}=${choices.map(writeChoice).join('|')}`;
    })
    .join('; ');
}

/** @returns undefined for what is no such text */
export function readOptions(text: string): OptionGroups | undefined {
  const groups = split(text, ';').map(readGroup);
  const read = groups.filter((group) => group !== undefined);
  return read.length === groups.length ? read : undefined;
}

export function writeList(items: readonly string[]): string {
  return items.map(escape).join('|');
}

export function readList(text: string): string[] {
  return split(text, '|').map(unescape);
}

function writeChoice({ name, price_delta: delta }: OptionGroups[number]['choices'][number]): string {
  if (delta === 0) return escape(name);
  return `${escape(name)} ${delta > 0 ? '+' : '-'}${Math.abs(delta)}`;
}

function readGroup(text: string): OptionGroups[number] | undefined {
  const [, name, star, max, choices] =
    /^((?:\\.|[^\\*{=])+)(\*)?(?:\{(\d{1,2})\})?\s*=(.+)$/su.exec(text) ?? [];
  if (name === undefined || choices === undefined) return undefined;
  return {
    name: unescape(name.trim()),
    required: star !== undefined,
    max: max === undefined ? 1 : Number(max),
    choices: split(choices, '|').map(readChoice),
  };
}

function readChoice(text: string): OptionGroups[number]['choices'][number] {
  const [, name = text, delta = '0'] = /^(.*?)\s+([+-]\d+(?:\.\d{1,2})?)$/su.exec(text) ?? [];
  return { name: unescape(name), price_delta: Number(delta) };
}

/** The parts between separators that no backslash precedes; empty ones are left out. */
function split(text: string, separator: string): string[] {
  const parts = text.match(new RegExp(`(?:\\\\.|[^\\\\${separator}])+`, 'gsu')) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function escape(name: string): string {
  return name.replaceAll(/[\\;=|*{}+-]/g, '\\$&');
}

function unescape(text: string): string {
  return text.replaceAll(/\\(.)/gsu, '$1');
}
