import { hostsOfRange, ownRanges } from '../../discovery/network-range.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Cli } from '../cli.ts';
import { splitAddress } from '../split-address.ts';
import type { PrinterPlan } from './unfinished.ts';

/** A network of a shop is looked through in a few seconds; one that swallows connections must not hold the set-up up. */
const searchAtMostMs = 30_000;

/**
 * The printer of an answer: an address, `find` for the first one on this machine or in its own network, `none`. A found one
 * was asked what it is.
 */
export async function firstPrinter(cli: Cli, answer: string): Promise<PrinterPlan | undefined> {
  if (answer === 'none' || answer === '') return undefined;
  if (answer !== 'find') return known(cli, splitAddress(answer));
  const here = await lookHere();
  if (here) return here;
  const address = await lookAround(cli);
  if (address !== undefined) return known(cli, { address, port: printerPort });
  cli.say(cli.texts.init.noneFound);
  return undefined;
}

const printerPort = 9100;

async function known(
  cli: Cli,
  { address, port }: { readonly address: string; readonly port?: number | undefined },
): Promise<PrinterPlan> {
  const { probeForSettings } = await import('../commands/printer-probe.ts');
  const settings = await probeForSettings(cli, { connection: 'network', address, port });
  return { connection: 'network', address, port, ...settings };
}

async function lookHere(): Promise<PrinterPlan | undefined> {
  const { findLocalPrinters } = await import('../../discovery/find-local-printers.ts');
  const [found] = await findLocalPrinters();
  return found && { connection: found.connection, device: found.devicePath };
}

/** The first that tells how it is; else the first that listens where printers do. */
async function lookAround(cli: Cli): Promise<string | undefined> {
  const { findNetworkPrinters } = await import('../../discovery/find-network-printers.ts');
  const { systemClock: clock } = await import('../../runtime/clock.ts');
  const { config } = await cli.loadSettings();
  const hosts = ownRanges().flatMap((range) => privateHosts(range, config.printd.allowed_printers));
  if (hosts.length === 0) return undefined;
  cli.say(cli.texts.discover.looking(hosts.length, printerPort));
  const found = await findNetworkPrinters({
    hosts,
    port: printerPort,
    clock,
    // Nothing is made yet: Ctrl-C ends the set-up, not the search alone.
    signal: AbortSignal.timeout(searchAtMostMs),
  });
  return (found.find(({ findings }) => findings.answersStatus) ?? found[0])?.host;
}

/** None of a network that is none of a shop's: nobody looks for printers there. */
function privateHosts(range: string, allowed: readonly string[]): string[] {
  try {
    return hostsOfRange(range, allowed);
  } catch (thrown) {
    if (thrown instanceof DomainError) return [];
    throw thrown;
  }
}
