import { probeAddress, type AddressToProbe } from '../../discovery/probe-address.ts';
import { DomainError } from '../../domain/errors.ts';
import { type Actor, reachesStore } from '../../domain/roles.ts';
import { nameActor } from '../../operations/people/name-actor.ts';
import type { printerSearchEndpoints } from '../../protocol/endpoints/printer-search.ts';
import type { NewPrinterProbe } from '../../protocol/printer-search.ts';
import { loadProfiles } from '../../runtime/printer-profiles.ts';
import { type Printer, readPrinters } from '../../storage/printers.ts';
import type { Services, TagHandlers } from '../handler.ts';
import { createPrinterSearch } from '../printer-search/create-printer-search.ts';
import { findingsOnWire, proposeOnWire } from '../printer-search/findings-on-wire.ts';
import { isSamePlace } from '../printer-search/is-same-place.ts';

export type PrinterSearchHandlers = Pick<TagHandlers<'print'>, keyof typeof printerSearchEndpoints>;

/** Finding printers before they are added. */
export function printerSearchHandlers(services: Services): PrinterSearchHandlers {
  const { storage, config, clock } = services;
  const { allowed_printers: allowedPrinters } = config.printd;
  const search = createPrinterSearch(services);
  return {
    startPrinterSearch: async ({ body, actor }) => {
      await search.start(body, await nameActor(storage.read, actor));
      return search.read(actor);
    },
    getPrinterSearch: ({ actor }) => search.read(actor),
    stopPrinterSearch: async ({ actor }) => {
      await search.stop();
      return search.read(actor);
    },
    probePrinter: async ({ body, actor }) => {
      const address = addressOf(body);
      const known = (await readPrinters(storage.read)).find((printer) => isSamePlace(printer, address));
      if (known) refuseKnown(known, actor);
      const paperWidth = body.paper_width ?? 80;
      const profiles = await loadProfiles();
      const found = await probeAddress({ address, allowedPrinters, clock });
      if (!found.isReached)
        return {
          reached: false,
          detail: found.detail,
          answers_status: null,
          trouble: null,
          maker: null,
          model: null,
          proposal: proposeOnWire(undefined, profiles, paperWidth),
        };
      return {
        reached: true,
        detail: null,
        ...findingsOnWire(found.findings),
        proposal: proposeOnWire(found.findings, profiles, paperWidth),
      };
    },
  };
}

function addressOf({
  connection,
  ip_address: host = '',
  port = 9100,
  ...rest
}: NewPrinterProbe): AddressToProbe {
  if (connection === 'network') return { connection, host, port };
  return { connection, devicePath: rest.device_path ?? '' };
}

/** The paper of a job could be taken for an answer, and the question for a part of the paper. */
function refuseKnown({ id, name, storeId }: Printer, actor: Actor): never {
  if (!reachesStore(actor, storeId))
    throw new DomainError('in_use', 'Another store uses this printer already.');
  throw new DomainError('in_use', `This printer was added already: ${name}.`, { printer_id: id });
}
