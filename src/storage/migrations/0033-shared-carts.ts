import type { Knex } from 'knex';

/** The cart that the phones of a table fill together, and whether a store has it so. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('store', (table) => {
    table.text('guest_cart').notNullable().defaultTo('shared');
  });
  await db.schema.createTable('table_cart', (table) => {
    table.integer('table_id').primary().references('dining_table.id');
    // The session version of the table's present party.
    table.integer('visit').notNullable();
    table.integer('version').notNullable();
    table.integer('round').notNullable();
    table.text('changed_at').notNullable();
    table.index('version');
  });
  await db.schema.createTable('cart_phone', (table) => {
    table.integer('table_id').notNullable().references('table_cart.table_id');
    table.integer('number').notNullable();
    table.text('subject').notNullable();
    table.text('allergies').notNullable();
    table.text('note').notNullable();
    table.primary(['table_id', 'number']);
  });
  await db.schema.createTable('cart_line', (table) => {
    table.integer('table_id').notNullable().references('table_cart.table_id');
    table.text('id').notNullable();
    table.integer('position').notNullable();
    table.integer('menu_item_id').notNullable();
    table.text('menu_item_name').notNullable();
    table.integer('quantity').notNullable();
    table.text('options').notNullable();
    table.text('note').notNullable();
    table.integer('phone').notNullable();
    // The round in which it was ordered; null while it is in the cart.
    table.integer('ordered_round');
    table.primary(['table_id', 'id']);
  });
  await db.schema.createTable('cart_round', (table) => {
    table.integer('table_id').notNullable().references('table_cart.table_id');
    table.integer('round').notNullable();
    // Orders are archived, so it refers to none.
    table.integer('order_id').notNullable();
    table.integer('daily_number').notNullable();
    table.integer('phone').notNullable();
    table.primary(['table_id', 'round']);
  });
}

export async function down(db: Knex): Promise<void> {
  for (const table of ['cart_round', 'cart_line', 'cart_phone', 'table_cart'])
    await db.schema.dropTable(table);
  await db.schema.alterTable('store', (table) => {
    table.dropColumn('guest_cart');
  });
}
