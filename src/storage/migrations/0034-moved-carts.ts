import type { Knex } from 'knex';

/** What of a shared cart went with its party to another table. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('table_cart', (table) => {
    // The number of the table at which the party sits now.
    table.text('moved_to');
  });
  await db.schema.alterTable('cart_line', (table) => {
    // The number of the table whose cart has the line now.
    table.text('moved_to');
  });
  await db.schema.alterTable('cart_phone', (table) => {
    // It came along from another table, where its session still is.
    table.boolean('has_moved').notNullable().defaultTo(false);
  });
}

export async function down(db: Knex): Promise<void> {
  for (const [name, column] of [
    ['table_cart', 'moved_to'],
    ['cart_line', 'moved_to'],
    ['cart_phone', 'has_moved'],
  ] as const)
    await db.schema.alterTable(name, (table) => {
      table.dropColumn(column);
    });
}
