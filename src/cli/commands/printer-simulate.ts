import { type Command, Option } from 'commander';
import type { Cli } from '../cli.ts';
import { portOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { wholeNumber } from '../parse-argument.ts';
import { faultKinds, type FaultKind } from '../../virtual-printer/faults.ts';
import { type FaultArgument, parseFaultArgument } from '../parse-fault-argument.ts';
import type { SimulateOptions } from './simulate-printer.ts';

export function declareSimulate(simulate: Command, cli: Cli): void {
  simulate
    .description('a virtual ESC/POS printer on a TCP port, to try printing and its troubles without paper')
    .addOption(portOption('--port <number>', 'TCP port, 0 for any free one').default(9100))
    .option('--host <address>', 'where it listens', '127.0.0.1')
    .addOption(portOption('--http <number>', 'port of its control page, 0 for any free one'))
    .addOption(
      new Option('--profile <name>', 'the model it plays')
        .choices(['epson80', 'epson58', 'xprinter80', 'writeonly'])
        .default('epson80'),
    )
    .option(
      '--fault <fault>',
      'name, name=value, name@lines=10 (or bytes, ms, jobs), name*3 for three times; may be repeated; see below',
      collectFaults,
    )
    .option('--faults <file>', 'a JSON list of faults, as the control page takes them')
    .option('--roll <mm>', 'paper on the roll', wholeNumber(1, 1_000_000_000), 50_000)
    .option('--seed <number>', 'same seed, same input, same paper', wholeNumber(0), 1)
    .option('--speed <mm/s>', 'how fast it prints; 0 prints in no time', wholeNumber(0, 1000), 150)
    .option('--out <folder>', 'write each receipt there as text and picture')
    .option('--json', 'what happens inside, one event a line on standard output');
  simulate.addHelpText('after', describeFaults());
  showExamples(
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
function describeFaults(): string {
  const lines = Object.entries<FaultKind>(faultKinds).map(([name, { value, usual }]) =>
    value === undefined ? `  ${name}` : `  ${name}=N  ${value} (usually ${usual})`,
  );
  return `\nFaults:\n${lines.join('\n')}`;
}
