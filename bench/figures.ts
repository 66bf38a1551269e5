import { cpus } from 'node:os';

/** What a bench measured, by name. */
export type Figures = Readonly<Record<string, number | string | Readonly<Record<string, number>>>>;

/** Lines for people, or with `--json` one object for programs; both say on what machine. */
export function printFigures(bench: string, figures: Figures): void {
  const machine = { node: process.version, cpus: cpus().length, cpu: cpus()[0]?.model ?? '' };
  if (process.argv.includes('--json'))
    return void process.stdout.write(`${JSON.stringify({ bench, machine, figures })}\n`);
  process.stdout.write(`${bench} (${machine.cpus} × ${machine.cpu}, Node.js ${machine.node})\n`);
  for (const [name, figure] of Object.entries(figures)) {
    const parts =
      typeof figure === 'object' ? Object.entries(figure).map((part) => part.join(' ')) : [figure];
    process.stdout.write(`  ${name}: ${parts.join(', ')}\n`);
  }
}

/** The number that was given at this place of the command line, options not counted. */
export function numberArgument(place: number, usual: number): number {
  const given = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))[place];
  return given === undefined ? usual : Number(given);
}

/** Of samples in ms. */
export function percentiles(samples: readonly number[]): { p50: number; p99: number; n: number } {
  const sorted = samples.toSorted((one, other) => one - other);
  const at = (share: number) => round(sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN);
  return { p50: at(0.5), p99: at(0.99), n: samples.length };
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
