import { type ApiClient, createApiClient } from '../../client/api-client.ts';
import { DomainError } from '../../domain/errors.ts';
import type { MenuItemOnWire } from '../../protocol/menu.ts';
import type { OrderOnWire } from '../../protocol/orders.ts';
import { clientOf, type House } from '../demo/open-house.ts';
import { reportPayment } from '../demo/provider.ts';
import { type Sighting, startWitness } from '../demo/witness.ts';
import type { Texts } from '../texts/texts.ts';
import { mustAgree, type Try } from './step.ts';

export interface Course {
  readonly house: House;
  readonly tryStep: Try;
  readonly texts: Texts['verify'];
}

/**
 * One guest's whole way through a restaurant of its own: order → kitchen → payment → points → paper → table → reports. Every
 * step is seen from outside: by the kitchen's screen, by who asks the API again, by the proof of the paper.
 * @throws StepFailed
 */
export async function walkCourse({ house, tryStep, texts }: Course): Promise<void> {
  const admin = clientOf(house, house.adminToken);
  const staff = clientOf(house, house.staffToken);
  const screen = startWitness({
    name: 'kitchen',
    url: `${house.hubUrl}/ws/store/${house.storeId}`,
    token: house.staffToken,
    acknowledge: true,
  });
  const see = async (fits: (sighting: Sighting) => boolean) => {
    if (!(await screen.until(fits, patienceMs))) throw new DomainError('not_ready', texts.unseen(patienceMs));
  };
  try {
    const { guest, order } = await tryStep(
      'order',
      () => placeOrder(house, admin),
      ({ order: { order_number, final_amount } }) => `${order_number} · ${final_amount}`,
    );
    await tryStep('kitchen', () =>
      see(({ type, order: shown }) => type === 'new_order' && shown?.id === order.id),
    );
    const member = await tryStep(
      'member',
      () => staff.registerMember({ body: { phone, name: 'Verify' } }),
      ({ level_name }) => level_name,
    );
    await tryStep(
      'payment',
      async () => {
        await pay(house, guest, order);
        await see(({ payment }) => payment?.order_id === order.id && payment.status === 'success');
      },
      () => `${order.final_amount}`,
    );
    await tryStep('points', () => usePoints(staff, member.id, order), String);
    await tryStep('paper', async () => {
      await staff.changeOrderStatus({ params: { id: order.id }, body: { status: 'confirmed' } });
      await see(({ job }) => job?.order_id === order.id && job.status === 'completed');
    });
    await tryStep('served', async () => {
      for (const status of ['preparing', 'ready', 'completed'] as const)
        await staff.changeOrderStatus({ params: { id: order.id }, body: { status } });
      await see(({ order: shown }) => shown?.id === order.id && shown.status === 'completed');
    });
    await tryStep('reports', () => readReports(staff, house.storeId, order), String);
    await tryStep('ledgers', async () => mustAgree('ledgers', (await admin.getCheckup()).ledgers.length, 0));
  } finally {
    await screen.stop();
  }
}

/** Also on a box that is busy; nobody looks longer at a screen before he calls. */
const patienceMs = 30_000;
const phone = '13900000000';

/** A guest scans the code on a table and orders twice of what can be ordered without a choice. */
async function placeOrder(
  { apiUrl, storeId }: House,
  admin: ApiClient,
): Promise<{ readonly guest: ApiClient; readonly order: OrderOnWire }> {
  const [table] = (await admin.listTables({ params: { id: storeId } })).items;
  const { items: menu } = await admin.listMenu({ query: { store_id: storeId, limit: 100 } });
  const dish = menu.find(isPlain);
  if (!table?.qr_path || !dish)
    throw new DomainError('not_found', 'The demo restaurant has no table or dish.');
  const body = { table_token: table.qr_path.replace(/^.*\//, '') };
  const session = await createApiClient({ baseUrl: apiUrl }).createTableSession({ body });
  const guest = createApiClient({ baseUrl: apiUrl, token: session.access_token });
  const items = [{ menu_item_id: dish.id, quantity: 2 }];
  return {
    guest,
    order: await guest.createOrder({ body: { store_id: storeId, table_id: table.id, items } }),
  };
}

function isPlain({ is_available, stock, options }: MenuItemOnWire): boolean {
  return is_available && stock === null && options.every(({ required }) => !required);
}

/** The guest asks for a payment; the provider reports it, signed. */
async function pay(house: House, guest: ApiClient, { id }: OrderOnWire): Promise<void> {
  const { payment_id, amount } = await guest.createPayment({
    body: { order_id: id, payment_method: 'wechat', customer_phone: phone },
  });
  await reportPayment(house, { payment_id, transaction_id: `verify-${payment_id}`, success: true, amount });
}

/** A point for each whole unit paid; one of them is redeemed, and a discount is worked out. */
async function usePoints(
  staff: ApiClient,
  member_id: number,
  { final_amount }: OrderOnWire,
): Promise<number> {
  const earned = Math.floor(final_amount);
  const { points } = await staff.getMemberByPhone({ params: { phone } });
  mustAgree('points', points, earned);
  const { remaining_points } = await staff.redeemPoints({ body: { member_id, points: 1 } });
  mustAgree('points', remaining_points, earned - 1);
  const discount = await staff.applyDiscount({ body: { member_id, order_amount: 100 } });
  mustAgree('discount', discount.original_amount - discount.discount_amount, discount.final_amount);
  return points;
}

/** The day's figures are this one order's. */
async function readReports(staff: ApiClient, store_id: number, order: OrderOnWire): Promise<number> {
  const query = { store_id };
  const summary = await staff.getRevenueSummary({ query });
  mustAgree('total_orders', summary.total_orders, 1);
  mustAgree('net_revenue', summary.net_revenue, order.final_amount);
  const [shares, sales, states, days] = await Promise.all([
    staff.getPaymentMethodShares({ query }),
    staff.getMenuItemSales({ query }),
    staff.getOrderStatusCounts({ query }),
    staff.getDailyRevenue({ query }),
  ]);
  mustAgree(
    'payment-methods',
    shares.find((share) => share.payment_method === 'wechat')?.amount ?? 0,
    order.final_amount,
  );
  mustAgree('menu-item-sales', sales[0]?.quantity ?? 0, 2);
  mustAgree('order-status', states.find((state) => state.order_status === 'completed')?.count ?? 0, 1);
  mustAgree(
    'daily-revenue',
    days.reduce((sum, { revenue }) => sum + revenue, 0),
    order.final_amount,
  );
  return summary.net_revenue;
}
