import type { Knex } from 'knex';

/** How far the clocks of screens are ahead of ours. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('screen_ack', (table) => {
    table.integer('clock_skew_ms');
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable('screen_ack', (table) => {
    table.dropColumn('clock_skew_ms');
  });
}
