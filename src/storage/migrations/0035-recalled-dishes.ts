import type { Knex } from 'knex';

/** When a dish was brought back after it was done: every screen marks it until it is done again. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('order_item', (table) => {
    table.text('recalled_at');
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable('order_item', (table) => {
    table.dropColumn('recalled_at');
  });
}
