import type { JSX } from 'preact';
import type { Board } from '../../../client/board/board.ts';
import { completedToday } from '../../../client/board/completed-today.ts';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { formatTime } from '../../language/format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty, ErrorNote, Loading } from '../../ui/notes.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { screenApi } from '../../screen/credential.ts';
import type { Desk } from '../desk/desk.ts';
import { settings } from '../settings.ts';
import { kitchenTexts } from '../texts.ts';
import type { ShownStore } from '../../screen/use-store.ts';
import { useDigits } from './use-digits.ts';

interface RecallProps {
  readonly desk: Desk;
  readonly store: ShownStore;
  readonly onClose: () => void;
}

/** What is finished of the whole business day, the latest first; any of it can be brought back. */
export function RecallDialog({ desk, store, onClose }: RecallProps): JSX.Element {
  const texts = kitchenTexts();
  const { station } = settings.value;
  const { data, error, reload } = useLoad(
    () => completedToday(screenApi, store, Date.now() + desk.link.value.skewMs),
    [store.id],
  );
  const orders = [...finishedOnBoard(desk.board.value, station), ...ofStation(data ?? [], station)].toSorted(
    (a, b) => Date.parse(b.updated_at) - Date.parse(a.updated_at),
  );
  const recall = (order: OrderOnWire | undefined) => {
    if (!order) return;
    desk.recall(order, station);
    onClose();
  };
  useDigits((place) => recall(orders[place - 1]));
  return (
    <Dialog title={texts.recallTitle} onClose={onClose} broad>
      {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
      {!data && error === undefined && <Loading />}
      {data && orders.length === 0 && <Empty>{texts.recallEmpty}</Empty>}
      <ul class="choice-list">
        {orders.map((order, index) => (
          <li key={order.id}>
            <kbd>{index < 9 ? index + 1 : ''}</kbd>
            <span class="figure">{formatTime(order.updated_at, store.timezone)}</span>
            <b>
              {order.table_number === null
                ? texts.modes[order.service_mode]
                : texts.table(order.table_number)}{' '}
              #{order.daily_number}
            </b>
            <span class="grow soft">
              {order.items
                .filter(({ status }) => status !== 'cancelled')
                .filter((item) => station === null || item.station === station)
                .map(({ quantity, menu_item_name }) => `${quantity}×${menu_item_name}`)
                .join(' ')}
            </span>
            <Button onPress={() => recall(order)}>↩ {texts.recallOne}</Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** Orders still open in which this station, or everybody, has nothing left to do. */
function finishedOnBoard({ orders }: Board, station: string | null): OrderOnWire[] {
  return ofStation(
    [...orders.values()].map(({ order }) => order),
    station,
  ).filter(({ items }) =>
    items
      .filter((item) => (station === null || item.station === station) && item.status !== 'cancelled')
      .every(({ status }) => status === 'ready' || status === 'served'),
  );
}

function ofStation(orders: readonly OrderOnWire[], station: string | null): OrderOnWire[] {
  return orders.filter(({ items }) =>
    items.some((item) => (station === null || item.station === station) && item.status !== 'cancelled'),
  );
}
