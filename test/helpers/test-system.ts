import { fileURLToPath } from 'node:url';
import type { ExecutionContext } from 'ava';
import { type LoadedConfig, loadConfig } from '../../src/runtime/config/load-config.ts';
import { type SupervisorOptions, startSupervisor } from '../../src/supervisor/start-supervisor.ts';
import { makeFolder } from './make-folder.ts';

/** The compiled fixture program of that name. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`../fixtures/children/${name}.js`, import.meta.url));
}

/** Settings for a system in a folder of its own, on free ports, with pauses of milliseconds. */
export function shortSettings(
  t: ExecutionContext,
  more: Record<string, string> = {},
): Record<string, string> {
  return {
    RESTAURANTCTL_DATA_DIR: makeFolder(t),
    RESTAURANTCTL_API_PORT: '0',
    RESTAURANTCTL_HUB_PORT: '0',
    RESTAURANTCTL_PRINTD_PORT: '0',
    RESTAURANTCTL_SUPERVISOR_BACKOFF_FIRST_MS: '5',
    RESTAURANTCTL_SUPERVISOR_BACKOFF_MAX_MS: '10',
    RESTAURANTCTL_SUPERVISOR_MAX_CRASHES: '3',
    ...more,
  };
}

export function shortConfig(t: ExecutionContext, more?: Record<string, string>): LoadedConfig {
  return loadConfig({ env: shortSettings(t, more) });
}

/** A supervisor of fixture programs that is stopped when the test ends. */
export function startSystem(
  t: ExecutionContext,
  programs: { readonly api?: string; readonly hub?: string; readonly printd?: string },
  options: Partial<SupervisorOptions> & { readonly settings?: Record<string, string> } = {},
) {
  const { api = 'ready', hub = 'ready', printd = 'ready' } = programs;
  const supervisor = startSupervisor({
    ...shortConfig(t, options.settings),
    entries: { api: fixture(api), hub: fixture(hub), printd: fixture(printd) },
    ...options,
  });
  t.teardown(() => supervisor.stop());
  return supervisor;
}
