import type { TicketDocument } from './document.ts';
import { kitchenTicket, type KitchenTicketInput } from './kitchen-ticket.ts';
import { markBanners, type PrintMarks } from './print-marks.ts';
import { receiptTicket, type ReceiptTicketInput } from './receipt-ticket.ts';
import { testTicket, type TestTicketInput } from './test-ticket.ts';
import { ticketTexts } from './texts.ts';

/**
 * What a print job says, without what only its printing decides: the paper's width and what tells one paper from
 * another. Plain data, so that it can be kept and printed later, again or elsewhere.
 */
export type Printable =
  | { readonly template: 'kitchen'; readonly facts: Omit<KitchenTicketInput, keyof PrintMarks> }
  | { readonly template: 'receipt'; readonly facts: Omit<ReceiptTicketInput, keyof PrintMarks> }
  | {
      readonly template: 'test';
      readonly facts: Omit<TestTicketInput, 'columns' | 'jobId' | 'runningNumber'>;
    };

export interface PaperFacts {
  readonly marks: PrintMarks;
  /** Characters of font A in a line. */
  readonly columns: number;
}

/** @throws DomainError `empty_ticket` when there is nothing to print. */
export function composeTicket(printable: Printable, { marks, columns }: PaperFacts): TicketDocument {
  switch (printable.template) {
    case 'kitchen':
      return kitchenTicket({ ...printable.facts, ...marks });
    case 'receipt':
      return receiptTicket({ ...printable.facts, ...marks });
    case 'test':
      return testPage(printable.facts, { marks, columns });
    default:
      return printable satisfies never;
  }
}

function testPage(
  facts: Extract<Printable, { readonly template: 'test' }>['facts'],
  { marks, columns }: PaperFacts,
): TicketDocument {
  const { jobId, runningNumber } = marks;
  const page = testTicket({ ...facts, columns, jobId, runningNumber });
  return { blocks: [...markBanners(marks, ticketTexts[facts.language]), ...page.blocks] };
}
