import type { Knex } from 'knex';

/** Who is connected to the printer service; it writes the rows, the API reads them. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('print_client', (table) => {
    table.integer('id').primary();
    table.integer('printer_id').notNullable().references('printer_config.id').index();
    table.text('name').notNullable();
    table.text('model').notNullable();
    table.text('status').notNullable();
    table.text('remote_address').notNullable();
    table.text('leased_job_ids').notNullable();
    table.text('connected_at').notNullable();
    table.text('last_seen_at').notNullable();
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('print_client');
}
