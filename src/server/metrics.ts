import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  /** By endpoint and status. */
  readonly requests: Counter;
  /** Seconds by endpoint. */
  readonly duration: Histogram;
}

/** A registry of this app's own, so that several apps in one process don't mix. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Counter({
      name: 'restaurantctl_http_requests_total',
      help: 'HTTP requests answered',
      labelNames: ['endpoint', 'status'],
      registers: [registry],
    }),
    duration: new Histogram({
      name: 'restaurantctl_http_request_seconds',
      help: 'Time to answer an HTTP request',
      labelNames: ['endpoint'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry],
    }),
  };
}
