import { createApiClient } from '../../client/api-client.ts';
import { language } from '../language/language.ts';
import { accessToken } from './session.ts';

/** The whole API as who is logged in. */
export const api = createApiClient({
  baseUrl: location.origin,
  token: accessToken,
  language: () => language.value,
});
