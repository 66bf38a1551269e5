import { randomUUID } from 'node:crypto';
import type { Middleware } from 'koa';

/** Every answer carries `X-Request-Id`: the caller's own where it is a sane one. */
export function requestId(): Middleware {
  return async function requestIdMiddleware(context, next) {
    const given = context.get('X-Request-Id');
    const id = /^[\w.:-]{1,100}$/.test(given) ? given : randomUUID();
    context.state.requestId = id;
    context.set('X-Request-Id', id);
    await next();
  };
}
