import type { Storage } from '../../src/storage/storage.ts';
import { insertPrinter, type Printer } from '../../src/storage/printers.ts';

/** A store without anything in it; returns its id. */
export async function openStore(storage: Storage): Promise<number> {
  return storage.write(async (tx) => {
    const rows: { id: number }[] = await tx
      .db('store')
      .insert({
        name: '发财小狗饮品店',
        address: '',
        timezone: 'Asia/Shanghai',
        currency: 'CNY',
        language: 'zh-CN',
        confirm_policy: 'immediate',
        service_modes: '["dine_in"]',
        business_day_start: '04:00',
        created_at: tx.now.toISOString(),
      })
      .returning('id');
    return rows[0]?.id ?? 0;
  });
}

export async function putPrinter(
  storage: Storage,
  storeId: number,
  settings: Partial<Omit<Printer, 'id' | 'timeZone'>> = {},
): Promise<number> {
  return storage.write((tx) =>
    insertPrinter(tx.db, {
      storeId,
      name: 'Kitchen',
      connection: 'network',
      ipAddress: '127.0.0.1',
      port: 9100,
      devicePath: null,
      printerType: 'thermal',
      paperWidth: 80,
      profile: 'virtual-80',
      columns: null,
      feedback: 'auto',
      stations: [],
      language: 'zh-CN',
      fallbackPrinterId: null,
      onUnconfirmed: 'reprint',
      mirror: false,
      isActive: true,
      autoPrintOrders: true,
      printCopies: 1,
      logoPath: null,
      upsideDown: false,
      buzzer: false,
      openDrawer: false,
      description: null,
      status: 'unknown',
      statusDetail: null,
      identity: null,
      trouble: null,
      troubleSince: null,
      conditions: null,
      pausedAt: null,
      pausedBy: null,
      lastSeenAt: null,
      createdAt: tx.now.toISOString(),
      updatedAt: tx.now.toISOString(),
      ...settings,
    }),
  );
}

export interface FiredLine {
  readonly name: string;
  readonly station: string;
  readonly quantity?: number;
  readonly kind?: 'add' | 'cancel';
  readonly options?: readonly string[];
  readonly note?: string;
}

/** An order with a ticket fired for the kitchen and the event that says so, as one transaction. */
export async function fireTicket(
  storage: Storage,
  storeId: number,
  lines: readonly FiredLine[],
): Promise<{ orderId: number; ticketId: number; seq: number }> {
  return storage.write(async (tx) => {
    const now = tx.now.toISOString();
    const orderId = await tx.take('test_order');
    const ticketId = await tx.take('test_ticket');
    await tx.db('orders').insert({
      id: orderId,
      order_number: `ORD20260108234847${String(orderId).padStart(4, '0')}`,
      business_day: '2026-01-08',
      daily_number: orderId,
      store_id: storeId,
      table_number: 'A12',
      placed_by: 'user:1',
      service_mode: 'dine_in',
      total_amount: 7600,
      discount_amount: 0,
      final_amount: 7600,
      payment_method: 'counter',
      payment_status: 'paid',
      status: 'confirmed',
      seq: 0,
      created_at: now,
      updated_at: now,
    });
    await tx.db('kitchen_ticket').insert({
      id: ticketId,
      store_id: storeId,
      order_id: orderId,
      number: 1,
      kind: 'order',
      created_at: now,
    });
    await tx.db('kitchen_line').insert(
      lines.map((line, index) => ({
        ticket_id: ticketId,
        order_id: orderId,
        item_id: index + 1,
        kind: line.kind ?? 'add',
        quantity: line.quantity ?? 1,
        name: line.name,
        options: JSON.stringify(line.options ?? []),
        note: line.note ?? null,
        station: line.station,
      })),
    );
    const seq = await tx.append({
      type: 'order_status_update',
      storeId,
      orderId,
      ticketId,
      body: () => ({ order: { id: orderId } }),
      timestamp: now,
    });
    return { orderId, ticketId, seq };
  });
}

/** Puts a dish on the menu and twice on an order: what its receipt names. */
export async function orderDish(
  storage: Storage,
  { storeId, orderId }: { readonly storeId: number; readonly orderId: number },
): Promise<void> {
  await storage.write(async ({ db }) => {
    await db('menu_item').insert({
      id: 1,
      store_id: storeId,
      name: '宫保鸡丁',
      price: 3800,
      description: '',
      category: '',
      station: 'wok',
      options: '[]',
      is_available: true,
      created_at: '',
      updated_at: '',
    });
    await db('order_item').insert({
      id: 1,
      order_id: orderId,
      menu_item_id: 1,
      menu_item_name: '宫保鸡丁',
      quantity: 2,
      unit_price: 3800,
      options: '[]',
      status: 'pending',
      station: 'wok',
    });
  });
}
