import { endpoints, type Endpoints } from '../protocol/api.ts';
import { type ClientOf, type ClientOptions, createClient } from './create-client.ts';

export type ApiClient = ClientOf<Endpoints>;
export type ApiClientOptions = ClientOptions;

/** A client of the whole HTTP API; see `createClient`. Whoever counts bytes makes one of the endpoints it needs. */
export function createApiClient(options: ApiClientOptions): ApiClient {
  return createClient(endpoints, options);
}
