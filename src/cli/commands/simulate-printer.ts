import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { coerceError, DomainError } from '../../domain/errors.ts';
import type { VirtualEvent } from '../../virtual-printer/event-log.ts';
import { parseFault } from '../../virtual-printer/parse-fault.ts';
import type { VirtualProfileName } from '../../virtual-printer/profiles.ts';
import { startVirtualPrinter } from '../../virtual-printer/start-virtual-printer.ts';
import type { FaultArgument } from '../parse-fault-argument.ts';
import type { Cli } from '../cli.ts';

export interface SimulateOptions {
  readonly port: number;
  readonly host: string;
  readonly http?: number;
  readonly profile: VirtualProfileName;
  readonly fault?: readonly FaultArgument[];
  /** Path of a JSON file. */
  readonly faults?: string;
  readonly roll: number;
  readonly seed: number;
  readonly speed: number;
  readonly out?: string;
  readonly json?: boolean;
}

/** Runs a virtual printer until Ctrl-C and shows what it prints. */
export async function simulatePrinter(cli: Cli, options: SimulateOptions): Promise<void> {
  const { texts } = cli;
  const { port, host, http, profile, seed, speed, out, json } = options;
  const printer = await startVirtualPrinter({
    port,
    host,
    profile,
    seed,
    speed,
    // Who starts it wants it at once, not after the model's own five seconds.
    bootMs: 0,
    faults: [...(await readFaults(options.faults)), ...(options.fault ?? [])].map(parseFault),
    rollMm: options.roll,
    ...(http !== undefined && { httpPort: http }),
    ...(out !== undefined && { outDir: out }),
  });
  cli.say(texts.printer.simulating(profile, `${host}:${printer.port}`));
  if (printer.httpPort !== undefined) cli.say(texts.printer.control(`http://${host}:${printer.httpPort}/`));
  cli.say(texts.printer.addIt(host, printer.port));
  const show = (event: VirtualEvent) => (json ? cli.print(JSON.stringify(event)) : showEvent(cli, event));
  for (const event of printer.log()) show(event);
  printer.on(show);
  const interrupted = cli.interruption();
  if (!interrupted.aborted) await once(interrupted, 'abort');
  await printer.close();
}

/** @throws DomainError `invalid` for a file that is no JSON list */
async function readFaults(path: string | undefined): Promise<unknown[]> {
  if (path === undefined) return [];
  const faults: unknown = parseJson(await readFile(path, 'utf8'), path);
  if (Array.isArray(faults)) return faults;
  throw new DomainError('invalid', `${path} must hold a JSON list of faults.`);
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw new DomainError('invalid', `${path} is no JSON: ${coerceError(thrown).message}`);
  }
}

/** The paper goes to standard output; what else happens is talk. */
function showEvent({ print, say, colors }: Cli, event: VirtualEvent): void {
  switch (event.type) {
    case 'printed':
      return print(event.text);
    case 'cut':
      return print('- - - - - - - - - - - - - - - - ✂');
    case 'connect':
    case 'close':
    case 'condition':
    case 'power':
    case 'fault':
    case 'trouble':
    case 'kick': {
      const { type, at: _at, ...facts } = event;
      return say(colors.dim(`[${type}] ${JSON.stringify(facts)}`));
    }
    default:
      return undefined;
  }
}
