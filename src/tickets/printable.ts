import { billTicket, type BillTicketInput } from './bill-ticket.ts';
import type { Bitmap, TicketDocument } from './document.ts';
import { kitchenTicket, type KitchenTicketInput } from './kitchen-ticket.ts';
import { markBanners, type PrintMarks } from './print-marks.ts';
import { receiptTicket, type ReceiptTicketInput } from './receipt-ticket.ts';
import { reportTicket, type ReportTicketInput } from './report-ticket.ts';
import { testTicket, type TestTicketInput } from './test-ticket.ts';
import { ticketTexts } from './texts.ts';

/**
 * What a print job says, without what only its printing decides: the paper's width and what tells one paper from
 * another. Plain data, so that it can be kept and printed later, again or elsewhere.
 */
export type Printable =
  | { readonly template: 'kitchen'; readonly facts: Omit<KitchenTicketInput, keyof PrintMarks> }
  | { readonly template: 'receipt'; readonly facts: Omit<ReceiptTicketInput, keyof PrintMarks> }
  | { readonly template: 'bill'; readonly facts: Omit<BillTicketInput, keyof PrintMarks> }
  | { readonly template: 'report'; readonly facts: Omit<ReportTicketInput, keyof PrintMarks> }
  | {
      readonly template: 'test';
      readonly facts: Omit<TestTicketInput, 'columns' | 'jobId' | 'runningNumber'>;
    };

export interface PaperFacts {
  readonly marks: PrintMarks;
  /** Characters of font A in a line. */
  readonly columns: number;
  /** Above what guests get. @default null */
  readonly logo?: Bitmap | null;
}

/** @throws DomainError `empty_ticket` when there is nothing to print. */
export function composeTicket(printable: Printable, { marks, columns, logo }: PaperFacts): TicketDocument {
  switch (printable.template) {
    case 'kitchen':
      return kitchenTicket({ ...printable.facts, ...marks });
    case 'receipt':
      return withLogo(receiptTicket({ ...printable.facts, ...marks }), logo);
    case 'bill':
      return withLogo(billTicket({ ...printable.facts, ...marks }), logo);
    case 'report':
      return reportTicket({ ...printable.facts, ...marks });
    case 'test':
      return withLogo(testPage(printable.facts, { marks, columns }), logo);
    default:
      return printable satisfies never;
  }
}

function withLogo({ blocks }: TicketDocument, logo: Bitmap | null = null): TicketDocument {
  return {
    blocks: logo === null ? blocks : [{ type: 'bitmap', bitmap: logo }, { type: 'blank' }, ...blocks],
  };
}

function testPage(
  facts: Extract<Printable, { readonly template: 'test' }>['facts'],
  { marks, columns }: PaperFacts,
): TicketDocument {
  const { jobId, runningNumber, reprint } = marks;
  const page = testTicket({ ...facts, columns, jobId, runningNumber, reprint });
  return { blocks: [...markBanners(marks, ticketTexts[facts.language]), ...page.blocks] };
}
