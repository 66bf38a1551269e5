import type { Middleware } from 'koa';

const headers = {
  'Content-Security-Policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-site',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cache-Control': 'no-store',
};

/** Answers of an API are data: nothing in them may run, be framed or be kept. Pages set their own policy. */
export function securityHeaders(): Middleware {
  return async function securityHeadersMiddleware(context, next) {
    context.set(headers);
    await next();
  };
}
