import test from 'ava';
import { up } from '../../src/storage/migrations/0013-one-customer-number.ts';
import { listPoints } from '../../src/storage/members.ts';
import { openTestStorage } from '../helpers/open-test-storage.ts';

test('members get the numbers of their customers, with their points, however the numbers crossed', async (t) => {
  const storage = await openTestStorage(t);
  const old = [
    { id: 1, customer_id: 3, phone: '13800138001' },
    { id: 2, customer_id: 1, phone: '13800138002' },
    { id: 3, customer_id: 9, phone: '13800138003' },
  ];
  await storage.write(async ({ db, now }) => {
    const created_at = now.toISOString();
    for (const row of old) {
      const { id, phone } = row;
      const sums = { points: id, points_earned: id, total_spent: 0, total_orders: 0 };
      await db('member').insert({ ...row, ...sums, name: phone, created_at });
      await db('points_log').insert({ member_id: id, points: id, kind: 'earned', reason: phone, created_at });
    }
    await up(db);
  });
  const members = await storage
    .read('member')
    .orderBy('phone')
    .select('id', 'customer_id', 'phone', 'points');
  t.deepEqual(
    members,
    old.map(({ id, customer_id, phone }) => ({ id: customer_id, customer_id, phone, points: id })),
  );
  for (const { id, phone } of members)
    t.like(await listPoints(storage.read, id, { skip: 0, limit: 9 }), [{ reason: phone }]);
});
