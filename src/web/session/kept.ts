import { type Signal, effect, signal } from '@preact/signals';
import { type core, safeParse } from 'zod/mini';

/**
 * A value that outlives the page and is the same in all tabs of this browser; `undefined` removes it. What the storage
 * holds is read by the schema: a value of another version, or another program's, counts as none.
 */
export function kept<Schema extends core.$ZodType>(
  name: string,
  schema: Schema,
): Signal<core.output<Schema> | undefined> {
  const key = `restaurantctl.${name}`;
  const read = (text: string | null) => (text === null ? undefined : safeParse(schema, parseJson(text)).data);
  let written = localStorage.getItem(key);
  const value = signal(read(written));
  effect(() => {
    const text = value.value === undefined ? null : JSON.stringify(value.value);
    if (text === written) return;
    written = text;
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  });
  addEventListener('storage', (event) => {
    if (event.key !== key || event.newValue === written) return;
    written = event.newValue;
    value.value = read(written);
  });
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
