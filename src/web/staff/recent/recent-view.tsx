import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { formatDateTime } from '../../language/format.ts';
import { api } from '../../session/api.ts';
import { currentStore } from '../../session/store-choice.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Empty, ErrorNote, Loading } from '../../ui/notes.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { lastMessage } from '../floor/floor.ts';
import { PayBadge } from '../orders/card-head.tsx';
import { openSheet } from '../sheet.ts';
import { placeOf, words } from '../words.ts';
import { recentTexts } from './texts.ts';

const pageSize = 50;

/** All orders, the latest first: what is over can still be refunded, printed, taken back. */
export function RecentView(): JSX.Element {
  const storeId = currentStore.value?.id ?? 0;
  const [search, setSearch] = useState('');
  const [count, setCount] = useState(pageSize);
  const load = () => listLatest(storeId, count);
  const { data, error, reload } = useLoad(load, [storeId, count, lastMessage.value?.seq]);
  const texts = recentTexts();
  if (!data) return error === undefined ? <Loading /> : <ErrorNote error={error} onRetry={reload} />;
  const found = data.orders.filter((order) => isLike(order, search.trim()));
  return (
    <div class="stack recent">
      <Field label={texts.search} value={search} onInput={setSearch} type="search" hint={texts.hint} />
      {found.length === 0 && <Empty>{texts.none}</Empty>}
      {found.map((order) => (
        <button
          key={order.id}
          type="button"
          class="order-row"
          onClick={() => openSheet({ name: 'order', orderId: order.id })}
        >
          <b class="figure">#{order.daily_number}</b>
          <span>{placeOf(order)}</span>
          <span class="soft figure">
            {formatDateTime(order.created_at, currentStore.value?.timezone ?? 'UTC')}
          </span>
          <span>{words().order[order.status]}</span>
          <PayBadge order={order} />
        </button>
      ))}
      {data.total > data.orders.length && (
        <Button onPress={() => setCount(count + pageSize)}>{texts.more}</Button>
      )}
    </div>
  );
}

async function listLatest(storeId: number, count: number) {
  const orders: OrderOnWire[] = [];
  for (;;) {
    const query = { store_id: storeId, skip: orders.length, limit: pageSize };
    const { items, total } = await api.listOrders({ query });
    orders.push(...items);
    if (orders.length >= count || orders.length >= total || items.length === 0) return { orders, total };
  }
}

function isLike({ daily_number, order_number, table_number }: OrderOnWire, search: string): boolean {
  if (search === '') return true;
  return String(daily_number) === search || order_number.includes(search) || table_number === search;
}
