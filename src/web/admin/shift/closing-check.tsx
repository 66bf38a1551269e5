import type { ComponentChildren, JSX } from 'preact';
import { formatMoney } from '../../language/format.ts';
import { api } from '../../session/api.ts';
import type { Store } from '../../session/store-choice.ts';
import { Badge } from '../../ui/notes.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { formatCount } from '../analytics/format-report.ts';
import type { ShiftReport } from './shift-figures.tsx';
import { shiftTexts } from './texts.ts';

/** What should be nothing before a day is closed. */
export function ClosingCheck({
  store,
  report,
}: {
  readonly store: Store;
  readonly report: ShiftReport;
}): JSX.Element {
  const { data: papers } = useLoad(() => countUnproven(store.id), [store.id]);
  const texts = shiftTexts();
  const { orders, unpaid } = report;
  return (
    <section class="card stack" aria-label={texts.check}>
      <h3>{texts.check}</h3>
      <ul class="checks">
        <CheckRow name={texts.open} count={orders.open} link={{ href: '/staff', text: texts.toOrders }} />
        <CheckRow name={texts.unpaid} count={unpaid.count} link={{ href: '/staff', text: texts.toOrders }}>
          {unpaid.count > 0 && <span class="figure soft">{formatMoney(unpaid.amount, store.currency)}</span>}
        </CheckRow>
        {papers !== undefined && (
          <CheckRow
            name={texts.papers}
            count={papers}
            link={{ href: '/admin/print/', text: texts.toPapers }}
          />
        )}
      </ul>
      <p class="soft">
        {texts.all} {formatCount(orders.total)} · {texts.completed} {formatCount(orders.completed)} ·{' '}
        {texts.cancelled} {formatCount(orders.cancelled)}
      </p>
    </section>
  );
}

function CheckRow({
  name,
  count,
  link,
  children,
}: {
  readonly name: string;
  readonly count: number;
  readonly link: { readonly href: string; readonly text: string };
  readonly children?: ComponentChildren;
}): JSX.Element {
  const texts = shiftTexts();
  return (
    <li>
      <span>{name}</span>
      {children}
      {count === 0 ? (
        <Badge kind="good">✓ {texts.nothing}</Badge>
      ) : (
        <>
          <Badge kind="bad">✗ {formatCount(count)}</Badge>
          <a class="no-print" href={link.href}>
            {link.text}
          </a>
        </>
      )}
    </li>
  );
}

/** Papers of the store of which nobody knows whether they came out; lists begin with them. */
async function countUnproven(storeId: number): Promise<number> {
  const { items } = await api.listPrintJobs({ query: { store_id: storeId, limit: 100 } });
  return items.filter(
    ({ status, retried_to }) => (status === 'unconfirmed' || status === 'sent') && retried_to === null,
  ).length;
}
