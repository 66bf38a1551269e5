import type { ChildState, ServiceName } from '../../domain/child-process.ts';
import type { Loss } from './sentences.ts';

/** What a system is without whose services are like this; one that is about to end serves still. */
export function findLosses(
  services: readonly { readonly service: ServiceName; readonly state: ChildState }[],
): Loss[] {
  return services
    .filter(({ state }) => state !== 'ready' && state !== 'stopping')
    .map(({ service }) => service);
}
