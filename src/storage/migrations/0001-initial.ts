import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';

// Money is integer minor units, times are ISO 8601 UTC text, lists are JSON text. Nothing here that PostgreSQL lacks.

export async function up(db: Knex): Promise<void> {
  await log(db);
  await people(db);
  await places(db);
  await menu(db);
  await orders(db);
  await kitchen(db);
  await printing(db);
}

export async function down(db: Knex): Promise<void> {
  for (const table of [
    'print_attempt',
    'print_job',
    'printer_lease',
    'printer_config',
    'kitchen_line',
    'kitchen_ticket',
    'order_status_history',
    'order_item',
    'orders',
    'menu_item',
    'dining_table',
    'device',
    'store',
    'ws_ticket',
    'refresh_token',
    'user_account',
    'screen_ack',
    'idempotency_key',
    'relay_cursor',
    'stream_entry',
    'event',
    'counter',
    'setting',
  ]) {
    await db.schema.dropTable(table);
  }
}

/** The event log is the outbox: an event is appended in the transaction that changes the state. */
async function log(db: Knex): Promise<void> {
  await db.schema.createTable('setting', (table) => {
    table.text('key').primary();
    table.text('value').notNullable();
  });
  await db('setting').insert({ key: 'epoch', value: randomBytes(8).toString('hex') });
  await db.schema.createTable('counter', (table) => {
    table.text('name').primary();
    table.bigInteger('value').notNullable();
  });
  await db.schema.createTable('event', (table) => {
    table.integer('store_id').notNullable();
    table.bigInteger('seq').notNullable();
    table.text('type').notNullable();
    table.integer('order_id');
    table.integer('table_id');
    table.integer('ticket_id');
    table.text('body').notNullable();
    table.text('created_at').notNullable().index();
    table.primary(['store_id', 'seq']);
  });
  await db.schema.createTable('stream_entry', (table) => {
    table.text('stream').notNullable();
    table.bigInteger('seq').notNullable();
    table.integer('store_id').notNullable();
    table.bigInteger('store_seq').notNullable();
    table.primary(['stream', 'seq']);
    table.index(['store_id', 'store_seq']);
  });
  await db.schema.createTable('relay_cursor', (table) => {
    table.text('relay').notNullable();
    table.integer('store_id').notNullable();
    table.bigInteger('seq').notNullable();
    table.primary(['relay', 'store_id']);
  });
  await db.schema.createTable('idempotency_key', (table) => {
    table.text('scope').notNullable();
    table.text('key').notNullable();
    table.text('request_hash').notNullable();
    table.integer('status').notNullable();
    table.text('body').notNullable();
    table.text('created_at').notNullable().index();
    table.primary(['scope', 'key']);
  });
  await db.schema.createTable('screen_ack', (table) => {
    table.integer('store_id').notNullable();
    table.text('screen').notNullable();
    table.bigInteger('seq').notNullable();
    table.boolean('displayed').notNullable();
    table.text('audio');
    table.text('acked_at').notNullable();
    table.primary(['store_id', 'screen']);
  });
}

async function people(db: Knex): Promise<void> {
  await db.schema.createTable('user_account', (table) => {
    table.increments('id');
    table.text('username').notNullable();
    // NFKC and lower case, so that look-alikes of a taken name are refused.
    table.text('username_key').notNullable().unique();
    table.text('email');
    table.text('hashed_password').notNullable();
    table.text('role').notNullable();
    table.integer('customer_id');
    table.text('store_ids');
    // Raised with a new password or other rights: access tokens of before are worthless.
    table.integer('token_version').notNullable().defaultTo(1);
    table.boolean('is_demo').notNullable().defaultTo(false);
    table.text('created_at').notNullable();
  });
  await db.schema.createTable('refresh_token', (table) => {
    table.text('token_hash').primary();
    table.text('family').notNullable().index();
    table.integer('user_id').notNullable().references('user_account.id').onDelete('CASCADE');
    table.text('expires_at').notNullable();
    table.text('used_at');
    table.text('created_at').notNullable();
  });
  // One-time tickets for sockets: deleted when used.
  await db.schema.createTable('ws_ticket', (table) => {
    table.text('token_hash').primary();
    table.text('claims').notNullable();
    table.text('expires_at').notNullable();
  });
}

