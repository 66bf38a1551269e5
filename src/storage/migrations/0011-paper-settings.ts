import type { Knex } from 'knex';

/** What a printer puts on its paper and does beside it, and what of a paper could not be printed as it was written. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('printer_config', (table) => {
    table.text('logo_path');
    table.boolean('upside_down').notNullable().defaultTo(false);
    table.boolean('buzzer').notNullable().defaultTo(false);
    table.boolean('open_drawer').notNullable().defaultTo(false);
  });
  await db.schema.alterTable('print_job', (table) => {
    // JSON: a list of sentences.
    table.text('warnings').notNullable().defaultTo('[]');
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable('print_job', (table) => {
    table.dropColumn('warnings');
  });
  await db.schema.alterTable('printer_config', (table) => {
    table.dropColumns('logo_path', 'upside_down', 'buzzer', 'open_drawer');
  });
}
