import type { ServiceStatus, SystemStatus } from '../../src/protocol/control.ts';

/** A service as a supervisor tells of it. */
export function serviceOf(
  service: ServiceStatus['service'],
  state: ServiceStatus['state'] = 'ready',
): ServiceStatus {
  return {
    service,
    state,
    pid: 4711,
    port: 8000,
    uptime_ms: 3 * 3_600_000 + 12 * 60_000,
    restarts: 0,
    memory_bytes: 84_000_000,
    cpu_percent: 1,
    lag_ms: 0,
    last_exit: null,
  };
}

export function systemOf(services: readonly ServiceStatus[]): SystemStatus {
  return {
    pid: 1,
    instance: 'test',
    version: '0.0.0',
    data_dir: '/data',
    started_at: '2026-01-08T12:00:00.000Z',
    services: [...services],
  };
}
