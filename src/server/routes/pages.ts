import { fileURLToPath } from 'node:url';
import type { Context } from 'koa';
import Router from 'koa-router';
import { DomainError } from '../../domain/errors.ts';
import { callerAddress } from '../caller-address.ts';
import type { Services } from '../handler.ts';
import { type ServedFile, readServedFiles } from '../pages/served-files.ts';
import { pageAddresses } from '../pages/page-addresses.ts';
import { createTellFirstView } from '../pages/tell-first-view.ts';

/** Where the bundler leaves the pages, seen from the compiled program. */
const webFolder = fileURLToPath(new URL('../../../web', import.meta.url));

/**
 * The browser pages and their files, from memory: compressed ahead; what has its contents in its name is kept by browsers for good,
 * the rest is asked after each time. Nothing in a page comes from elsewhere, so its policy allows nothing else.
 */
export function pageRoutes(services: Services, folder: string = webFolder): Router {
  const files = readServedFiles(folder);
  const tellFirstView = createTellFirstView(services);
  const router = new Router();
  for (const { path, file } of pageAddresses)
    router.get(path, async (context) => {
      const page = files.get(file);
      if (!page) throw new DomainError('not_ready', 'The pages are not built. Run `npm run setup`.');
      if (path === '/t/:token') {
        const address = callerAddress(context.req, services.config.api.trusted_proxies);
        const told = await tellFirstView(page.bytes.toString(), context.params.token ?? '', address);
        if (told !== undefined) return sendTold(context, told);
      }
      send(context, page, 'no-cache');
    });
  for (const name of files.keys()) {
    if (name.endsWith('.html')) continue;
    const caching = cachingOf(name);
    router.get(`/${name}`, (context) => send(context, files.get(name), caching));
  }
  return router;
}

function cachingOf(name: string): string {
  if (name.startsWith('assets/')) return 'public, max-age=31536000, immutable';
  return name.startsWith('demo/') ? 'public, max-age=86400' : 'no-cache';
}

/** Only our own files. Safari before 15.4 doesn't count WebSockets of the page's own host as its own. */
function pagePolicy(host: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    `connect-src 'self' ws://${host} wss://${host}`,
    "font-src 'self'",
    "media-src 'self' blob:",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** A page with something of now in it. */
function sendTold(context: Context, page: string): void {
  context.set('Content-Security-Policy', pagePolicy(context.host));
  context.set('Cache-Control', 'no-store');
  context.type = 'html';
  context.body = page;
}

function send(context: Context, file: ServedFile | undefined, caching: string): void {
  if (!file) return;
  // Not only for pages: a service worker may fetch what the policy of its own file allows.
  context.set('Content-Security-Policy', pagePolicy(context.host));
  context.set('Cache-Control', caching);
  context.set('ETag', file.etag);
  context.vary('Accept-Encoding');
  context.type = file.type;
  context.status = 200;
  if (context.fresh) {
    context.status = 304;
    return;
  }
  // Asked one by one: browsers name gzip first and like both the same, and Brotli is a tenth smaller.
  for (const encoding of ['br', 'gzip'] as const) {
    const compressed = file[encoding];
    if (compressed === undefined || context.acceptsEncodings(encoding) !== encoding) continue;
    context.set('Content-Encoding', encoding);
    context.body = compressed;
    return;
  }
  context.body = file.bytes;
}