async function places(db: Knex): Promise<void> {
  await db.schema.createTable('store', (table) => {
    table.increments('id');
    table.text('name').notNullable();
    table.text('address').notNullable();
    table.text('timezone').notNullable();
    table.text('currency').notNullable();
    table.text('language').notNullable();
    table.text('confirm_policy').notNullable();
    table.text('service_modes').notNullable();
    table.text('business_day_start').notNullable();
    table.text('created_at').notNullable();
    table.text('deleted_at');
  });
  await db.schema.createTable('dining_table', (table) => {
    table.increments('id');
    table.integer('store_id').notNullable().references('store.id');
    table.text('table_number').notNullable();
    table.integer('seats');
    table.text('status').notNullable();
    // Raised to make printed QR codes of the table worthless.
    table.integer('token_version').notNullable().defaultTo(1);
    table.text('created_at').notNullable();
    table.text('deleted_at');
  });
  await db.raw(
    'create unique index dining_table_number on dining_table (store_id, table_number) where deleted_at is null',
  );
  await db.schema.createTable('device', (table) => {
    table.increments('id');
    table.integer('store_id').notNullable().references('store.id');
    table.text('role').notNullable();
    table.text('name').notNullable();
    table.text('token_hash').notNullable().unique();
    table.text('created_at').notNullable();
    table.text('last_seen_at');
    table.text('revoked_at');
  });
}

async function menu(db: Knex): Promise<void> {
  await db.schema.createTable('menu_item', (table) => {
    table.increments('id');
    table.integer('store_id').notNullable().references('store.id');
    table.text('name').notNullable();
    table.bigInteger('price').notNullable();
    table.text('description').notNullable();
    table.text('category').notNullable();
    table.text('station').notNullable();
    table.text('options').notNullable();
    table.integer('stock');
    table.boolean('is_available').notNullable();
    table.text('image_url');
    table.text('created_at').notNullable();
    table.text('updated_at').notNullable();
    table.text('deleted_at');
    table.index(['store_id', 'deleted_at']);
    table.check('stock is null or stock >= 0', undefined, 'menu_item_stock');
  });
}

async function orders(db: Knex): Promise<void> {
  await db.schema.createTable('orders', (table) => {
    table.integer('id').primary();
    table.text('order_number').notNullable().unique();
    table.text('business_day').notNullable();
    table.integer('daily_number').notNullable();
    table.integer('store_id').notNullable().references('store.id');
    table.integer('table_id').references('dining_table.id');
    table.text('table_number');
    table.integer('customer_id');
    table.text('customer_phone');
    // Who placed it: the owner of the order besides staff.
    table.text('placed_by').notNullable();
    table.text('service_mode').notNullable();
    table.bigInteger('total_amount').notNullable();
    table.bigInteger('discount_amount').notNullable();
    table.bigInteger('final_amount').notNullable();
    table.text('payment_method').notNullable();
    table.text('payment_status').notNullable();
    table.text('status').notNullable();
    table.text('note');
    // When the customer last urged the kitchen.
    table.text('reminded_at');
    table.bigInteger('seq').notNullable();
    table.text('created_at').notNullable();
    table.text('updated_at').notNullable();
    table.index(['store_id', 'status', 'id']);
    table.index(['store_id', 'created_at']);
    table.index(['table_id', 'id']);
    table.index(['placed_by', 'id']);
  });
  await db.schema.createTable('order_item', (table) => {
    table.integer('id').primary();
    table.integer('order_id').notNullable().references('orders.id').index();
    table.integer('menu_item_id').notNullable().references('menu_item.id');
    table.text('menu_item_name').notNullable();
    table.integer('quantity').notNullable();
    table.bigInteger('unit_price').notNullable();
    table.text('options').notNullable();
    table.text('note');
    table.text('status').notNullable();
    table.text('station').notNullable();
  });
  await db.schema.createTable('order_status_history', (table) => {
    table.increments('id');
    table.integer('order_id').notNullable().references('orders.id').index();
    table.integer('item_id');
    table.text('status').notNullable();
    table.text('actor').notNullable();
    table.text('reason');
    table.text('changed_at').notNullable();
  });
}

