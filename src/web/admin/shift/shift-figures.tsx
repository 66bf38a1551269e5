import type { JSX } from 'preact';
import type { z } from 'zod';
import type { shiftReport } from '../../../protocol/analytics.ts';
import { formatMoney } from '../../language/format.ts';
import { formatCount } from '../analytics/format-report.ts';
import { analyticsTexts } from '../analytics/texts.ts';
import { shiftTexts } from './texts.ts';

export type ShiftReport = z.output<typeof shiftReport>;

export interface ShiftFiguresProps {
  readonly report: ShiftReport;
  readonly currency: string;
}

/** The day's money: how it came in, and what was taken off it. */
export function ShiftFigures({ report, currency }: ShiftFiguresProps): JSX.Element {
  const texts = shiftTexts();
  const money = (amount: number) => formatMoney(amount, currency);
  const account = [
    [texts.gross, report.paid_orders, report.gross_amount],
    [texts.discounts, null, -report.discount_amount],
    [texts.refunds, report.refunds.count, -report.refunds.amount],
    [texts.voids, report.voids.count, report.voids.amount],
    [texts.unpaid, report.unpaid.count, report.unpaid.amount],
  ] as const;
  return (
    <>
      <dl class="card shift-figures">
        <div class="main">
          <dt>{texts.net}</dt>
          <dd class="figure">{money(report.net_revenue)}</dd>
        </div>
        <div>
          <dt>{texts.orders}</dt>
          <dd class="figure">{formatCount(report.paid_orders)}</dd>
        </div>
        <div>
          <dt>{texts.average}</dt>
          <dd class="figure">{money(report.average_order_amount)}</dd>
        </div>
      </dl>
      <div class="shift-columns">
        <Methods report={report} currency={currency} />
        <section class="card stack" aria-label={texts.account}>
          <h3>{texts.account}</h3>
          <table class="table">
            <tbody>
              {account.map(([name, count, amount]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td class="number">{count === null ? '' : `× ${formatCount(count)}`}</td>
                  <td class="number">{money(amount === 0 ? 0 : amount)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </>
  );
}

function Methods({ report, currency }: ShiftFiguresProps): JSX.Element {
  const texts = shiftTexts();
  const { methods } = analyticsTexts();
  return (
    <section class="card stack" aria-label={texts.byMethod}>
      <h3>{texts.byMethod}</h3>
      {report.payments.length === 0 ? (
        <p class="soft">{texts.noPayments}</p>
      ) : (
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{texts.method}</th>
              <th scope="col" class="number">
                {texts.payments}
              </th>
              <th scope="col" class="number">
                {texts.amount}
              </th>
            </tr>
          </thead>
          <tbody>
            {report.payments.map(({ payment_method: method, count, amount }) => (
              <tr key={method}>
                <th scope="row">{methods[method]}</th>
                <td class="number">{formatCount(count)}</td>
                <td class="number">{formatMoney(amount, currency)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{texts.sum}</th>
              <td class="number">
                {formatCount(report.payments.reduce((sum, { count }) => sum + count, 0))}
              </td>
              <td class="number">{formatMoney(report.net_revenue, currency)}</td>
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  );
}
