import { DomainError } from '../domain/errors.ts';
import type { Config } from '../runtime/config/schema.ts';
import { isExposed } from './refuse-demo-users.ts';

/**
 * Where guests reach the API, the simulated provider lets them call an order paid without paying.
 * @throws DomainError `config_invalid` with the settings that help
 */
export function refuseSimulation({ api, payments }: Pick<Config, 'api' | 'payments'>): void {
  if (payments.provider !== 'simulated' || !isExposed({ host: api.host, publicUrl: api.public_url })) return;
  const reach = api.public_url === '' ? `api.host is ${api.host}` : `api.public_url is ${api.public_url}`;
  throw new DomainError(
    'config_invalid',
    `${reach}, and payments are simulated: whoever reaches this API could approve a payment without paying. Set payments.provider = "none" to take cash and cards only, or "real" with the keys of your providers; or listen on 127.0.0.1 without a public_url.`,
    { key: 'payments.provider' },
  );
}
