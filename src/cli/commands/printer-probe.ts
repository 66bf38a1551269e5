import { coerceError } from '../../domain/errors.ts';
import { probePrinter } from '../../discovery/probe-printer.ts';
import { type ProposedSettings, proposeSettings } from '../../discovery/propose-settings.ts';
import { resolvePrinter } from '../../runtime/printer-addresses.ts';
import { systemClock as clock } from '../../runtime/clock.ts';
import { loadProfiles } from '../../runtime/printer-profiles.ts';
import { createLocalTransport } from '../../transports/local-transport.ts';
import { createTcpTransport } from '../../transports/tcp.ts';
import { type Transport, TransportError } from '../../transports/transport.ts';
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
  const { config } = await cli.loadSettings();
  const transport = transportOf(printer, config.printd.allowed_printers);
  if (!transport) return undefined;
  const { texts } = cli;
  try {
    const findings = await probePrinter({ transport, clock, asksEcho: true });
    if (!findings.answersStatus && !findings.isOneWay) {
      cli.say(texts.discover.noAnswer);
      return undefined;
    }
    const proposed = proposeSettings(findings, await loadProfiles(), printer.paper ?? 80);
    const { maker = '', model = '' } = findings.identity;
    const { profile, columns, feedback } = proposed;
    cli.say(texts.discover.found(`${maker} ${model}`.trim() || '?', profile, columns, feedback));
    return proposed;
  } catch (thrown) {
    if (!(thrown instanceof TransportError)) throw thrown;
    cli.say(texts.discover.unreachable(coerceError(thrown).message));
    return undefined;
  }
}

function transportOf(
  { connection, address, port = 9100, device }: PrinterToProbe,
  allowed: readonly string[],
): Transport | undefined {
  if (connection === 'network' && address !== undefined) {
    const resolve = () => resolvePrinter({ host: address, port }, allowed);
    return createTcpTransport({ host: address, port, clock, timings: { connect: 2_000 }, resolve });
  }
  if ((connection === 'usb' || connection === 'serial') && device !== undefined)
    return createLocalTransport({ connection, devicePath: device, clock }).transport;
  return undefined;
}
