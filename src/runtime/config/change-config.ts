import { isDeepStrictEqual } from 'node:util';
import { flattenTable, isTable, nest } from './flat-settings.ts';
import { type Config, configSchema } from './schema.ts';

/** A setting under its dotted key with the value it has from now on. */
export type SettingChange = readonly [key: string, value: unknown];

/** What is different in `next`, in the order of the file. */
export function findChanges(current: Config, next: Config): SettingChange[] {
  const before = new Map(flattenTable(current));
  return flattenTable(next).filter(([key, value]) => !isDeepStrictEqual(before.get(key), value));
}

/**
 * Changes the settings in place, so that everybody who holds `config` or a section of it reads the new values.
 * @throws ZodError when a value is not allowed; then nothing has changed
 */
export function changeConfig(config: Config, changes: readonly SettingChange[]): void {
  const settings = [...flattenTable(config), ...changes].map(([key, value]) => ({ key, value, origin: '' }));
  const next = configSchema.parse(nest(new Map(settings.map((setting) => [setting.key, setting]))));
  assign(config, next);
}

function assign(target: object, source: object): void {
  for (const [name, value] of Object.entries(source)) {
    const section: unknown = Reflect.get(target, name);
    if (isTable(section) && isTable(value)) assign(section, value);
    else Reflect.set(target, name, value);
  }
}
