import type { Knex } from 'knex';

/** A member is found under the number of the customer it is: orders, accounts and members name the same person alike. */
export async function up(db: Knex): Promise<void> {
  const [row]: { id: number | null; customer: number | null }[] = await db('member')
    .max({ id: 'id' })
    .max({ customer: 'customer_id' });
  const beyond = Math.max(row?.id ?? 0, row?.customer ?? 0);
  if (beyond === 0) return;
  // By way of numbers that nobody has: the new ones are other members' old ones.
  await renumber(db, { to: 'customer_id + ?', phone: "'~' || phone", shift: beyond, leave: ['<=', beyond] });
  await renumber(db, { to: 'id - ?', phone: 'substr(phone, 2)', shift: beyond, leave: ['>', beyond] });
}

/** The numbers from before meant nothing; members keep the new ones. */
export async function down(): Promise<void> {}

interface Renumbering {
  /** The new number, from a member's row. */
  readonly to: string;
  readonly phone: string;
  readonly shift: number;
  /** Which numbers are left. */
  readonly leave: readonly ['<=' | '>', number];
}

async function renumber(db: Knex, { to, phone, shift, leave }: Renumbering): Promise<void> {
  const [sign, border] = leave;
  const kept = 'name, email, points, points_earned, total_spent, total_orders, created_at';
  await db.raw(
    `insert into member (id, customer_id, phone, ${kept})
     select ${to}, ${to}, ${phone}, ${kept} from member where id ${sign} ?`,
    [shift, shift, border],
  );
  for (const table of ['points_log', 'orders'])
    await db(table)
      .whereNotNull('member_id')
      .update({
        member_id: db.raw(`(select ${to} from member where member.id = ${table}.member_id)`, [shift]),
      });
  await db('member').where('id', sign, border).delete();
}
