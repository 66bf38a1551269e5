import type { Knex } from 'knex';

/** When the kitchen was first told of a dish: what its ticket's age counts from. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('order_item', (table) => {
    table.text('fired_at');
  });
  await db('order_item').update({
    fired_at: db('kitchen_line')
      .join('kitchen_ticket', 'kitchen_ticket.id', 'kitchen_line.ticket_id')
      .where({
        'kitchen_line.kind': 'add',
        'kitchen_line.order_id': db.ref('order_item.order_id'),
        'kitchen_line.item_id': db.ref('order_item.id'),
      })
      .min('kitchen_ticket.created_at'),
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable('order_item', (table) => {
    table.dropColumn('fired_at');
  });
}
