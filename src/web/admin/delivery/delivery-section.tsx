import type { JSX } from 'preact';
import { api } from '../../session/api.ts';
import { currentStore } from '../../session/store-choice.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { Badge, Empty, ErrorNote, Loading, Note } from '../../ui/notes.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { deliveryTexts } from './texts.ts';

/** Orders that are to be brought; where nobody brings, the page says so. */
export default function DeliverySection(): JSX.Element {
  const store = currentStore.value;
  const texts = deliveryTexts();
  const isOffered = store?.service_modes.includes('delivery') ?? false;
  return (
    <>
      <h1>{texts.title}</h1>
      <Note kind="info">{isOffered ? texts.offered : texts.notOffered}</Note>
      {store && isOffered && <Deliveries storeId={store.id} />}
    </>
  );
}

function Deliveries({ storeId }: { readonly storeId: number }): JSX.Element {
  const { data, error, reload } = useLoad(() => loadDeliveries(storeId), [storeId]);
  const texts = deliveryTexts();
  if (error !== undefined) return <ErrorNote error={error} onRetry={reload} />;
  if (!data) return <Loading />;
  if (data.length === 0) return <Empty>{texts.none}</Empty>;
  const complete = (id: number) =>
    act(async () => {
      await api.changeOrderStatus({ params: { id }, body: { status: 'completed' } });
      await reload();
    }, texts.done);
  return (
    <div class="table-frame">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{texts.order}</th>
            <th scope="col">{texts.address}</th>
            <th scope="col">{texts.state}</th>
            <th scope="col">
              <span class="hidden-label">{texts.handedOver}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.map(({ order, delivery }) => (
            <tr key={order.id}>
              <td>
                #{order.daily_number} <span class="soft">{order.order_number}</span>
              </td>
              <td>{delivery.address}</td>
              <td>
                <Badge kind="warn">{texts.states[delivery.status]}</Badge>
              </td>
              <td>
                <Button size="small" disabled={!canHandOver(order.status)} onPress={() => complete(order.id)}>
                  {texts.handedOver}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

async function loadDeliveries(storeId: number) {
  const { items } = await api.listOrders({ query: { store_id: storeId, active: true, limit: 100 } });
  const brought = items.filter(({ service_mode }) => service_mode === 'delivery');
  return Promise.all(
    brought.map(async (order) => ({
      order,
      delivery: await api.getDelivery({ params: { id: order.id } }),
    })),
  );
}

function canHandOver(status: string): boolean {
  return status === 'preparing' || status === 'ready' || status === 'serving';
}
