import type { JSX } from 'preact';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { Button } from '../../ui/button.tsx';
import { Badge } from '../../ui/notes.tsx';
import { isEnded, isOwing, isServed, isWaiting, toCarry } from '../floor/columns.ts';
import { money } from '../money.ts';
import { openSheet, type OrderSheetName } from '../sheet.ts';
import { words } from '../words.ts';
import { Age } from './age.tsx';
import { PayBadge } from './card-head.tsx';
import { DishEditor } from './dish-editor.tsx';
import { completeOrder, confirmOrder, recallOf, recallOrder, rushOrder, serveAll } from './moves.ts';
import { orderTexts } from './texts.ts';

/** All of one order, and all that can be done about it. */
export function OrderSheet({ order }: { readonly order: OrderOnWire }): JSX.Element {
  const texts = orderTexts();
  return (
    <div class="stack order-sheet" data-sheet-order={order.id}>
      <div class="row">
        <Badge kind={order.status === 'cancelled' ? 'bad' : 'info'}>{words().order[order.status]}</Badge>
        <PayBadge order={order} />
        <Badge>{words().mode[order.service_mode]}</Badge>
        {!isEnded(order) && isWaiting(order) && <Age order={order} />}
      </div>
      {order.note !== null && <p class="dish-note">⚠ {order.note}</p>}
      <div class="dishes">
        {order.items.map((item) => (
          <DishEditor key={item.id} order={order} item={item} />
        ))}
      </div>
      <dl class="sums figure">
        {order.discount_amount > 0 && (
          <>
            <dt>{texts.discount}</dt>
            <dd>−{money(order.discount_amount)}</dd>
          </>
        )}
        <dt>{texts.total}</dt>
        <dd class="sum">{money(order.final_amount)}</dd>
      </dl>
      <NextStep order={order} />
      <Actions order={order} />
    </div>
  );
}

function NextStep({ order }: { readonly order: OrderOnWire }): JSX.Element {
  const texts = orderTexts();
  const pay = () => openSheet({ name: 'pay', orderId: order.id });
  return (
    <div class="next-step">
      {order.status === 'pending' && (
        <Button look="primary" size="wide" onPress={() => confirmOrder(order)}>
          {texts.confirm}
        </Button>
      )}
      {toCarry(order).length > 0 && (
        <Button look="primary" size="wide" onPress={() => serveAll(order)}>
          {order.table_number === null ? texts.handOver : texts.serveAll}
        </Button>
      )}
      {isOwing(order) && (
        <Button look={isServed(order) ? 'primary' : 'plain'} size="wide" onPress={pay}>
          {texts.takeMoney(money(order.final_amount))}
        </Button>
      )}
      {isServed(order) && !isEnded(order) && !isOwing(order) && (
        <Button look="primary" size="wide" onPress={() => completeOrder(order)}>
          {texts.complete}
        </Button>
      )}
    </div>
  );
}

function Actions({ order }: { readonly order: OrderOnWire }): JSX.Element {
  const texts = orderTexts();
  const go = (name: OrderSheetName) => () => openSheet({ name, orderId: order.id });
  const isOpen = !isEnded(order);
  const hasMoney = order.payment_status === 'paid' || order.payment_status === 'pending';
  const before = recallOf(order);
  const mayRush = order.status === 'confirmed' || order.status === 'preparing';
  return (
    <div class="actions">
      {isOpen && <Button onPress={go('add')}>{texts.addDishes}</Button>}
      {isOpen && order.service_mode === 'dine_in' && <Button onPress={go('move')}>{texts.moveTable}</Button>}
      {isOwing(order) && <Button onPress={go('split')}>{texts.split}</Button>}
      <Button onPress={go('print')}>{texts.print}</Button>
      {hasMoney && <Button onPress={go('refund')}>{texts.refund}</Button>}
      <Button onPress={go('why')}>{texts.why}</Button>
      {mayRush && (
        <Button pressed={order.rushed_at !== null} onPress={() => rushOrder(order)}>
          {order.rushed_at === null ? texts.rush : texts.noRush}
        </Button>
      )}
      {before && <Button onPress={() => recallOrder(order)}>{texts.recall(words().order[before])}</Button>}
      {isOpen && (
        <Button look="danger" onPress={go('cancel')}>
          {texts.cancel}
        </Button>
      )}
    </div>
  );
}
