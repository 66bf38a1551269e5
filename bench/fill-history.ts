// A year of a busy store, made inside the database: the same seed gives the same rows. For bench/endpoints.ts.
import type { Storage } from '../src/storage/storage.ts';

export interface History {
  readonly orders: number;
  readonly members: number;
  /** Moves which dish, how many and how long. */
  readonly seed: number;
  /** The end of the last day. */
  readonly until: Date;
}

const perTransaction = 20_000;
const days = 365;

/** Fills a database that holds the demo and nothing else; finished orders, the last forty of them open. */
export async function fillHistory(storage: Storage, history: History): Promise<void> {
  for (let first = 1; first <= history.orders; first += perTransaction) {
    const last = Math.min(history.orders, first + perTransaction - 1);
    await storage.write(async ({ db }) => {
      for (const { sql, bindings } of statements(history, first, last)) await db.raw(sql, bindings);
    });
  }
  await storage.write(async ({ db }) => {
    await db.raw(membersSql, [history.members]);
    for (const [name, table] of counted)
      await db.raw(
        `insert into counter (name, value) select '${name}', max(id) from ${table} where true
         on conflict (name) do update set value = excluded.value`,
      );
    await db.raw(
      `insert into counter (name, value) values ('customer', 10000000) on conflict (name) do update set value = excluded.value`,
    );
    await db.raw(
      `insert into points_log (member_id, points, kind, reason, payment_id, order_number, created_at)
       select 1 + payment.id % ?, payment.amount / 100, 'earned', '订单消费: ' || order_number, payment.id, order_number, payment.paid_at
       from payment join orders on orders.id = payment.order_id where payment.id % 3 = 0`,
      [history.members],
    );
    await db.raw(
      `update member set points = (select coalesce(sum(points), 0) from points_log where member_id = member.id)`,
    );
    await db.raw('update member set points_earned = points');
  });
}

const counted = [
  ['order', 'orders'],
  ['order_item', 'order_item'],
  ['kitchen_ticket', 'kitchen_ticket'],
  ['print_job', 'print_job'],
] as const;

const membersSql = `with recursive n (i) as (select 1 union all select i + 1 from n where i < ?)
  insert into member (customer_id, phone, name, email, points, points_earned, total_spent, total_orders, created_at)
  select 1000 + i, '138' || substr('00000000' || i, -8), '会员' || i, null, 0, 0, 0, 0, '2025-01-01T00:00:00.000Z' from n`;

/** A ticket of usual length. */
const paper = JSON.stringify({
  printable: {
    template: 'kitchen',
    facts: {
      storeName: '发财小狗',
      orderNumber: 'ORD202601081200001234',
      dailyNumber: 17,
      tableNumber: '8',
      serviceMode: 'dine_in',
      station: '热菜',
      time: '12:00',
      kind: 'new',
      lines: ['宫保鸡丁', '鱼香肉丝', '珍珠奶茶'].map((name) => ({
        kind: 'add',
        quantity: 2,
        name,
        options: ['辣度: 微辣'],
        note: '少油',
      })),
      orderNote: null,
      language: 'zh-CN',
    },
  },
});

interface Statement {
  readonly sql: string;
  readonly bindings: readonly (string | number)[];
}

