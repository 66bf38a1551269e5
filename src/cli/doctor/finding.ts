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

/** What must be mended, what to look at, what is well; each as it was found. */
export function urgentFirst(findings: readonly Finding[]): Finding[] {
  const order = ['fail', 'warn', 'ok'];
  return findings.toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
}
