import { type AddressToProbe, probeAddress } from '../../discovery/probe-address.ts';
import { type ProposedSettings, proposeSettings } from '../../discovery/propose-settings.ts';
import { systemClock as clock } from '../../runtime/clock.ts';
import { loadProfiles } from '../../runtime/printer-profiles.ts';
import type { Cli } from '../cli.ts';

export interface PrinterToProbe {
  readonly connection: string;
  readonly address?: string | undefined;
  readonly port?: number | undefined;
  readonly device?: string | undefined;
  readonly paper?: 58 | 80 | undefined;
}

/** Asks a printer that is about to be added what it is; undefined, and said so, where it does not tell. */
export async function probeForSettings(
  cli: Cli,
  printer: PrinterToProbe,
): Promise<ProposedSettings | undefined> {
  const address = addressOf(printer);
  if (!address) return undefined;
  const { config } = await cli.loadSettings();
  const { texts } = cli;
  const found = await probeAddress({ address, allowedPrinters: config.printd.allowed_printers, clock });
  if (!found.isReached) {
    cli.say(texts.discover.unreachable(found.detail));
    return undefined;
  }
  const { findings } = found;
  if (!findings.answersStatus && !findings.isOneWay) {
    cli.say(texts.discover.noAnswer);
    return undefined;
  }
  const proposed = proposeSettings(findings, await loadProfiles(), printer.paper ?? 80);
  const { maker = '', model = '' } = findings.identity;
  const { profile, columns, feedback } = proposed;
  cli.say(texts.discover.found(`${maker} ${model}`.trim() || '?', profile, columns, feedback));
  return proposed;
}

function addressOf({ connection, address, port = 9100, device }: PrinterToProbe): AddressToProbe | undefined {
  if (connection === 'network' && address !== undefined) return { connection, host: address, port };
  if ((connection === 'usb' || connection === 'serial') && device !== undefined)
    return { connection, devicePath: device };
  return undefined;
}
