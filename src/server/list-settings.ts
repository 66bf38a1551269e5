import type { z } from 'zod';
import type { settingList } from '../protocol/settings.ts';
import { flattenTable } from '../runtime/config/flat-settings.ts';
import { loadConfig } from '../runtime/config/load-config.ts';
import { displaySetting } from '../runtime/config/parse-setting.ts';
import { type Config, secretSettings } from '../runtime/config/schema.ts';

/** What the API runs with; secrets are told to exist, never what they are. */
export function listSettings(config: Config): z.output<typeof settingList> {
  const defaults = new Map(flattenTable(loadConfig({ env: {} }).config));
  const items = flattenTable(config).map(([key, value]) => {
    const is_secret = secretSettings.has(key);
    const shown = displaySetting(key, value);
    return {
      key,
      value: is_secret ? null : JSON.parse(shown),
      is_secret,
      is_default: shown === displaySetting(key, defaults.get(key)),
    };
  });
  return { items };
}
