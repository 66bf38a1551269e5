import { coerceError } from '../domain/errors.ts';
import { NoAnswer, reasonOf, type Send } from './send.ts';

/** Carries requests by `fetch`, which every browser has. */
export function sendByFetch(fetch: typeof globalThis.fetch = globalThis.fetch): Send {
  return async (url, { timeoutMs, ...request }) => {
    try {
      const response = await fetch(url, { ...request, signal: AbortSignal.timeout(timeoutMs) });
      return { status: response.status, body: new Uint8Array(await response.arrayBuffer()) };
    } catch (thrown) {
      const { name, cause } = coerceError(thrown);
      if (name === 'TimeoutError') throw new NoAnswer('late', thrown);
      throw new NoAnswer(
        reasonOf(cause instanceof Error && 'code' in cause ? cause.code : undefined),
        thrown,
      );
    }
  };
}
