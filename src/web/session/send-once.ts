import { z } from 'zod';
import { type ApiClient, createApiClient } from '../../client/api-client.ts';
import { randomKey } from '../../client/random-key.ts';
import { language } from '../language/language.ts';
import { isAway } from './is-away.ts';
import { kept } from './kept.ts';
import { accessToken } from './session.ts';

/** What was sent and not answered yet, with the key it was sent under. */
const unanswered = kept('staff.unanswered', z.record(z.string(), z.string()));

/**
 * Sends a wish so that it comes true once: until an answer is there, the same wish goes out under the same key, also after a reload.
 * @param wish what is asked for, as data: the same data is the same wish
 */
export async function sendOnce<Answer>(
  wish: readonly unknown[],
  send: (api: ApiClient) => Promise<Answer>,
): Promise<Answer> {
  const name = JSON.stringify(wish);
  const key = unanswered.value?.[name] ?? randomKey();
  unanswered.value = { ...unanswered.value, [name]: key };
  try {
    const answer = await send(clientWith(key));
    forget(name);
    return answer;
  } catch (thrown) {
    // What the server refused it has not done; what it did not answer it may have done.
    if (!isAway(thrown)) forget(name);
    throw thrown;
  }
}

function forget(name: string): void {
  const { [name]: _answered, ...others } = unanswered.value ?? {};
  unanswered.value = others;
}

function clientWith(key: string): ApiClient {
  return createApiClient({
    baseUrl: location.origin,
    token: accessToken,
    language: () => language.value,
    newKey: () => key,
  });
}
