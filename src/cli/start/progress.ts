import { padText } from '../output/fit-text.ts';
import type { Cli } from '../cli.ts';

/** The steps of a start, a line each when it is done. */
export interface Progress {
  /** Runs a step and tells how long it took; the work may give a remark for the line. */
  run(name: string, work: () => Promise<string | void>): Promise<void>;
  done(name: string, ms: number, remark?: string): void;
  /** Since the beginning. */
  elapsedMs(): number;
}

export function createProgress(cli: Cli): Progress {
  const begun = performance.now();
  const done = (name: string, ms: number, remark = '') => {
    const time = cli.colors.dim(`${String(Math.round(ms)).padStart(6)} ms`);
    cli.say(`${cli.colors.green('✓')} ${padText(name, 20)}${time}${remark === '' ? '' : `  ${remark}`}`);
  };
  return {
    done,
    run: async (name, work) => {
      const from = performance.now();
      const remark = await work();
      done(name, performance.now() - from, remark ?? '');
    },
    elapsedMs: () => Math.round(performance.now() - begun),
  };
}
