import { coerceError, DomainError } from '../../domain/errors.ts';
import type { RemoteProvider } from '../../domain/payment-provider.ts';

/**
 * Calls a provider. Whatever comes but an answer means that the outcome is unknown.
 * @throws DomainError `provider_down`; without the cause, which may hold keys and signed headers
 */
export async function call<T>(
  provider: RemoteProvider,
  timeoutMs: number,
  work: () => Promise<T>,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([work(), tooLate]);
  } catch (thrown) {
    if (thrown instanceof DomainError) throw thrown;
    throw down(provider, coerceError(thrown).message);
  } finally {
    clearTimeout(timer);
  }
}

export function down(provider: RemoteProvider, reason: string): DomainError {
  return new DomainError(
    'provider_down',
    `${providerNames[provider]} can't be reached or gave no usable answer. Try again, or pay another way.`,
    { provider, reason: reason.slice(0, 300), retry_after: 3 },
  );
}

export function refused(provider: RemoteProvider, reason: string): DomainError {
  return new DomainError(
    'provider_refused',
    `${providerNames[provider]} refuses: ${reason.slice(0, 300)}. Pay another way.`,
    { provider },
  );
}

/** For a callback that can't be its. */
export function notFrom(provider: RemoteProvider, reason: string): DomainError {
  return new DomainError('unauthenticated', `This is not from ${providerNames[provider]}: ${reason}.`);
}

const providerNames: Readonly<Record<RemoteProvider, string>> = {
  wechat: 'WeChat Pay',
  alipay: 'Alipay',
  stripe: 'Stripe',
};
