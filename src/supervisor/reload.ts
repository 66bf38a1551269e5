import type { ServiceName } from '../domain/child-process.ts';
import type { SettingsReport } from '../protocol/control.ts';
import type { LoadedConfig } from '../runtime/config/load-config.ts';
import type { Logger } from '../runtime/logger.ts';
import { checkPorts } from './check-ports.ts';
import type { SystemLogs } from './logs/system-logs.ts';
import { planSettings, type SettingsPlan } from './plan-settings.ts';
import type { Service } from './service.ts';

export interface ReloadOptions extends LoadedConfig {
  readonly readSettings?: () => Promise<LoadedConfig>;
  readonly onReload?: (report: SettingsReport) => void;
  readonly services: readonly Service[];
  readonly logs: SystemLogs;
  readonly logger: Logger;
}

/** Takes up settings that were changed since the start. What can't be read or is not allowed changes nothing. */
export interface Reloading {
  /** The live ones, everywhere; opens the log files anew. @throws DomainError `config_invalid` */
  reload(): Promise<SettingsReport>;
  /** Also those that only concern these services, which are about to be started again. @throws DomainError `config_invalid`, `port_taken` */
  takeUpFor(restarted: readonly ServiceName[]): Promise<SettingsReport>;
}

export function createReloading(options: ReloadOptions): Reloading {
  const { services, logs, logger, readSettings = async () => options, onReload = () => {} } = options;
  const own = services.map(({ name }) => name);
  const takeUp = ({ report, apply }: SettingsPlan) => {
    const changes = apply();
    logger.level = options.config.log.level;
    if (changes.length > 0) for (const service of services) service.send({ type: 'settings', changes });
    if (report.applied.length > 0) logger.info({ settings: report.applied }, 'Took up changed settings');
    if (report.waiting.length > 0)
      logger.warn({ settings: report.waiting }, 'Changed settings need a restart');
    return report;
  };
  return {
    reload: async () => {
      const report = takeUp(planSettings(options, await readSettings(), { own }));
      logs.reopen();
      onReload(report);
      return report;
    },
    takeUpFor: async (restarted) => {
      const plan = planSettings(options, await readSettings(), { own, restarted });
      const changed = new Set(plan.report.applied.map(({ key }) => key));
      await checkPorts(plan.next, restarted, (key) => changed.has(key) || changed.has(hostOf(key)));
      return takeUp(plan);
    },
  };
}

/** A port is another one when its host is. */
function hostOf(key: string): string {
  return key.replace(/\.(compat_ports|port)$/, '.host');
}
