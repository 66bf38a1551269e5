import type { ComponentChildren, JSX } from 'preact';
import type { BoardOrder } from '../../../client/board/board.ts';
import { Button } from '../../ui/button.tsx';
import { type ColumnName, isOwing, isServed, toCarry } from '../floor/columns.ts';
import { money } from '../money.ts';
import { openSheet } from '../sheet.ts';
import { words } from '../words.ts';
import { CardBadges, CardHead } from './card-head.tsx';
import { DishLine } from './dish-line.tsx';
import { completeOrder, confirmOrder, serveAll, serveDish } from './moves.ts';
import { orderTexts } from './texts.ts';

interface CardProps {
  readonly entry: BoardOrder;
  /** Nobody waits for it yet. */
  readonly isLater?: boolean;
}

/** An order as one column's work needs it. */
export function OrderCard({
  entry,
  column,
  isLater = false,
}: CardProps & { readonly column: ColumnName }): JSX.Element {
  const Body = bodies[column];
  return (
    <article class={`card order-card ${isLater ? 'is-later' : ''}`} data-order={entry.order.id}>
      <CardHead entry={entry} />
      <CardBadges entry={entry} column={column} />
      <Body entry={entry} isLater={isLater} />
    </article>
  );
}

const bodies: Readonly<Record<ColumnName, (props: CardProps) => JSX.Element>> = {
  confirm: ConfirmBody,
  pay: PayBody,
  serve: ServeBody,
};

function ConfirmBody({ entry }: CardProps): JSX.Element {
  const { order } = entry;
  const texts = orderTexts();
  return (
    <>
      {order.items
        .filter(({ status }) => status !== 'cancelled')
        .map((item) => (
          <DishLine key={item.id} order={order} item={item} marksAdded />
        ))}
      <OrderNote note={order.note} />
      <Foot>
        <Button look="quiet" onPress={() => openSheet({ name: 'cancel', orderId: order.id })}>
          {texts.reject}
        </Button>
        {isOwing(order) && (
          <Button onPress={() => openSheet({ name: 'pay', orderId: order.id })}>
            {texts.takeMoney(money(order.final_amount))}
          </Button>
        )}
        <Button look="primary" onPress={() => confirmOrder(order)}>
          {texts.confirm}
        </Button>
      </Foot>
    </>
  );
}

function PayBody({ entry: { order }, isLater }: CardProps): JSX.Element {
  const texts = orderTexts();
  const live = order.items.filter(({ status }) => status !== 'cancelled');
  return (
    <>
      <p class="soft">
        {texts.dishes(live.reduce((sum, { quantity }) => sum + quantity, 0))}
        {' · '}
        {words().order[order.status]}
        {order.payment_status === 'pending' && ` · ${texts.wish(words().method[order.payment_method])}`}
      </p>
      <Foot>
        <Button
          look={isLater ? 'plain' : 'primary'}
          onPress={() => openSheet({ name: 'pay', orderId: order.id })}
        >
          {texts.takeMoney(money(order.final_amount))}
        </Button>
      </Foot>
    </>
  );
}

function ServeBody({ entry: { order } }: CardProps): JSX.Element {
  const texts = orderTexts();
  const ready = toCarry(order);
  const shown = order.items.filter(({ status }) => status !== 'cancelled' && status !== 'served');
  return (
    <>
      {shown.map((item) => (
        <DishLine key={item.id} order={order} item={item} marksAdded>
          {item.status === 'ready' ? (
            <Button
              size="small"
              label={`${texts.serve} ${item.menu_item_name}`}
              onPress={() => serveDish(order, item)}
            >
              {texts.serve}
            </Button>
          ) : (
            <span class="dish-state">{words().item[item.status]}</span>
          )}
        </DishLine>
      ))}
      <OrderNote note={order.note} />
      {ready.length > 0 && (
        <Foot>
          <Button look="primary" size="wide" onPress={() => serveAll(order)}>
            {order.table_number === null ? texts.handOver : texts.serveAll}
          </Button>
        </Foot>
      )}
      {isServed(order) && (
        <Foot>
          <Button look="primary" size="wide" onPress={() => completeOrder(order)}>
            {texts.complete}
          </Button>
        </Foot>
      )}
    </>
  );
}

function OrderNote({ note }: { readonly note: string | null }): JSX.Element | null {
  return note === null ? null : <p class="dish-note">⚠ {note}</p>;
}

function Foot({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <div class="card-foot">{children}</div>;
}
