import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await shares(db);
  await refunds(db);
  await points(db);
}

export async function down(db: Knex): Promise<void> {
  for (const index of ['points_earned_once', 'points_taken_back_once']) await db.raw(`drop index ${index}`);
  await db.raw('alter table points_log drop column refund_id');
  // Of several parts that were taken back only one could keep its payment.
  await db.raw("update points_log set payment_id = null where kind = 'taken_back'");
  await db.schema.alterTable('points_log', (table) => table.unique(['kind', 'payment_id']));
  await db.raw("delete from payment where status = 'pending' and share_id is not null");
  await db.raw('drop index payment_open');
  for (const column of ['refunded_amount', 'refund_pending', 'share_id'])
    await db.raw(`alter table payment drop column ${column}`);
  await db.raw("create unique index payment_open on payment (order_id) where status = 'pending'");
  await db.schema.dropTable('refund');
  await db.schema.dropTable('bill_share');
}

/** A bill that is split: each share is paid on its own. */
async function shares(db: Knex): Promise<void> {
  await db.schema.createTable('bill_share', (table) => {
    table.increments('id');
    table.integer('order_id').notNullable().references('orders.id').index();
    // 1 for the first, counting on.
    table.integer('number').notNullable();
    table.text('kind').notNullable();
    table.bigInteger('amount').notNullable();
    // The dishes it stands for; none when the whole was divided.
    table.text('items').notNullable();
    table.text('created_at').notNullable();
    // When the split was undone.
    table.text('removed_at');
    table.check('amount >= 0', undefined, 'bill_share_amount');
  });
  await db.raw('alter table payment add column share_id integer references bill_share (id)');
  await db.raw('drop index payment_open');
  await db.raw(
    "create unique index payment_open on payment (order_id, coalesce(share_id, 0)) where status = 'pending'",
  );
}

async function refunds(db: Knex): Promise<void> {
  // Both follow from the payment's refunds: what went back, and what is promised and under way.
  await db.raw('alter table payment add column refunded_amount bigint not null default 0');
  await db.raw('alter table payment add column refund_pending bigint not null default 0');
  await db.schema.createTable('refund', (table) => {
    table.increments('id');
    table.integer('payment_id').notNullable().references('payment.id').index();
    table.integer('order_id').notNullable().references('orders.id').index();
    table.bigInteger('amount').notNullable();
    // How much of it the order costs less for; the rest was not owed anyway.
    table.bigInteger('allowance').notNullable();
    table.text('lines').notNullable();
    table.text('reason').notNullable();
    table.text('actor').notNullable();
    table.text('status').notNullable();
    table.text('idem_key').notNullable().unique();
    table.text('provider_refund_id');
    table.integer('attempts').notNullable();
    table.text('created_at').notNullable();
    table.text('done_at');
    table.check('amount > 0 and allowance >= 0 and allowance <= amount', undefined, 'refund_amount');
  });
  await db.raw("update payment set refunded_amount = amount where status = 'refunded'");
  await db.raw(
    `insert into refund (payment_id, order_id, amount, allowance, lines, reason, actor, status, idem_key, attempts, created_at, done_at)
     select id, order_id, amount, 0, '[]', 'cancelled', 'system', 'done', 'refund:' || id || ':1', 1, refunded_at, refunded_at
     from payment where status = 'refunded' and amount > 0 and refunded_at is not null`,
  );
}

/** A payment earns once; each of its refunds takes back once. */
async function points(db: Knex): Promise<void> {
  await db.schema.alterTable('points_log', (table) => table.dropUnique(['kind', 'payment_id']));
  await db.raw('alter table points_log add column refund_id integer references refund (id)');
  await db.raw("create unique index points_earned_once on points_log (payment_id) where kind = 'earned'");
  await db.raw(
    "create unique index points_taken_back_once on points_log (refund_id) where kind = 'taken_back'",
  );
}
