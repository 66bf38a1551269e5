import type { Config } from '../runtime/config/schema.ts';
import type { Logger } from '../runtime/logger.ts';
import { isExposed } from './refuse-demo-users.ts';

/** Where guests reach the API, the simulated provider lets them call an order paid without paying: whoever runs it must know. */
export function warnOfSimulation({ api, payments }: Pick<Config, 'api' | 'payments'>, logger: Logger): void {
  if (payments.provider !== 'simulated' || !isExposed({ host: api.host, publicUrl: api.public_url })) return;
  logger.warn(
    'WeChat and Alipay payments are SIMULATED: payers approve them themselves and no money moves. Set payments.provider = "none" to take cash and cards only.',
  );
}
