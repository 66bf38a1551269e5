import type { Middleware } from 'koa';
import type { Metrics } from '../metrics.ts';

/** Counts and times every answer by the endpoint's name: paths would make a series of every id. */
export function metrics({ requests, duration }: Metrics): Middleware {
  return async function metricsMiddleware(context, next) {
    const startedAt = performance.now();
    await next();
    const endpoint = String(context.state.endpoint ?? 'other');
    requests.inc({ endpoint, status: context.status });
    duration.observe({ endpoint }, (performance.now() - startedAt) / 1000);
  };
}
