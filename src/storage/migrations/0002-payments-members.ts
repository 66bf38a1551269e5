import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await payments(db);
  await members(db);
}

export async function down(db: Knex): Promise<void> {
  for (const table of ['points_log', 'member', 'payment_callback_nonce', 'payment'])
    await db.schema.dropTable(table);
}

async function payments(db: Knex): Promise<void> {
  await db.schema.createTable('payment', (table) => {
    table.increments('id');
    table.integer('order_id').notNullable().references('orders.id').index();
    table.integer('store_id').notNullable().references('store.id');
    table.bigInteger('amount').notNullable();
    table.text('currency').notNullable();
    table.text('method').notNullable();
    table.text('status').notNullable();
    table.text('customer_phone');
    table.text('provider');
    table.text('transaction_id');
    table.bigInteger('tendered');
    table.text('created_at').notNullable();
    table.text('paid_at');
    table.text('refunded_at');
    // The same money can't be counted for two payments.
    table.unique(['provider', 'transaction_id']);
    table.check('amount >= 0', undefined, 'payment_amount');
  });
  await db.raw("create unique index payment_open on payment (order_id) where status = 'pending'");
  // A nonce is kept as long as its signature could pass.
  await db.schema.createTable('payment_callback_nonce', (table) => {
    table.text('nonce').primary();
    table.text('expires_at').notNullable().index();
  });
}

async function members(db: Knex): Promise<void> {
  await db.schema.createTable('member', (table) => {
    table.increments('id');
    // The customer account behind the member, or a number that no account has.
    table.integer('customer_id').notNullable().unique();
    table.text('phone').notNullable().unique();
    table.text('name').notNullable();
    table.text('email');
    // The sum of the member's log; the log is append-only.
    table.bigInteger('points').notNullable();
    table.bigInteger('points_earned').notNullable();
    table.bigInteger('total_spent').notNullable();
    table.integer('total_orders').notNullable();
    table.text('created_at').notNullable();
    table.check('points >= 0', undefined, 'member_points');
  });
  await db.schema.createTable('points_log', (table) => {
    table.increments('id');
    table.integer('member_id').notNullable().references('member.id').index();
    table.bigInteger('points').notNullable();
    table.text('kind').notNullable();
    table.text('reason').notNullable();
    table.integer('payment_id').references('payment.id');
    table.text('order_number');
    table.text('created_at').notNullable();
    // A payment earns once and is taken back once.
    table.unique(['kind', 'payment_id']);
  });
}