/** What the kitchen was told: append-only, a ticket for each time it was told something. */
async function kitchen(db: Knex): Promise<void> {
  await db.schema.createTable('kitchen_ticket', (table) => {
    table.integer('id').primary();
    table.integer('store_id').notNullable().references('store.id');
    table.integer('order_id').notNullable().references('orders.id').index();
    // 1 for the order's first ticket, then its changes.
    table.integer('number').notNullable();
    table.text('kind').notNullable();
    table.text('created_at').notNullable();
  });
  await db.schema.createTable('kitchen_line', (table) => {
    table.increments('id');
    table.integer('ticket_id').notNullable().references('kitchen_ticket.id').index();
    table.integer('order_id').notNullable().references('orders.id').index();
    table.integer('item_id').notNullable();
    table.text('kind').notNullable();
    table.integer('quantity').notNullable();
    table.text('name').notNullable();
    table.text('options').notNullable();
    table.text('note');
    table.text('station').notNullable();
  });
}

async function printing(db: Knex): Promise<void> {
  await db.schema.createTable('printer_config', (table) => {
    table.increments('id');
    table.integer('store_id').notNullable().references('store.id');
    table.string('name', 100).notNullable();
    table.text('connection').notNullable();
    table.string('ip_address', 45);
    table.integer('port').defaultTo(9100);
    table.text('device_path');
    table.string('printer_type', 50).defaultTo('thermal');
    table.integer('paper_width').defaultTo(80);
    table.boolean('is_active').defaultTo(true);
    table.boolean('auto_print_orders').defaultTo(true);
    table.integer('print_copies').defaultTo(1);
    table.text('description');
    table.text('profile').notNullable();
    table.integer('columns');
    table.text('feedback').notNullable();
    table.text('stations').notNullable();
    table.text('language').notNullable();
    table.integer('fallback_printer_id');
    table.text('on_unconfirmed').notNullable();
    table.boolean('mirror').notNullable().defaultTo(false);
    table.text('status').notNullable();
    table.text('status_detail');
    table.text('identity');
    table.text('last_seen_at');
    table.text('created_at').notNullable();
    table.text('updated_at').notNullable();
    table.text('deleted_at');
  });
  // One worker a printer: the fence makes a worker harmless whose lease has passed on.
  await db.schema.createTable('printer_lease', (table) => {
    table.integer('printer_id').primary().references('printer_config.id');
    table.text('owner').notNullable();
    table.text('until').notNullable();
    table.integer('fence').notNullable();
  });
  await db.schema.createTable('print_job', (table) => {
    table.integer('id').primary();
    table.integer('store_id').notNullable().references('store.id');
    // Null for test prints, which have no order.
    table.integer('order_id').references('orders.id').index();
    table.integer('printer_id').references('printer_config.id');
    table.integer('ticket_id').references('kitchen_ticket.id');
    table.string('job_type', 50).notNullable().defaultTo('order');
    table.string('status', 20).notNullable().defaultTo('pending');
    table.text('station');
    table.text('print_content').notNullable();
    // The document to lay out and encode; the printer's profile is read at printing time.
    table.text('document').notNullable();
    table.integer('copies').notNullable().defaultTo(1);
    table.integer('copy_number').notNullable().defaultTo(1);
    table.integer('priority').notNullable().defaultTo(5);
    table.text('proof').notNullable().defaultTo('none');
    table.text('cause');
    table.integer('reprint_of').references('print_job.id');
    table.integer('retried_to');
    // How many marked copies of the same paper went before.
    table.integer('reprint_number').notNullable().defaultTo(0);
    table.integer('running_number');
    table.text('error_message');
    table.integer('retry_count').notNullable().defaultTo(0);
    table.integer('max_retries').notNullable().defaultTo(3);
    table.text('next_run_at');
    table.text('created_at').notNullable();
    table.text('started_at');
    table.text('completed_at');
    table.text('expires_at');
    // Exactly once per event, printer and copy: store · seq · printer · copy, or the request that asked for it.
    table.text('dedupe_key').notNullable().unique();
    table.index(['printer_id', 'status', 'priority', 'id']);
    table.index(['store_id', 'status']);
  });
  await db.schema.createTable('print_attempt', (table) => {
    table.increments('id');
    table.integer('job_id').notNullable().references('print_job.id').index();
    table.text('process_id').notNullable();
    table.integer('fence').notNullable();
    table.text('started_at').notNullable();
    table.text('finished_at');
    table.text('verdict');
    table.text('cause');
    table.integer('bytes_sent');
  });
}
