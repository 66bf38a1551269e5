import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { OrderOnWire, OrderProgress } from '../../../protocol/orders.ts';
import { formatTime } from '../../language/format.ts';
import { explainError } from '../../ui/explain-error.ts';
import { Button } from '../../ui/button.tsx';
import { Badge } from '../../ui/notes.tsx';
import { say } from '../../ui/toasts.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { ask, guestApi } from '../guest-api.ts';
import { takeOrder } from './orders-store.ts';
import { isEnded } from './order-steps.ts';
import { orderTexts } from './texts.ts';

const lookEveryMs = 45_000;

/** The place in the queue, the time it may take, and 催单 once that time is over; the points, when it was paid. */
export function Wait({
  order,
  timezone,
}: {
  readonly order: OrderOnWire;
  readonly timezone: string;
}): JSX.Element | null {
  const [looks, setLooks] = useState(0);
  const { data, reload } = useLoad(
    () => ask(guestApi.getOrderProgress({ params: { id: order.id } })),
    [order.seq, looks],
  );
  useEffect(() => {
    const isSeen = () => document.visibilityState === 'visible' && !isEnded(order);
    const timer = setInterval(() => isSeen() && setLooks((count) => count + 1), lookEveryMs);
    return () => clearInterval(timer);
  }, [order.status]);
  if (!data) return null;
  const texts = orderTexts();
  const { orders_ahead: ahead, minutes_left: left, points_earned: points } = data;
  return (
    <div class="wait">
      {left && <strong class="figure wait-time">{texts.wait(left.from, left.to)}</strong>}
      {ahead !== null && <span class="figure">{texts.ahead(ahead)}</span>}
      {points > 0 && <Badge kind="good">{texts.points(points)}</Badge>}
      {!isEnded(order) && <Urge order={order} progress={data} timezone={timezone} onUrged={reload} />}
    </div>
  );
}

function Urge({
  order,
  progress,
  timezone,
  onUrged,
}: {
  readonly order: OrderOnWire;
  readonly progress: OrderProgress;
  readonly timezone: string;
  readonly onUrged: () => unknown;
}): JSX.Element {
  const texts = orderTexts();
  const isEarly = Date.parse(progress.urge_from) > Date.now();
  const urge = async () => {
    try {
      takeOrder(await ask(guestApi.remindOrder({ params: { id: order.id } })));
      say(texts.urged);
    } catch (thrown) {
      say(explainError(thrown), 'bad');
    }
    await onUrged();
  };
  return (
    <Button size="small" disabled={isEarly} onPress={urge}>
      {isEarly ? texts.urgeFrom(formatTime(progress.urge_from, timezone)) : texts.urge}
    </Button>
  );
}
