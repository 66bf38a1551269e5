import type { HubContext } from './hub-context.ts';
import type { HttpAnswer } from './transports/transport.ts';

/** `/healthz`, `/readyz` and `/metrics`; a problem document for anything else. */
export async function answerGet(
  path: string,
  { tail, metrics }: Pick<HubContext, 'tail' | 'metrics'>,
  isStopping: boolean,
): Promise<HttpAnswer> {
  if (path === '/healthz') return json(200, { status: 'ok' });
  if (path === '/readyz') {
    const reason = isStopping ? 'stopping' : 'the event log cannot be read';
    return !isStopping && tail.isHealthy()
      ? json(200, { status: 'ready' })
      : problem(503, 'Not ready', reason);
  }
  if (path === '/metrics')
    return { status: 200, type: metrics.register.contentType, body: await metrics.register.metrics() };
  return problem(404, 'Not found', 'The hub serves WebSocket channels under /ws/.');
}

function json(status: number, body: object): HttpAnswer {
  return { status, type: 'application/json', body: JSON.stringify(body) };
}

function problem(status: number, title: string, detail: string): HttpAnswer {
  return {
    ...json(status, { type: 'about:blank', title, status, detail }),
    type: 'application/problem+json',
  };
}
