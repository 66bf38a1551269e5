import type { TicketBlock } from './document.ts';
import type { TicketTexts } from './texts.ts';

/** What tells one piece of paper from another that says the same. */
export interface PrintMarks {
  /** `null` while no job exists, e.g. in a preview. */
  readonly jobId: number | null;
  /** Counts the papers of one printer, so that a gap or a double is seen. */
  readonly runningNumber: number | null;
  readonly copy: { readonly number: number; readonly of: number };
  /** Name of the printer that should have printed it, where another one stands in. @default null */
  readonly meantFor?: string | null;
  /** `number` is the attempt: the first reprint is 2. `by` is the person who asked for it, if one did. */
  readonly reprint: { readonly number: number; readonly by?: string | null } | null;
}

/** The lines above everything else on a paper that isn't the only one of its kind. */
export function markBanners(
  { reprint, copy, meantFor = null }: PrintMarks,
  texts: TicketTexts,
): TicketBlock[] {
  const blocks: TicketBlock[] = [];
  if (reprint) {
    blocks.push(
      banner(`*** ${texts.reprint} #${reprint.number} ***`, 2),
      banner(texts.duplicate, 1),
      ...(reprint.by ? [banner(`${texts.requestedBy}: ${reprint.by}`, 1)] : []),
    );
  }
  if (meantFor !== null) blocks.push(banner(`${texts.standsInFor}: ${meantFor}`, 1));
  if (copy.of > 1) blocks.push(banner(`${texts.copy} ${copy.number}/${copy.of}`, 1));
  return blocks;
}

/** The last line: job and attempt at the left, the printer's running number at the right. */
export function markFooter({ jobId, runningNumber, reprint }: PrintMarks, texts: TicketTexts): TicketBlock[] {
  const job = jobId === null ? '' : `${texts.job} ${jobId}-${reprint?.number ?? 1}`;
  const running = runningNumber === null ? '' : `${texts.runningNumber} ${runningNumber}`;
  return job === '' && running === '' ? [] : [{ type: 'pair', left: job, right: running }];
}

function banner(text: string, width: 1 | 2): TicketBlock {
  return { type: 'text', text, align: 'center', oneLine: true, style: { width, height: 2, bold: true } };
}
