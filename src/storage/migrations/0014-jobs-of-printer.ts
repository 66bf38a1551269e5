import type { Knex } from 'knex';

/** The list of one printer's jobs, newest first, without sorting its whole history. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('print_job', (table) => {
    table.index(['printer_id', 'id'], 'print_job_of_printer');
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable('print_job', (table) => {
    table.dropIndex(['printer_id', 'id'], 'print_job_of_printer');
  });
}
