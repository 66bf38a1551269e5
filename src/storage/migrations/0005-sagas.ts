import type { Knex } from 'knex';

/** Orders of before get their saga, derived from where they stand, at their first change. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('saga', (table) => {
    table.integer('id').primary();
    table.text('kind').notNullable();
    // Which rules it was begun under.
    table.integer('version').notNullable();
    table.integer('order_id').notNullable().references('orders.id');
    table.text('state').notNullable();
    table.text('step');
    table.text('direction').notNullable();
    table.text('waiting');
    table.integer('attempt').notNullable();
    table.text('next_run_at');
    table.text('lease_owner');
    table.text('lease_until');
    table.integer('fence').notNullable();
    table.text('payload').notNullable();
    table.text('last_error');
    table.text('created_at').notNullable();
    table.text('updated_at').notNullable();
    table.unique(['order_id', 'kind']);
  });
  // Few of all sagas are due at any time: these indexes stay small.
  await db.raw('create index saga_due on saga (next_run_at) where next_run_at is not null');
  await db.raw('create index saga_lease on saga (lease_owner) where lease_owner is not null');
  await db.raw(
    "create index saga_open on saga (state, version) where state not in ('completed', 'compensated')",
  );
  await db.schema.createTable('saga_step', (table) => {
    table.integer('saga_id').notNullable().references('saga.id');
    table.text('step').notNullable();
    table.text('direction').notNullable();
    table.text('state').notNullable();
    // What is done elsewhere for the step is asked for under this name: twice asked is once done.
    table.text('idem_key').notNullable().unique();
    table.text('result');
    table.integer('attempts').notNullable();
    table.text('last_error');
    table.text('started_at').notNullable();
    table.text('done_at');
    table.primary(['saga_id', 'step', 'direction']);
  });
  await db.schema.createTable('delivery', (table) => {
    table.integer('id').primary();
    table.integer('order_id').notNullable().unique().references('orders.id');
    table.text('address');
    table.text('status').notNullable();
    table.integer('driver_id');
    table.text('created_at').notNullable();
  });
}

export async function down(db: Knex): Promise<void> {
  for (const table of ['delivery', 'saga_step', 'saga']) await db.schema.dropTable(table);
}
