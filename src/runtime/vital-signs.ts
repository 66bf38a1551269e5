import { monitorEventLoopDelay } from 'node:perf_hooks';

const resolutionMs = 20;

/** Measures this process; each `read()` covers the time since the one before. */
export function createVitalSigns() {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  let cpu = process.cpuUsage();
  let since = performance.now();
  return {
    read: () => {
      const elapsedMs = Math.max(1, performance.now() - since);
      const used = process.cpuUsage(cpu);
      const lagMs = Math.max(0, delay.max / 1e6 - resolutionMs);
      cpu = process.cpuUsage();
      since = performance.now();
      delay.reset();
      return {
        lag_ms: Math.round(lagMs),
        memory_bytes: process.memoryUsage.rss(),
        cpu_percent: Math.round((used.user + used.system) / 10 / elapsedMs),
      };
    },
  };
}
