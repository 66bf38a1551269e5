import { Counter, Gauge, Histogram, Registry } from 'prom-client';

export type HubMetrics = ReturnType<typeof createMetrics>;

/** What `/metrics` shows; every hub has its own. */
export function createMetrics() {
  const register = new Registry();
  const registers = [register];
  return {
    register,
    connections: new Gauge({
      name: 'restaurantctl_hub_connections',
      help: 'Clients that listen to a channel',
      labelNames: ['channel'] as const,
      registers,
    }),
    messages: new Counter({
      name: 'restaurantctl_hub_messages_sent_total',
      help: 'Live messages handed to sockets',
      registers,
    }),
    resumes: new Counter({
      name: 'restaurantctl_hub_resumes_total',
      help: 'Clients that came back with a position',
      registers,
    }),
    resyncs: new Counter({
      name: 'restaurantctl_hub_resyncs_total',
      help: 'Clients told to reload because their position meant nothing any more',
      registers,
    }),
    slowCloses: new Counter({
      name: 'restaurantctl_hub_slow_closes_total',
      help: 'Clients cut off because they did not keep up',
      registers,
    }),
    unattended: new Counter({
      name: 'restaurantctl_hub_unattended_total',
      help: 'Reports of orders that no kitchen screen has shown in time',
      registers,
    }),
    paperAlarms: new Counter({
      name: 'restaurantctl_hub_paper_alarms_total',
      help: 'Reports of orders whose paper is missing, late or not proven',
      registers,
    }),
    lag: new Histogram({
      name: 'restaurantctl_hub_lag_seconds',
      help: 'From the transaction of an event to its hand-over to sockets',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
      registers,
    }),
  };
}
