/** Tickets whose every line can be told on paper, and the reading of that paper. */

export interface NumberedTicket {
  readonly job: string;
  readonly lineCount: number;
  /** 2 for the first reprint; absent for the original. */
  readonly attempt?: number | undefined;
}

/** Lines `job.n`, then the cut; a reprint is marked in its first line. */
export function encodeNumberedTicket({ job, lineCount, attempt }: NumberedTicket): Uint8Array {
  const mark = attempt === undefined ? [] : [`*** REPRINT #${attempt} ***`];
  const numbered = Array.from({ length: lineCount }, (_, index) => `${job}.${index + 1}`);
  return Buffer.concat([
    Buffer.from([...mark, ...numbered].map((line) => `${line}\n`).join('')),
    Uint8Array.of(0x1d, 0x56, 0x42, 0x00),
  ]);
}

/** A strip of paper; the shape that the virtual printer's receipts have. */
interface Strip {
  readonly lines: readonly { readonly text: string }[];
  readonly cut: string | null;
}

export interface PaperOfJob {
  readonly unmarked: number;
  readonly marked: number;
  /** Strips that bear some of the job's lines, but not all, or that were not cut off. */
  readonly torn: number;
  readonly lines: number;
}

/** Counts what came out of a job. A strip with more than one ticket on it counts each. */
export function readPaperOfJob(strips: readonly Strip[], { job, lineCount }: NumberedTicket): PaperOfJob {
  let paper: PaperOfJob = { unmarked: 0, marked: 0, torn: 0, lines: 0 };
  for (const { lines, cut } of strips) {
    const texts = lines.map(({ text }) => text.trimEnd());
    const own = texts.filter((text) => text.startsWith(`${job}.`));
    if (own.length === 0) continue;
    const complete = cut === null ? [] : findComplete(texts, job, lineCount);
    const marked = complete.filter((start) => texts[start - 1]?.includes('REPRINT')).length;
    paper = {
      unmarked: paper.unmarked + complete.length - marked,
      marked: paper.marked + marked,
      torn: paper.torn + (complete.length * lineCount < own.length ? 1 : 0),
      lines: paper.lines + own.length,
    };
  }
  return paper;
}

/** Whole copies of exactly this attempt. */
export function countWholeCopies(
  strips: readonly Strip[],
  { job, lineCount, attempt }: NumberedTicket,
): number {
  const cutOff = strips.filter(({ cut }) => cut !== null);
  return cutOff.flatMap(({ lines }) => {
    const texts = lines.map(({ text }) => text.trimEnd());
    const mark = attempt === undefined ? undefined : `*** REPRINT #${attempt} ***`;
    return findComplete(texts, job, lineCount).filter((start) =>
      mark === undefined ? !texts[start - 1]?.includes('REPRINT') : texts[start - 1] === mark,
    );
  }).length;
}

/** Where a whole ticket begins. */
function findComplete(texts: readonly string[], job: string, lineCount: number): number[] {
  return texts.flatMap((_, start) => {
    const isWhole = Array.from({ length: lineCount }, (_, index) => index).every(
      (index) => texts[start + index] === `${job}.${index + 1}`,
    );
    return isWhole ? [start] : [];
  });
}
