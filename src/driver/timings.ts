/** How patient the driver is. Milliseconds unless a name says otherwise. */
export interface Timings {
  /** From the status question to its answers. */
  readonly admission: number;
  /** For an answer to a question that stands behind other data (GS I, GS r, a probe). */
  readonly question: number;
  /** For the word that the buffers are empty (DLE DC4 8). */
  readonly clear: number;
  /** Silence after which a job in flight is asked after. */
  readonly pollInFlight: number;
  readonly pollAnswer: number;
  /** Unanswered questions in a row after which the link counts as lost. */
  readonly pollsUnanswered: number;
  /** A printer is never expected to take data faster than this (9600 baud is 960, a busy mechanism less). */
  readonly slowestBytesPerSecond: number;
  /** A job's time to be printed: this and one second for each {@link linesPerSecond} lines. */
  readonly complete: number;
  readonly linesPerSecond: number;
  /** How long a job in flight waits for paper on a printer that can't clear its buffers. */
  readonly hold: number;
  /** Between "all data was taken" and the last look at the status, where that is the only proof. */
  readonly settle: number;
  /** The settling time of long tickets, for each line. */
  readonly settlePerLine: number;
  /** A connection without work is closed so that other systems can print. */
  readonly idleClose: number;
  /** Between two looks at a printer without work. */
  readonly idlePoll: number;
  /** The same where the connection is kept because the printer is ours alone. */
  readonly heldPoll: number;
}

/** 8 s for a ticket is normal for some printers; 3 s and 10 s were seen to cause false failures. */
export const defaultTimings: Timings = {
  admission: 1_500,
  question: 1_500,
  clear: 1_500,
  pollInFlight: 1_000,
  pollAnswer: 1_500,
  pollsUnanswered: 3,
  slowestBytesPerSecond: 500,
  complete: 20_000,
  linesPerSecond: 20,
  hold: 60_000,
  settle: 2_000,
  settlePerLine: 30,
  idleClose: 5_000,
  idlePoll: 10_000,
  heldPoll: 1_500,
};

/** The time `bytes` may take to reach the printer's interpreter. */
export function transferTime(bytes: number, timings: Timings): number {
  return (bytes / timings.slowestBytesPerSecond) * 1_000;
}
