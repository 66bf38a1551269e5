import { type PaymentMethod, paymentMethods } from '../../domain/order.ts';
import { needsProvider } from '../../domain/payment.ts';
import {
  type PaymentProvider,
  providerOfMethod,
  type RemoteProvider,
} from '../../domain/payment-provider.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Config } from '../../runtime/config/schema.ts';
import { publicUrl } from '../public-url.ts';
import { createAlipay } from './alipay.ts';
import { createStripe } from './stripe.ts';
import { createWechat, type ProviderOptions } from './wechat.ts';

/** The real providers in use; none unless `payments.provider` is `real`. */
export type Providers = ReadonlyMap<RemoteProvider, PaymentProvider>;

/**
 * The configured providers, each loaded only if it is used.
 * @throws DomainError `config_invalid` for a missing package and for keys that can't be read
 */
export async function createProviders(config: Config, clock: Clock): Promise<Providers> {
  const { provider, callback_url: callbackUrl, wechat, alipay, stripe } = config.payments;
  const providers = new Map<RemoteProvider, PaymentProvider>();
  if (provider !== 'real') return providers;
  const base = (callbackUrl || publicUrl(config)).replace(/\/+$/, '');
  const optionsOf = (name: RemoteProvider): ProviderOptions => ({
    config,
    clock,
    callbackUrl: `${base}/api/payment/callback/${name}`,
  });
  if (wechat.mch_id !== '') providers.set('wechat', await createWechat(optionsOf('wechat')));
  if (alipay.app_id !== '') providers.set('alipay', await createAlipay(optionsOf('alipay')));
  if (stripe.secret_key !== '') providers.set('stripe', await createStripe(optionsOf('stripe')));
  return providers;
}

/** The ways to pay that are offered: what a person takes, and what a provider is there for. */
export function offeredMethods(
  { payments }: Pick<Config, 'payments'>,
  providers: Providers,
): PaymentMethod[] {
  return paymentMethods.filter(
    (method) =>
      !needsProvider(method) ||
      payments.provider === 'simulated' ||
      remoteProviderOf(method, providers) !== undefined,
  );
}

/** Who takes this way to pay; undefined where that is the simulation or a person. */
export function remoteProviderOf(method: PaymentMethod, providers: Providers): PaymentProvider | undefined {
  const name = providerOfMethod[method];
  return name && providers.get(name);
}
