import type { Config } from '../runtime/config/schema.ts';

/** Under which address guests reach the API, without a slash at the end; never taken from a request, which may lie. */
export function publicUrl({ api }: Pick<Config, 'api'>): string {
  if (api.public_url !== '') return api.public_url.replace(/\/+$/, '');
  const host = api.host.includes(':') ? `[${api.host}]` : api.host;
  return `http://${host}:${api.port}`;
}
