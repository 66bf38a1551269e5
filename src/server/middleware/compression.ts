import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Middleware } from 'koa';

const compress = promisify(gzip);

/** What fits into one packet gains nothing. */
const leastBytes = 1400;

/** Answers travel compressed to who takes that: a menu is a fifth of its size, and guests' networks are slow. */
export function compression(): Middleware {
  return async function compressionMiddleware(context, next) {
    await next();
    const { body } = context;
    if (context.method !== 'GET' || typeof body !== 'string' || body.length < leastBytes) return;
    context.vary('Accept-Encoding');
    if (context.acceptsEncodings('gzip', 'identity') !== 'gzip') return;
    context.body = await compress(body, { level: 4 });
    context.set('Content-Encoding', 'gzip');
  };
}
