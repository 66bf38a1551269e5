import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await menu(db);
  await stock(db);
  await discounts(db);
  await archive(db);
  await indexes(db);
}

export async function down(db: Knex): Promise<void> {
  for (const index of [
    'orders_of_store',
    'orders_discounted',
    'history_cancelled',
    'refund_created',
    'print_job_of_store',
  ])
    await db.raw(`drop index ${index}`);
  await db.raw('drop index orders_report');
  await db.raw('create index orders_store_id_business_day_index on orders (store_id, business_day)');
  await db.raw('drop index order_item_report');
  await db.raw('create index order_item_order_id_index on order_item (order_id)');
  for (const table of ['order_archive', 'stock_log', 'menu_category', 'menu_item_store'])
    await db.schema.dropTable(table);
  await db.raw('drop index menu_item_all_stores');
  for (const [table, column] of [
    ['orders', 'archived_at'],
    ['orders', 'discounted_by'],
    ['orders', 'pay_basis_points'],
    ['orders', 'member_id'],
    ['order_item', 'allergens'],
    ['menu_item', 'all_stores'],
    ['menu_item', 'allergens'],
  ])
    await db.raw(`alter table ${table} drop column ${column}`);
}

async function menu(db: Knex): Promise<void> {
  await db.schema.alterTable('menu_item', (table) => {
    table.text('allergens').notNullable().defaultTo('[]');
    // On the menu of every store; what a store does differently is in menu_item_store, its stock always.
    table.boolean('all_stores').notNullable().defaultTo(false);
  });
  await db.raw('create index menu_item_all_stores on menu_item (id) where all_stores and deleted_at is null');
  await db.schema.createTable('menu_item_store', (table) => {
    table.integer('menu_item_id').notNullable().references('menu_item.id');
    table.integer('store_id').notNullable().references('store.id');
    // Null follows the dish.
    table.bigInteger('price');
    table.text('station');
    table.integer('stock');
    table.boolean('is_available').notNullable();
    table.primary(['menu_item_id', 'store_id']);
    table.check('stock is null or stock >= 0', undefined, 'menu_item_store_stock');
  });
  await db.schema.createTable('menu_category', (table) => {
    table.integer('store_id').notNullable().references('store.id');
    table.text('name').notNullable();
    table.integer('position').notNullable();
    table.primary(['store_id', 'name']);
  });
  await db.schema.alterTable('order_item', (table) => {
    table.text('allergens').notNullable().defaultTo('[]');
  });
}

/** A dish's stock is the sum of its log; the log is append-only. */
async function stock(db: Knex): Promise<void> {
  await db.schema.createTable('stock_log', (table) => {
    table.increments('id');
    table.integer('menu_item_id').notNullable().references('menu_item.id');
    table.integer('store_id').notNullable().references('store.id');
    table.integer('order_id').references('orders.id');
    table.integer('order_item_id').index();
    table.text('kind').notNullable();
    table.integer('quantity').notNullable();
    table.text('actor').notNullable();
    table.text('created_at').notNullable();
    table.index(['menu_item_id', 'store_id']);
  });
  // What open orders have taken can still come back.
  const open = `from order_item join orders on orders.id = order_item.order_id
    join menu_item on menu_item.id = order_item.menu_item_id and menu_item.stock is not null
    where orders.status not in ('completed', 'cancelled') and order_item.status <> 'cancelled'`;
  const now = new Date().toISOString();
  await db.raw(
    `insert into stock_log (menu_item_id, store_id, kind, quantity, actor, created_at)
     select id, store_id, 'opening', stock + coalesce((select sum(order_item.quantity) ${open} and menu_item.id = dish.id), 0),
       'system:migration', ? from menu_item as dish where stock is not null`,
    [now],
  );
  await db.raw(
    `insert into stock_log (menu_item_id, store_id, order_id, order_item_id, kind, quantity, actor, created_at)
     select menu_item.id, menu_item.store_id, orders.id, order_item.id, 'order', -order_item.quantity, orders.placed_by, ? ${open}`,
    [now],
  );
}

async function discounts(db: Knex): Promise<void> {
  await db.schema.alterTable('orders', (table) => {
    // Whose level gives the discount, the share of the price that is paid, and who gave it.
    table.integer('member_id');
    table.integer('pay_basis_points');
    table.text('discounted_by');
  });
}

async function archive(db: Knex): Promise<void> {
  await db.schema.alterTable('orders', (table) => {
    table.text('archived_at');
  });
  // What the kitchen was told and what was printed for an order of the past: gzip of JSON.
  await db.schema.createTable('order_archive', (table) => {
    table.integer('order_id').primary().references('orders.id');
    table.binary('content').notNullable();
    table.text('archived_at').notNullable();
  });
}

/** Reports over a year of 200,000 orders took seconds without them; lists of a store sorted all of its orders. */
async function indexes(db: Knex): Promise<void> {
  await db.raw('create index orders_of_store on orders (store_id, id)');
  await db.raw('create index print_job_of_store on print_job (store_id, id)');
  // All that sums need of an order and of a dish, in the place of the narrower indexes.
  await db.raw('drop index orders_store_id_business_day_index');
  await db.raw(
    `create index orders_report on orders
     (store_id, business_day, payment_status, status, final_amount, total_amount, discount_amount, created_at)`,
  );
  await db.raw('drop index order_item_order_id_index');
  await db.raw(
    'create index order_item_report on order_item (order_id, status, menu_item_id, quantity, unit_price)',
  );
  await db.raw(
    'create index orders_discounted on orders (store_id, business_day) where discounted_by is not null',
  );
  await db.raw(
    "create index history_cancelled on order_status_history (changed_at) where status = 'cancelled'",
  );
  await db.raw('create index refund_created on refund (created_at)');
}
