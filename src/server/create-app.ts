import Koa, { type Context, type Middleware } from 'koa';
import Router from 'koa-router';
import { createAnswerOnce } from '../operations/answer-once.ts';
import { sealAnswers } from '../operations/seal-answers.ts';
import { createAuthenticator } from '../operations/people/authenticate.ts';
import { type Endpoint, endpoints } from '../protocol/api.ts';
import { type Clock, systemClock } from '../runtime/clock.ts';
import { callerAddress } from './caller-address.ts';
import type { Services } from './handler.ts';
import { createHandlers } from './handlers.ts';
import { createIdentify } from './middleware/authentication.ts';
import { createGuestLimiter } from './guest-limiter.ts';
import { compression } from './middleware/compression.ts';
import { cors } from './middleware/cors.ts';
import { metrics } from './middleware/metrics.ts';
import { problems } from './middleware/problems.ts';
import { requestId } from './middleware/request-id.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { createVerifySignature } from './middleware/signature.ts';
import { createMetrics } from './metrics.ts';
import type { Providers } from './providers/create-providers.ts';
import { descriptionRoutes } from './routes/description.ts';
import { healthRoutes } from './routes/health.ts';
import { mediaRoutes } from './routes/media.ts';
import { pageRoutes } from './routes/pages.ts';
import { simulatedProviderRoutes } from './routes/simulated-provider.ts';
import { type AnyHandler, serveEndpoint } from './serve-endpoint.ts';

export interface AppOptions extends Omit<Services, 'clock' | 'providers' | 'stopping'> {
  /** @default systemClock */
  readonly clock?: Clock;
  /** @default none */
  readonly providers?: Providers;
  /** Ends what goes on between requests. @default never */
  readonly stopping?: AbortSignal;
}

/** The HTTP API as a koa app; it listens nowhere by itself (`app.callback()`). */
export function createApp(options: AppOptions): Koa {
  const services: Services = {
    clock: systemClock,
    providers: new Map(),
    stopping: new AbortController().signal,
    ...options,
  };
  const app = new Koa();
  // Errors that come up after the answer has begun, e.g. a caller that hangs up.
  app.on('error', (error: Error) => services.logger.debug({ err: error }, 'An answer broke off'));
  const measured = createMetrics();
  const chain: Middleware[] = [
    requestId(),
    metrics(measured),
    securityHeaders(),
    cors(() => services.config.api.allowed_origins),
    compression(),
    problems(services.logger),
  ];
  for (const middleware of chain) app.use(middleware);
  for (const router of [
    createRouter(services),
    healthRoutes(services, measured.registry),
    descriptionRoutes(services),
    mediaRoutes(services),
    pageRoutes(services),
    simulatedProviderRoutes(services),
  ])
    app.use(router.routes()).use(router.allowedMethods());
  return app;
}

/** Every endpoint of the table that has a handler, at its path and aliases. */
function createRouter(services: Services): Router {
  const router = new Router();
  const { config } = services;
  const identify = createIdentify(
    createAuthenticator({ ...services, admitsNewcomers: true }),
    createGuestLimiter(services),
  );
  const addressOf = ({ req }: Context) => callerAddress(req, config.api.trusted_proxies);
  const answerOnce = createAnswerOnce(services.storage);
  const seal = sealAnswers(services.secrets.tableToken);
  const verifySignature = createVerifySignature(services);
  const handlers: Readonly<Record<string, AnyHandler | undefined>> = createHandlers(services);
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    const handle = handlers[name];
    if (!handle) continue;
    const middleware = serveEndpoint(
      { name, endpoint, handle },
      {
        identify,
        addressOf,
        answerOnce,
        seal,
        verifySignature,
      },
    );
    for (const path of [endpoint.path, ...(endpoint.aliases ?? [])])
      router.register(path.replace(/\{(\w+)\}/g, ':$1'), [endpoint.method], middleware);
  }
  return router;
}
