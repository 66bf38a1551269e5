/** A value of a setting and where it comes from: `default`, `file:…`, `env:NAME` or `flag:--x`. */
export interface Setting {
  readonly key: string;
  readonly value: unknown;
  readonly origin: string;
}

/** The pairs of dotted key and value of a table of settings and sections. */
export function flattenTable(table: object): [string, unknown][] {
  return Object.entries(table).flatMap(([name, value]): [string, unknown][] =>
    isTable(value)
      ? Object.entries(value).map(([inner, setting]) => [`${name}.${inner}`, setting])
      : [[name, value]],
  );
}

/** The way back: settings as a table of settings and sections. */
export function nest(settings: ReadonlyMap<string, Setting>): Record<string, unknown> {
  const table: Record<string, Record<string, unknown>> = {};
  const top: Record<string, unknown> = {};
  for (const { key, value } of settings.values()) {
    const [section = '', name] = key.split('.');
    if (name === undefined) top[section] = value;
    else (table[section] ??= {})[name] = value;
  }
  return { ...top, ...table };
}

/** A setting as its variable or flag says it. */
export function formatSetting(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  return value.some(isTable) ? JSON.stringify(value) : value.join(',');
}

function isTable(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
