import type { Knex } from 'knex';

/** Whose password somebody else knows. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('user_account', (table) => {
    table.boolean('must_change_password').notNullable().defaultTo(false);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable('user_account', (table) => {
    table.dropColumn('must_change_password');
  });
}
