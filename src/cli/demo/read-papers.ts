/** A ticket that came out whole. */
export interface WholeTicket {
  readonly job: number;
  /** It says that it is a reprint. */
  readonly isMarked: boolean;
}

/**
 * The tickets on a strip of paper. Its last line (`任务 12 流水 7`) makes one whole; what was torn off before it is none.
 * @param lines from one cut to the next
 */
export function readTickets(lines: readonly string[]): WholeTicket[] {
  const tickets: WholeTicket[] = [];
  let isMarked = false;
  for (const line of lines) {
    if (line.includes('REPRINT')) isMarked = true;
    const job = /任务\s*(\d+)/.exec(line)?.[1];
    if (job === undefined) continue;
    tickets.push({ job: Number(job), isMarked });
    isMarked = false;
  }
  return tickets;
}
