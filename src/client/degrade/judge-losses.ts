import type { ChildState, ServiceName } from '../../domain/child-process.ts';
import type { ServiceList } from '../../protocol/services.ts';
import { findLosses } from './find-losses.ts';
import type { Loss } from './sentences.ts';

/** What one screen knows of the whole. */
export interface SystemFacts {
  /** As the supervisor tells; null when it does not answer, undefined where it can't be asked: on another machine. */
  readonly services:
    | readonly { readonly service: ServiceName; readonly state: ChildState }[]
    | null
    | undefined;
  /** What the API says of the others; null when it does not answer. */
  readonly answer: ServiceList | null;
  /** The hub speaks to this screen. */
  readonly isLive: boolean;
}

/** What the restaurant is without, the most urgent first; losses that together mean more are one. */
export function judgeLosses({ services, answer, isLive }: SystemFacts): Loss[] {
  if (answer === null && !services) {
    if (isLive) return ['api'];
    return [services === null ? 'system' : 'link'];
  }
  const isLost = {
    api: answer === null || isDown('api', services),
    hub: !isLive || isDown('hub', services),
    printd: services ? isDown('printd', services) : !isReady('printd', answer),
  };
  return [...together(isLost), ...(answer?.uplink === false ? (['uplink'] as const) : [])];
}

/** The sentence of one loss must not send people to what is lost as well. */
function together({ api, hub, printd }: Readonly<Record<ServiceName, boolean>>): Loss[] {
  if (api && printd) return [hub ? 'system' : 'standstill'];
  if (hub && printd) return ['kitchen'];
  // Screens still show what they have: that is what the sentence of the API says.
  if (api) return ['api'];
  return [...(hub ? (['hub'] as const) : []), ...(printd ? (['printd'] as const) : [])];
}

function isDown(name: ServiceName, services: SystemFacts['services']): boolean {
  return findLosses(services ?? []).includes(name);
}

function isReady(name: ServiceName, answer: ServiceList | null): boolean {
  return answer?.items.every((item) => item.name !== name || item.ready) ?? false;
}
