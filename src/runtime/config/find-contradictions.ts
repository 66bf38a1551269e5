import type { Setting } from './flat-settings.ts';
import { findPaymentGaps } from './find-payment-gaps.ts';
import type { SettingProblem } from './parse-setting.ts';

/** Values that are fine alone but not together: two services on one port, a longest pause below the first. */
export function findContradictions(settings: ReadonlyMap<string, Setting>): SettingProblem[] {
  const problems: SettingProblem[] = [];
  const taken = new Map<unknown, string>();
  for (const { key, port } of listPorts(settings)) {
    const other = taken.get(port);
    if (other) problems.push(contradiction(settings, key, `another port than ${other}`));
    if (port !== 0) taken.set(port, key);
  }
  const [first, max] = ['supervisor.backoff_first_ms', 'supervisor.backoff_max_ms'] as const;
  if (Number(valueOf(settings, max)) < Number(valueOf(settings, first)))
    problems.push(contradiction(settings, max, `at least ${first}`));
  return [...problems, ...findPaymentGaps(settings)];
}

function listPorts(settings: ReadonlyMap<string, Setting>): { key: string; port: unknown }[] {
  const single = ['api.port', 'hub.port', 'printd.port'].map((key) => ({
    key,
    port: valueOf(settings, key),
  }));
  const compat = valueOf(settings, 'api.compat_ports');
  const further = Array.isArray(compat)
    ? compat.map((port: unknown) => ({ key: 'api.compat_ports', port }))
    : [];
  return [...single, ...further];
}

function contradiction(settings: ReadonlyMap<string, Setting>, key: string, allowed: string): SettingProblem {
  const value = JSON.stringify(valueOf(settings, key));
  return { key, value, origin: settings.get(key)?.origin ?? 'default', allowed };
}

function valueOf(settings: ReadonlyMap<string, Setting>, key: string): unknown {
  return settings.get(key)?.value;
}
