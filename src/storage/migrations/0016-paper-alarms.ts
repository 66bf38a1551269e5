import type { Knex } from 'knex';

/** What staff were told of paper that was missing after its deadline: a row for each paper, kept for the order's story. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('paper_alarm', (table) => {
    // The job, or the ticket and its station where there is no job.
    table.text('subject').primary();
    table.integer('order_id').notNullable().references('orders.id').index();
    table.integer('ticket_number').notNullable();
    table.text('station').notNullable();
    table.integer('job_id');
    table.text('reason').notNullable();
    table.text('first_at').notNullable();
    table.text('raised_at').notNullable().index();
    table.integer('times').notNullable();
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('paper_alarm');
}
