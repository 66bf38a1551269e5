import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { countPrintJobs } from '../storage/print-job-list.ts';
import type { Storage } from '../storage/storage.ts';

export type PrintdMetrics = ReturnType<typeof createPrintdMetrics>;

/**
 * What `/metrics` shows; the gauges are read from the database when somebody asks.
 * @param behind how many events of each store the spooler has not handled yet
 */
export function createPrintdMetrics(
  storage: Storage,
  behind: () => Promise<ReadonlyMap<number, number>> = async () => new Map(),
) {
  const register = new Registry();
  const registers = [register];
  return {
    register,
    attempts: new Counter({
      name: 'restaurantctl_printd_attempts_total',
      help: 'Attempts to print a job, by what became of them',
      labelNames: ['outcome'] as const,
      registers,
    }),
    paper: new Histogram({
      name: 'restaurantctl_printd_paper_seconds',
      help: 'From queueing a job to the proof that it is on paper',
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
      registers,
    }),
    jobs: new Gauge({
      name: 'restaurantctl_printd_jobs',
      help: 'Print jobs by state',
      labelNames: ['status'] as const,
      registers,
      async collect() {
        this.reset();
        for (const [status, count] of await countPrintJobs(storage.read, null)) this.set({ status }, count);
      },
    }),
    behind: new Gauge({
      name: 'restaurantctl_printd_relay_behind_events',
      help: 'Events of a store that the spooler has not handled yet',
      labelNames: ['store_id'] as const,
      registers,
      async collect() {
        this.reset();
        for (const [storeId, count] of await behind()) this.set({ store_id: storeId }, count);
      },
    }),
    relayFailures: new Counter({
      name: 'restaurantctl_printd_relay_failures_total',
      help: 'Failed tries to spool an event',
      registers,
    }),
  };
}
