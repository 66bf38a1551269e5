import type { Knex } from 'knex';

/** What finished business days brought, so that a year's report adds up days instead of orders. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('day_figures', (table) => {
    // Never given twice: figures of before a change can't land in the row that was made after it.
    table.increments('id');
    table.integer('store_id').notNullable().references('store.id');
    table.text('business_day').notNullable();
    // JSON each; null while they are being counted.
    table.text('revenue');
    table.text('methods');
    table.text('dishes');
    table.text('quarters');
    table.unique(['store_id', 'business_day']);
  });
  // Among 200,000 jobs the newest papers took 100 ms to find.
  await db.raw('create index print_job_numbered on print_job (id) where running_number is not null');
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop index print_job_numbered');
  await db.schema.dropTable('day_figures');
}
