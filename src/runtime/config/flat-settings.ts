/** A value of a setting and where it comes from: `default`, `file:…`, `env:NAME` or `flag:--x`. */
export interface Setting {
  readonly key: string;
  readonly value: unknown;
  readonly origin: string;
}

/** The pairs of dotted key and value of a table of settings and sections, which may have sections of their own. */
export function flattenTable(table: object): [string, unknown][] {
  return Object.entries(table).flatMap(([name, value]): [string, unknown][] =>
    isTable(value)
      ? flattenTable(value).map(([inner, setting]): [string, unknown] => [`${name}.${inner}`, setting])
      : [[name, value]],
  );
}

/** The way back: settings as a table of settings and sections. */
export function nest(settings: ReadonlyMap<string, Setting>): Record<string, unknown> {
  const table: Table = {};
  for (const { key, value } of settings.values()) {
    const sections = key.split('.');
    const name = sections.pop() ?? key;
    let section = table;
    for (const inner of sections) section = openSection(section, inner);
    section[name] = value;
  }
  return table;
}

interface Table {
  [name: string]: unknown;
}

function openSection(table: Table, name: string): Table {
  const known = table[name];
  if (isTable(known)) return known;
  const section: Table = {};
  table[name] = section;
  return section;
}

/** A setting as its variable or flag says it; an empty variable would count as not set. */
export function formatSetting(value: unknown): string {
  if (value === '') return emptyText;
  if (!Array.isArray(value)) return String(value);
  return value.some(isTable) ? JSON.stringify(value) : value.join(',');
}

/** How a variable says that a text is to be empty. */
export const emptyText = '""';

export function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
