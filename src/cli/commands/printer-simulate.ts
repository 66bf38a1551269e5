import { type Command, Option } from 'commander';
import type { Cli } from '../cli.ts';
import { portOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { wholeNumber } from '../parse-argument.ts';
import type { FaultArgument, SimulateOptions } from './simulate-printer.ts';

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
      'paperOut, halfOpenAtByte=200, dropBytes=0.01 …; may be repeated; an unknown name lists them all',
      collectFaults,
    )
    .option('--seed <number>', 'same seed, same input, same paper', wholeNumber(0), 1)
    .option('--speed <mm/s>', 'how fast it prints; 0 prints in no time', wholeNumber(0, 1000), 150)
    .option('--out <folder>', 'write each receipt there as text and picture')
    .option('--json', 'what happens inside, one event a line on standard output');
  showExamples(
    simulate,
    'printer simulate --port 9100',
    'printer simulate --http 9180 --fault paperOut --speed 80',
    'printer simulate --port 0 --fault halfOpenAtByte=200 --json',
  ).action(async (options: SimulateOptions) => {
    const { simulatePrinter } = await import('./simulate-printer.ts');
    await simulatePrinter(cli, options);
  });
}

/** Reads `name` or `name=value`. */
function collectFaults(text: string, before: readonly FaultArgument[] = []): FaultArgument[] {
  const [name = '', value] = text.split('=', 2);
  return [...before, { name, ...(value !== undefined && { value: Number(value) }) }];
}
