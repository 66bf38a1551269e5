import type { Knex } from 'knex';

/** Since when somebody sits at a table. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('dining_table', (table) => {
    table.text('occupied_since');
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable('dining_table', (table) => {
    table.dropColumn('occupied_since');
  });
}