function statements({ orders, seed, until }: History, first: number, last: number): Statement[] {
  const end = Math.floor(until.getTime() / 1000);
  const step = Math.floor((days * 86_400) / orders);
  const range = 'with recursive n (i) as (select ? union all select i + 1 from n where i < ?)';
  const placed = `(${end} - (${orders} - i) * ${step})`;
  const utc = (seconds: string) => `strftime('%Y-%m-%dT%H:%M:%S.000Z', ${seconds}, 'unixepoch')`;
  const mine = 'between ? and ?';
  const all: string[] = [
    `${range} insert into orders (id, order_number, business_day, daily_number, store_id, table_id, table_number, customer_phone,
       placed_by, service_mode, total_amount, discount_amount, final_amount, payment_method, payment_status, status, seq, created_at, updated_at)
     select i, 'ORD' || strftime('%Y%m%d%H%M%S', ${placed}, 'unixepoch', '+8 hours') || substr('0000' || i % 10000, -4),
       strftime('%Y-%m-%d', ${placed}, 'unixepoch', '+4 hours'), 1 + i % 600, 1, 1 + i % 12, 1 + i % 12, null,
       'user:2', 'dine_in', 0, 0, 0, case i % 4 when 0 then 'cash' when 1 then 'alipay' else 'wechat' end,
       case when i % 25 = 0 or i > ${orders - 40} then 'unpaid' else 'paid' end,
       case when i > ${orders - 40} then (case i % 3 when 0 then 'confirmed' when 1 then 'preparing' else 'ready' end)
         when i % 25 = 0 then 'cancelled' else 'completed' end,
       0, ${utc(placed)}, ${utc(`${placed} + 3600`)} from n`,
    ...[0, 1, 2].map(
      (
        line,
      ) => `insert into order_item (id, order_id, menu_item_id, menu_item_name, quantity, unit_price, options, status, station)
     select orders.id * 3 + ${line} - 2, orders.id, dish.id, dish.name, 1 + (orders.id + ${line}) % 2, dish.price, '[]',
       case orders.status when 'completed' then 'served' when 'cancelled' then 'cancelled' else 'preparing' end, dish.station
     from orders join menu_item as dish on dish.id = 1 + (orders.id * ${7 + seed} + ${line * 5}) % (select count(*) from menu_item)
     where orders.id ${mine}`,
    ),
    `update orders set total_amount = (select sum(quantity * unit_price) from order_item where order_id = orders.id) where id ${mine}`,
    `update orders set final_amount = total_amount where id ${mine}`,
    ...(
      [
        ['pending', '0'],
        ['confirmed', '60'],
        ['preparing', '90'],
        ['ready', `360 + (id * ${31 + seed}) % 1200`],
        ['completed', '3000'],
      ] as const
    ).map(
      ([status, after]) => `insert into order_status_history (order_id, status, actor, changed_at)
     select id, '${status}', 'user:' || (1 + id % 2), ${utc(`strftime('%s', created_at) + ${after}`)} from orders
     where id ${mine} and status = 'completed'`,
    ),
    `insert into order_status_history (order_id, status, actor, changed_at)
     select id, 'cancelled', 'user:' || (1 + id % 2), updated_at from orders where id ${mine} and status = 'cancelled'`,
    `insert into payment (order_id, store_id, amount, currency, method, status, provider, transaction_id, created_at, paid_at)
     select id, 1, final_amount, 'CNY', payment_method, 'success', 'bench', 'TXN' || id, created_at, updated_at from orders
     where id ${mine} and payment_status = 'paid'`,
    `insert into kitchen_ticket (id, store_id, order_id, number, kind, created_at)
     select id, 1, id, 1, 'order', created_at from orders where id ${mine} and status <> 'cancelled'`,
    `insert into kitchen_line (ticket_id, order_id, item_id, kind, quantity, name, options, station)
     select ticket.id, ticket.order_id, item.id, 'add', item.quantity, item.menu_item_name, '[]', item.station
     from kitchen_ticket as ticket join order_item as item on item.order_id = ticket.order_id where ticket.id ${mine}`,
    `insert into print_job (id, store_id, order_id, printer_id, ticket_id, job_type, status, station, print_content, document, proof,
       created_at, completed_at, dedupe_key)
     select id, 1, order_id, 1, id, 'order', 'completed', '热菜', replace(printf('%400d', 0), ' ', '菜'),
       '${paper}', 'process_id', created_at, created_at, 'bench:' || id
     from kitchen_ticket where id ${mine}`,
  ];
  return all.map((sql) => ({ sql, bindings: [first, last] }));
}
