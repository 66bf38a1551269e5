import { createClient } from '../../client/create-client.ts';
import { sendByFetch } from '../../client/send-by-fetch.ts';
import { firstViewEndpoints } from '../../protocol/endpoints/first-view.ts';
import { begunFetch } from './begun-fetch.ts';

/** What is asked before anything is shown: open to everybody, so without a credential (a guest's requests are counted). */
export const firstView = createClient(firstViewEndpoints, {
  baseUrl: location.origin,
  send: sendByFetch(begunFetch),
});
