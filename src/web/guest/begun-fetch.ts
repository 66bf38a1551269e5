/**
 * Like `fetch`, but takes the answer of a request that `begin-visit.js` has sent already; each answer once, so that the next
 * question is a new one.
 */
export const begunFetch: typeof fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input, location.origin);
  const key = `${init?.method ?? 'GET'} ${url.pathname}${url.search}`;
  const begun: unknown = Reflect.get(globalThis, 'begunRequests');
  const answer: unknown = begun instanceof Map ? begun.get(key) : undefined;
  if (!(begun instanceof Map) || !(answer instanceof Promise)) return fetch(input, init);
  begun.delete(key);
  return answer;
};
