import { createApiClient } from '../../client/api-client.ts';
import { language } from '../language/language.ts';
import { accessToken, replaceToken } from './session.ts';

/** The whole API as who is logged in. */
export const api = createApiClient({
  baseUrl: location.origin,
  token: accessToken,
  language: () => language.value,
  fetch: fetchAsUser,
});

/** A request that the server refused did nothing: it is sent again with another token, once, where there is one. */
async function fetchAsUser(url: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const answer = await fetch(url, init);
  const headers = new Headers(init?.headers);
  const bearer = headers.get('authorization')?.replace('Bearer ', '');
  if (answer.status !== 401 || bearer === undefined) return answer;
  const next = await replaceToken(bearer);
  if (next === undefined || next === bearer) return answer;
  headers.set('authorization', `Bearer ${next}`);
  return fetch(url, { ...init, headers });
}
