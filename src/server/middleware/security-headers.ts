import type { Context, Middleware } from 'koa';

const headers = {
  'Content-Security-Policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
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
    if (isTrustworthy(context)) context.set('Cross-Origin-Opener-Policy', 'same-origin');
    await next();
  };
}

/** Elsewhere browsers ignore that header, and complain about it in the console of every page. */
function isTrustworthy({ secure, hostname, headers: asked }: Context): boolean {
  return (
    secure ||
    asked['x-forwarded-proto'] === 'https' ||
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}
