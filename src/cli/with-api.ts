import type { ApiClient } from '../client/api-client.ts';
import type { Cli } from './cli.ts';
import type { ApiConnection, ApiNeed } from './connect.ts';

/** Runs one command against the API, whichever serves it, and closes what had to be opened for it. */
export async function withApi<Result>(
  cli: Cli,
  need: ApiNeed,
  use: (api: ApiClient, connection: ApiConnection) => Promise<Result>,
): Promise<Result> {
  const { connectApi } = await import('./connect.ts');
  const connection = await connectApi(cli, need);
  try {
    return await use(connection.api, connection);
  } finally {
    await connection.close();
  }
}
