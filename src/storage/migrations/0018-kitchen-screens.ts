import type { Knex } from 'knex';

/** Screens that are paired by a code, orders in a hurry, when a screen first showed what the kitchen was told. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('device_pairing', (table) => {
    table.increments('id');
    table.text('code').notNullable().unique();
    table.text('secret_hash').notNullable().unique();
    table.text('expires_at').notNullable().index();
    // What an admin said of it; null until then.
    table.integer('store_id');
    table.text('name');
    // What it became, so that a screen that lost the answer may ask again.
    table.integer('device_id').references('device.id');
  });
  await db.schema.alterTable('orders', (table) => {
    table.text('rushed_at');
  });
  await db.schema.alterTable('kitchen_ticket', (table) => {
    table.text('displayed_at');
  });
  await db.schema.alterTable('screen_ack', (table) => {
    table.text('wake_lock');
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable('screen_ack', (table) => {
    table.dropColumn('wake_lock');
  });
  await db.schema.alterTable('kitchen_ticket', (table) => {
    table.dropColumn('displayed_at');
  });
  await db.schema.alterTable('orders', (table) => {
    table.dropColumn('rushed_at');
  });
  await db.schema.dropTable('device_pairing');
}
