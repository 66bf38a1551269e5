import type { ChildState, ServiceName } from '../../domain/child-process.ts';
import type { PrinterState } from '../../protocol/print.ts';
import type { Loss } from './sentences.ts';

/** What a system is without whose services are like this; one that is about to end serves still. */
export function findLosses(
  services: readonly { readonly service: ServiceName; readonly state: ChildState }[],
): Loss[] {
  return services
    .filter(({ state }) => state !== 'ready' && state !== 'stopping')
    .map(({ service }) => service);
}

/** Whether a printer like this prints nothing. */
export function isSilent({ status }: { readonly status: PrinterState }): boolean {
  return silent.has(status);
}

const silent: ReadonlySet<PrinterState> = new Set(['offline', 'paper_out', 'cover_open', 'error']);
