import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await checkouts(db);
  await tasks(db);
  await strayReports(db);
}

export async function down(db: Knex): Promise<void> {
  for (const table of ['stray_report', 'provider_task', 'provider_checkout'])
    await db.schema.dropTable(table);
}

/** What a provider was asked to collect; written before it is asked. */
async function checkouts(db: Knex): Promise<void> {
  await db.schema.createTable('provider_checkout', (table) => {
    table.integer('payment_id').primary().references('payment.id');
    table.text('provider').notNullable();
    // Our number of the payment at the provider.
    table.text('trade_no').notNullable().unique();
    // The provider's own number of it, where it has one before anything is paid.
    table.text('reference');
    table.text('qr_code');
    table.text('payment_url');
    table.text('created_at').notNullable();
    table.text('expires_at').notNullable();
    // When the provider answered; null while nobody knows whether it heard of the payment.
    table.text('opened_at');
  });
}

/** Calls to providers that must happen, each under a key the provider knows it by. */
async function tasks(db: Knex): Promise<void> {
  await db.schema.createTable('provider_task', (table) => {
    table.increments('id');
    table.text('kind').notNullable();
    table.integer('payment_id').notNullable().references('payment.id').index();
    table.integer('refund_id').index();
    table.bigInteger('amount');
    table.text('idem_key').notNullable().unique();
    table.text('state').notNullable();
    table.integer('attempt').notNullable().defaultTo(0);
    table.text('next_run_at').notNullable();
    table.text('lease_owner');
    table.text('lease_until');
    table.integer('fence').notNullable().defaultTo(0);
    table.text('last_error');
    table.text('created_at').notNullable();
    table.text('done_at');
  });
  await db.raw(
    "create index provider_task_due on provider_task (state, next_run_at) where state in ('waiting', 'running')",
  );
}

/** Reports with a good signature that no payment here answers to: money a person must look for. */
async function strayReports(db: Knex): Promise<void> {
  await db.schema.createTable('stray_report', (table) => {
    table.increments('id');
    table.text('provider').notNullable();
    table.text('trade_no').notNullable();
    table.text('transaction_id').notNullable();
    table.bigInteger('amount');
    table.text('currency');
    table.text('reason').notNullable();
    table.text('received_at').notNullable().index();
    table.unique(['provider', 'trade_no', 'transaction_id', 'reason']);
  });
}
