import { mkdirSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { DomainError } from '../../domain/errors.ts';
import type { AgentEvent } from '../../print-agent/start-print-agent.ts';
import type { Cli } from '../cli.ts';
import { showExamples } from '../examples.ts';
import { startOwnVirtualPrinter } from '../own-virtual-printer.ts';
import { wholeNumber } from '../parse-argument.ts';
import { loadTeller, type Tell } from '../sentence-teller.ts';

interface AgentOptions {
  readonly server: string;
  readonly token?: string;
  readonly name: string;
  readonly printer: string;
  readonly profile?: string;
  readonly paper: 58 | 80;
  readonly columns?: number;
  readonly feedback: 'auto' | 'process_id' | 'status' | 'none';
  readonly spool?: string;
  readonly json?: boolean;
}

export function declare(agent: Command, cli: Cli): void {
  const { printAgent: say } = cli.texts.grammar;
  agent
    .requiredOption('--server <url>', say.server)
    .addOption(new Option('--token <token>', say.token).env('RESTAURANTCTL_PRINT_TOKEN'))
    .requiredOption('--name <name>', say.name)
    .requiredOption('--printer <printer>', say.printer)
    .option('--profile <name>', say.profile)
    .addOption(new Option('--paper <mm>', say.paper).argParser(wholeNumber(58, 80)).default(80))
    .option('--columns <count>', say.columns, wholeNumber(16, 96))
    .addOption(
      new Option('--feedback <kind>', say.feedback)
        .choices(['auto', 'process_id', 'status', 'none'])
        .default('auto'),
    )
    .option('--spool <folder>', say.spool)
    .option('--json', say.json)
    .action((options: AgentOptions) => runAgent(cli, options));
  showExamples(
    cli,
    agent,
    'print-agent --server ws://192.168.1.10:8765 --name 后厨 --printer usb:/dev/usb/lp0',
    'print-agent --server wss://order.example.com/print --name bar --printer 192.168.1.50 --profile epson-80',
  );
}

/** Prints for a restaurant elsewhere until Ctrl-C or SIGTERM. */
async function runAgent(cli: Cli, options: AgentOptions): Promise<void> {
  const { name, server, token, feedback, json } = options;
  if (!token) throw new DomainError('wrong_usage', cli.texts.agent.noToken);
  if (!/^wss?:\/\//.test(server)) throw new DomainError('wrong_usage', cli.texts.agent.badServer(server));
  const { systemClock: clock } = await import('../../runtime/clock.ts');
  const { columnsOf, loadProfile } = await import('../../runtime/printer-profiles.ts');
  const { parsePrinter } = await import('../../print-agent/parse-printer.ts');
  const { startPrintAgent } = await import('../../print-agent/start-print-agent.ts');
  const { takeLock } = await import('../../supervisor/lock.ts');
  const virtual = await startOwnVirtualPrinter(options.printer, options.paper);
  if (virtual) cli.say(cli.texts.printer.control(`http://127.0.0.1:${virtual.httpPort}/`));
  const usual = virtual ? 'virtual' : 'generic';
  const profile = await loadProfile(options.profile ?? `${usual}-${options.paper}`);
  const address = virtual ? `tcp:127.0.0.1:${virtual.port}` : options.printer;
  const { transport, isOneWay, holds } = parsePrinter(address, clock);
  const folder = options.spool ?? (await defaultFolder(cli, name));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = await takeLock({ runDir: folder, purpose: 'print agent', now: clock.now() });
  const tell = await loadTeller(cli);
  const interrupted = cli.interruption();
  try {
    const agent = await startPrintAgent({
      url: server,
      token,
      name,
      model: profile.name,
      folder,
      transport,
      holds: holds || virtual !== undefined,
      profile,
      columns: options.columns ?? columnsOf(profile, options.paper),
      feedback: isOneWay ? 'none' : feedback,
      clock,
      onEvent: (event) => (json ? cli.print(JSON.stringify(event)) : cli.say(describe(cli, event, tell))),
    });
    if (!interrupted.aborted) await once(interrupted, 'abort');
    cli.say(cli.texts.agent.stopping);
    await agent.stop();
  } finally {
    await unlock();
    await virtual?.close();
  }
}

/** One for each printer: two agents of one name would forget each other's papers. */
async function defaultFolder(cli: Cli, name: string): Promise<string> {
  const { config } = await cli.loadSettings();
  return join(config.data_dir, 'print-agent', encodeURIComponent(name));
}

function describe({ texts: { agent, jobStates } }: Cli, event: AgentEvent, tell: Tell): string {
  switch (event.type) {
    case 'connected':
      return agent.connected;
    case 'disconnected':
      return agent.disconnected(tell(event.reason));
    case 'trouble':
      return agent.trouble(tell(event.message));
    case 'printer':
      return agent.printer(event.status);
    case 'begun':
      return agent.begun(event.jobId);
    case 'ended':
      return agent.ended(event.jobId, jobStates[event.status] ?? event.status, event.message);
    default:
      return event satisfies never;
  }
}
