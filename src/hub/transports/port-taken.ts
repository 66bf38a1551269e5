import { DomainError } from '../../domain/errors.ts';
import type { ListenAddress } from './transport.ts';

export function portTaken({ host, port }: ListenAddress, cause?: Error): DomainError {
  return new DomainError(
    'port_taken',
    `The hub can't listen on ${host}:${port}${cause ? `: ${cause.message}` : '; another program may have the port'}. Set hub.port to a free one.`,
    { host, port },
    { cause },
  );
}
