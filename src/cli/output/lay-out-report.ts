import type { z } from 'zod';
import type { Language } from '../../domain/language.ts';
import { toLocalIso } from '../../domain/local-time.ts';
import { parseAmount } from '../../domain/money.ts';
import type { shiftReport } from '../../protocol/analytics.ts';
import { layoutTicket } from '../../tickets/layout-ticket.ts';
import { renderText } from '../../tickets/render-text.ts';
import { reportTicket } from '../../tickets/report-ticket.ts';
import { screenRepertoire } from '../../tickets/screen-repertoire.ts';

interface Heading {
  readonly storeName: string;
  /** IANA name of the store's time zone. */
  readonly timeZone: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly language: Language;
  readonly now: Date;
}

/** Of paper that is 80 mm wide. */
const columns = 48;

/** The figures of a business day as the paper of `report z --print` has them. */
export function layOutReport(
  figures: z.output<typeof shiftReport>,
  { storeName, timeZone, currency, language, now }: Heading,
): string {
  const counted = ({ count, amount }: { readonly count: number; readonly amount: number }) => ({
    count,
    amount: parseAmount(amount),
  });
  const document = reportTicket({
    jobId: null,
    runningNumber: null,
    copy: { number: 1, of: 1 },
    reprint: null,
    storeName,
    day: figures.day,
    isFinal: figures.is_final,
    time: toLocalIso(now, timeZone).slice(0, 19).replace('T', ' '),
    requestedBy: null,
    orders: figures.orders,
    gross: parseAmount(figures.gross_amount),
    discounts: parseAmount(figures.discount_amount),
    net: { count: figures.paid_orders, amount: parseAmount(figures.net_revenue) },
    payments: figures.payments.map((total) => ({ ...counted(total), method: total.payment_method })),
    refunds: counted(figures.refunds),
    voids: counted(figures.voids),
    unpaid: counted(figures.unpaid),
    currency,
    language,
  });
  return renderText(layoutTicket(document, { columns, repertoire: screenRepertoire }));
}
