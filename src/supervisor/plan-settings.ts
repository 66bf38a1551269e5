import type { ServiceName } from '../domain/child-process.ts';
import type { SettingsReport } from '../protocol/control.ts';
import { changeConfig, findChanges, type SettingChange } from '../runtime/config/change-config.ts';
import type { LoadedConfig } from '../runtime/config/load-config.ts';
import { displaySetting } from '../runtime/config/parse-setting.ts';
import type { Config } from '../runtime/config/schema.ts';
import { reachOf } from '../runtime/config/setting-reach.ts';

/** Settings as they were just read, not yet in use. */
export interface SettingsPlan {
  readonly report: SettingsReport;
  readonly next: Config;
  /** Puts what the report calls applied into use here. @returns what running services must be told */
  apply(): readonly SettingChange[];
}

interface PlannedChange {
  readonly change: SettingChange;
  readonly key: string;
  readonly isLive: boolean;
  /** Those that take it up at their next start; null: a new start of everything does. */
  readonly services: ServiceName[] | null;
  readonly waits: boolean;
}

/**
 * Compares the settings in use with those read again.
 * @param running changes in place
 * @param own the services that belong to this start
 * @param restarted of these, who is about to be started again and takes up what is its own
 */
export function planSettings(
  running: LoadedConfig,
  { config: next, origins }: LoadedConfig,
  {
    own,
    restarted = [],
  }: { readonly own: readonly ServiceName[]; readonly restarted?: readonly ServiceName[] },
): SettingsPlan {
  const changes = findChanges(running.config, next).flatMap((change): PlannedChange[] => {
    const [key] = change;
    const reach = reachOf(key);
    if (reach === 'live') return [{ change, key, isLive: true, services: [], waits: false }];
    if (reach === 'everything') return [{ change, key, isLive: false, services: null, waits: true }];
    const services = reach.filter((name) => own.includes(name));
    const waits = !services.every((name) => restarted.includes(name));
    // Services that belong to another start have nothing to wait for here.
    return services.length === 0 ? [] : [{ change, key, isLive: false, services, waits }];
  });
  const shown = ([key, value]: SettingChange) => ({ key, value: displaySetting(key, value) });
  const applied = changes.filter(({ waits }) => !waits);
  return {
    next,
    report: {
      applied: applied.map(({ change }) => shown(change)),
      waiting: changes
        .filter(({ waits }) => waits)
        .map(({ change, services }) => ({ ...shown(change), services })),
    },
    apply: () => {
      changeConfig(
        running.config,
        applied.map(({ change }) => change),
      );
      // A process that is started later gets what differs from the defaults.
      for (const { key } of applied) running.origins[key] = origins[key] ?? 'default';
      return applied.filter(({ isLive }) => isLive).map(({ change }) => change);
    },
  };
}
