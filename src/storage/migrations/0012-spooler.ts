import type { Knex } from 'knex';

/** What a printer's trouble is and since when, pauses, jobs that went to a fallback printer, and what people had printers do. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('printer_config', (table) => {
    table.text('trouble');
    table.text('trouble_since');
    // JSON of what the printer last said about itself.
    table.text('conditions');
    table.text('paused_at');
    table.text('paused_by');
  });
  await db.schema.alterTable('print_job', (table) => {
    // The name of the printer that should have printed it.
    table.text('meant_for');
    // JSON: ids of the printers that it left.
    table.text('passed_over');
    table.index(['status', 'expires_at']);
  });
  await db.schema.createTable('printer_action', (table) => {
    table.increments('id');
    table.integer('printer_id').notNullable().references('printer_config.id');
    table.text('action').notNullable();
    table.integer('pin');
    table.text('status').notNullable();
    table.text('cause');
    table.text('requested_by').notNullable();
    table.text('created_at').notNullable();
    table.text('expires_at').notNullable();
    table.text('finished_at');
    table.index(['printer_id', 'status', 'id']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('printer_action');
  await db.schema.alterTable('print_job', (table) => {
    table.dropIndex(['status', 'expires_at']);
    table.dropColumns('meant_for', 'passed_over');
  });
  await db.schema.alterTable('printer_config', (table) => {
    table.dropColumns('trouble', 'trouble_since', 'conditions', 'paused_at', 'paused_by');
  });
}
