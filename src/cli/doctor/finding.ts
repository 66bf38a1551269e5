/** One thing the doctor looked at. */
export interface Finding {
  /** Stable, for scripts: `printers`, `ledgers`, `disk` … */
  readonly check: string;
  readonly level: 'ok' | 'warn' | 'fail';
  /** What it is and what it means. */
  readonly sentence: string;
  /** The command or the deed that mends it; null where all is well. */
  readonly fix: string | null;
}

export function fine(check: string, sentence: string): Finding {
  return { check, level: 'ok', sentence, fix: null };
}

export function warning(check: string, sentence: string, fix: string): Finding {
  return { check, level: 'warn', sentence, fix };
}

export function failure(check: string, sentence: string, fix: string): Finding {
  return { check, level: 'fail', sentence, fix };
}
