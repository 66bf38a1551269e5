import Router from 'koa-router';
import type { Registry } from 'prom-client';
import { DomainError } from '../../domain/errors.ts';
import type { Services } from '../handler.ts';

/** What machines ask: alive, able to serve, how it goes. */
export function healthRoutes({ storage }: Services, registry: Registry): Router {
  const router = new Router();
  router.get('/healthz', (context) => {
    context.body = { status: 'ok' };
  });
  router.get('/readyz', async (context) => {
    try {
      // A write: a full or read-only disk still answers reads.
      await storage.probe();
    } catch (thrown) {
      throw new DomainError('not_ready', 'The database takes no writes.', {}, { cause: thrown });
    }
    context.body = { status: 'ready' };
  });
  router.get('/metrics', async (context) => {
    context.type = registry.contentType;
    context.body = await registry.metrics();
  });
  return router;
}
