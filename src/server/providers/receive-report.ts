import { coerceError, DomainError } from '../../domain/errors.ts';
import type { RawCallback, RemoteProvider } from '../../domain/payment-provider.ts';
import { receiveReport } from '../../operations/payments/receive-report.ts';
import type { Services } from '../handler.ts';

/**
 * Takes what providers report: the provider's own check of the bytes, then the booking. Resolves when the report was dealt with;
 * whatever is thrown makes the provider report again.
 * @throws DomainError `not_found`, `unauthenticated`, `amount_mismatch`, `conflict`
 */
export function createReportReceiver({
  storage,
  providers,
  logger,
}: Pick<Services, 'storage' | 'providers' | 'logger'>) {
  return async (name: RemoteProvider, raw: RawCallback): Promise<void> => {
    try {
      const provider = providers.get(name);
      if (!provider) throw new DomainError('not_found', `No ${name} is in use here.`);
      const report = await provider.parseCallback(raw);
      if (!report) return;
      const result = await storage.write((tx) => receiveReport(tx, report));
      if (result === 'unknown')
        throw new DomainError('not_found', 'There is no such payment here, or not yet.');
      if (result === 'amount')
        throw new DomainError('amount_mismatch', 'The amount or the currency is not that of the payment.');
      if (result === 'conflict')
        throw new DomainError('conflict', 'The payment was paid by another transaction.');
    } catch (thrown) {
      logger.warn({ err: coerceError(thrown), provider: name }, 'A payment callback was refused');
      throw thrown;
    }
  };
}
