import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  // Counts tries by name (`account:…`, `address:…`, `everybody`), for all processes and across restarts.
  await db.schema.createTable('throttle', (table) => {
    table.text('name').primary();
    table.integer('tries').notNullable();
    // When the counted window began.
    table.text('since').notNullable();
    // Refused until then; null while nothing stands in the way.
    table.text('until');
    table.text('expires_at').notNullable().index();
  });
  // What is done now and then by whichever process comes first.
  await db.schema.createTable('chore', (table) => {
    table.text('name').primary();
    table.text('due_at').notNullable();
  });
  await db.schema.alterTable('dining_table', (table) => {
    // Raised when the table is cleared: the sessions of its guests end, its printed code stays good.
    table.integer('session_version').notNullable().defaultTo(1);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable('dining_table', (table) => table.dropColumn('session_version'));
  for (const table of ['chore', 'throttle']) await db.schema.dropTable(table);
}
