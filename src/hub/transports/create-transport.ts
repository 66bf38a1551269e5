import { DomainError } from '../../domain/errors.ts';
import { loadUws } from './load-uws.ts';
import type { Transport, TransportOptions } from './transport.ts';

/**
 * The transport of the setting `hub.transport`; `auto` takes uWebSockets.js where it has a binary, else ws.
 * @throws DomainError `config_invalid` when uws is asked for and has no binary
 */
export async function createTransport(
  kind: 'auto' | 'uws' | 'ws',
  options: TransportOptions,
): Promise<Transport> {
  if (kind !== 'ws') {
    const uws = await loadUws();
    if (!(uws instanceof Error)) return (await import('./uws.ts')).createUwsTransport(uws, options);
    if (kind === 'uws') throw noBinary(uws);
  }
  return (await import('./ws.ts')).createWsTransport(options);
}

function noBinary(cause: Error): DomainError {
  return new DomainError(
    'config_invalid',
    `uWebSockets.js has no binary for Node.js ${process.version} on ${process.platform} ${process.arch}; set hub.transport to "auto" or "ws".`,
    { key: 'hub.transport' },
    { cause },
  );
}
