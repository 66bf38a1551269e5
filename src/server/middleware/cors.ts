import type { Middleware } from 'koa';

/** Lets browsers call from the listed origins, compared whole; all others get no permission. */
export function cors(allowedOrigins: () => readonly string[]): Middleware {
  return async function corsMiddleware(context, next) {
    const origin = context.get('Origin');
    context.vary('Origin');
    const allowed = allowedOrigins().includes(origin);
    if (allowed) {
      context.set('Access-Control-Allow-Origin', origin);
      context.set('Access-Control-Expose-Headers', 'X-Request-Id, Idempotent-Replayed, Retry-After');
    }
    if (context.method !== 'OPTIONS' || context.get('Access-Control-Request-Method') === '') return next();
    if (allowed) {
      context.set('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE');
      context.set(
        'Access-Control-Allow-Headers',
        'Authorization, Content-Type, Idempotency-Key, X-Request-Id',
      );
      context.set('Access-Control-Max-Age', '600');
    }
    context.status = 204;
  };
}
