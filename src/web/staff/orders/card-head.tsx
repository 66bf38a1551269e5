import type { JSX } from 'preact';
import type { BoardOrder } from '../../../client/board/board.ts';
import { formatTime } from '../../language/format.ts';
import { currentStore } from '../../session/store-choice.ts';
import { Badge } from '../../ui/notes.tsx';
import { type ColumnName, isOwing, isWaiting } from '../floor/columns.ts';
import { Icon } from '../icons.tsx';
import { money } from '../money.ts';
import { openSheet } from '../sheet.ts';
import { placeOf, words } from '../words.ts';
import { Age } from './age.tsx';
import { orderTexts } from './texts.ts';

/** Where an order goes, its number and its age; a tap shows all of it. */
export function CardHead({ entry }: { readonly entry: BoardOrder }): JSX.Element {
  const { order } = entry;
  return (
    <button
      type="button"
      class="card-head"
      data-focus={order.id}
      onClick={() => openSheet({ name: 'order', orderId: order.id })}
    >
      <span class="card-place">{placeOf(order)}</span>
      <span class="soft figure">
        #{order.daily_number} · {formatTime(order.created_at, currentStore.value?.timezone ?? 'UTC')}
      </span>
      {isWaiting(order) && <Age order={order} />}
    </button>
  );
}

interface CardBadgesProps {
  readonly entry: BoardOrder;
  readonly column: ColumnName;
}

/** What about an order must be known at a glance: whether it is paid, urged, seen. */
export function CardBadges({ entry, column }: CardBadgesProps): JSX.Element | null {
  const { order, urges, isUnattended } = entry;
  const texts = orderTexts();
  // Where money is taken, the amount stands on the button.
  const showsPay = column !== 'pay' || order.payment_status !== 'unpaid';
  const isUnseen = isUnattended && order.status === 'pending';
  if (!showsPay && urges === 0 && !isUnseen) return null;
  return (
    <div class="row card-badges">
      {showsPay && <PayBadge order={order} />}
      {urges > 0 && (
        <Badge kind="bad">
          <Icon name="clock" /> {texts.urged(urges)}
        </Badge>
      )}
      {isUnseen && <Badge kind="warn">{texts.unattended}</Badge>}
    </div>
  );
}

export function PayBadge({ order }: { readonly order: BoardOrder['order'] }): JSX.Element {
  const { payment_status, final_amount } = order;
  const kind = payment_status === 'failed' ? 'bad' : isOwing(order) ? 'warn' : 'good';
  return (
    <Badge kind={kind}>
      {words().payment[payment_status]} {money(final_amount)}
    </Badge>
  );
}
