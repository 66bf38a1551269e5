import { createApiClient } from '../../client/api-client.ts';
import type { ReceivedAnswer, SentRequest } from '../../client/send.ts';
import { sendByFetch } from '../../client/send-by-fetch.ts';
import { language } from '../language/language.ts';
import { accessToken, replaceToken } from './session.ts';

const send = sendByFetch();

/** The whole API as who is logged in. */
export const api = createApiClient({
  baseUrl: location.origin,
  token: accessToken,
  language: () => language.value,
  send: sendAsUser,
});

/** A request that the server refused did nothing: it is sent again with another token, once, where there is one. */
async function sendAsUser(url: URL, request: SentRequest): Promise<ReceivedAnswer> {
  const answer = await send(url, request);
  const bearer = request.headers.authorization?.replace('Bearer ', '');
  if (answer.status !== 401 || bearer === undefined) return answer;
  const next = await replaceToken(bearer);
  if (next === undefined || next === bearer) return answer;
  return send(url, { ...request, headers: { ...request.headers, authorization: `Bearer ${next}` } });
}
