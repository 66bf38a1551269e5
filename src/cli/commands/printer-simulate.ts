import { type Command, Option } from 'commander';
import type { Cli } from '../cli.ts';
import { portOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { wholeNumber } from '../parse-argument.ts';
import { faultKinds, type FaultKind } from '../../virtual-printer/faults.ts';
import { type FaultArgument, parseFaultArgument } from '../parse-fault-argument.ts';
import type { SimulateOptions } from './simulate-printer.ts';

export function declareSimulate(simulate: Command, cli: Cli): void {
  const { printerSimulate: say } = cli.texts.grammar;
  simulate
    .description(say.about)
    .addOption(portOption('--port <number>', say.port).default(9100))
    .option('--host <address>', say.host, '127.0.0.1')
    .addOption(portOption('--http <number>', say.http))
    .addOption(
      new Option('--profile <name>', say.profile)
        .choices(['epson80', 'epson58', 'xprinter80', 'writeonly'])
        .default('epson80'),
    )
    .option('--fault <fault>', say.fault, collectFaults)
    .option('--faults <file>', say.faults)
    .option('--roll <mm>', say.roll, wholeNumber(1, 1_000_000_000), 50_000)
    .option('--seed <number>', say.seed, wholeNumber(0), 1)
    .option('--speed <mm/s>', say.speed, wholeNumber(0, 1000), 150)
    .option('--out <folder>', say.out)
    .option('--json', say.json);
  simulate.addHelpText('after', describeFaults(cli));
  showExamples(
    cli,
    simulate,
    'printer simulate --port 9100',
    'printer simulate --profile xprinter80 --fault paperOut@lines=10',
    'printer simulate --profile epson58 --http 9180 --fault coverOpen@jobs=1 --fault replyDelay=300',
    'printer simulate --port 0 --fault halfOpenAtByte=200 --json',
  ).action(async (options: SimulateOptions) => {
    const { simulatePrinter } = await import('./simulate-printer.ts');
    await simulatePrinter(cli, options);
  });
}

function collectFaults(text: string, before: readonly FaultArgument[] = []): FaultArgument[] {
  return [...before, parseFaultArgument(text)];
}

/** Every fault there is, and what its number means. */
function describeFaults({ texts: { help, grammar } }: Cli): string {
  const meanings: Readonly<Record<string, string>> = grammar.printerSimulate.values;
  const lines = Object.entries<FaultKind>(faultKinds).map(([name, { usual }]) =>
    usual === undefined ? `  ${name}` : `  ${name}=N  ${meanings[name]} (${help.usually} ${usual})`,
  );
  return `\n${help.faults}\n${lines.join('\n')}`;
}
