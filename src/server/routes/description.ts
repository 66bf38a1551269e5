import Router from 'koa-router';
import type { Services } from '../handler.ts';
import { describeApi } from '../openapi/describe-api.ts';
import { docsStyle, renderDocs } from '../openapi/render-docs.ts';
import { publicUrl } from '../public-url.ts';

/** The API describes itself: `/openapi.json` for programs, `/docs` for people. */
export function descriptionRoutes({ config }: Services): Router {
  const router = new Router();
  const description = once(() => describeApi(publicUrl(config)));
  const json = once(() => JSON.stringify(description()));
  const page = once(() => renderDocs(description(), '/docs.css'));
  router.get('/openapi.json', (context) => {
    context.type = 'application/json';
    context.body = json();
  });
  router.get('/docs', (context) => {
    context.set('Content-Security-Policy', "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
    context.type = 'text/html';
    context.body = page();
  });
  router.get('/docs.css', (context) => {
    context.type = 'text/css';
    context.body = docsStyle;
  });
  return router;
}

/** Made when first asked for: a start should not wait for it. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
