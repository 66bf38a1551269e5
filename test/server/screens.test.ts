import test from 'ava';
import type { Actor } from '../../src/domain/roles.ts';
import { listScreens } from '../../src/operations/devices/list-screens.ts';
import { startKitchenDay } from '../helpers/kitchen-day.ts';

const owner: Actor = {
  role: 'admin',
  subject: 'user:1',
  userId: 1,
  customerId: null,
  storeIds: null,
  tableId: null,
};

test('each screen by name, with what it has shown and when it was heard; after a day it is forgotten', async (t) => {
  const day = await startKitchenDay(t);
  const screens = async (as: 'staff' | 'otherStaff') =>
    (await day.call('listScreens', { as, query: {} })).body.items;
  t.deepEqual(await screens('staff'), []);
  await day.order();
  await day.show();
  const [screen, ...others] = await screens('staff');
  t.like(screen, {
    store_id: 1,
    screen: 'device:1/pass',
    name: 'kitchen/pass',
    displayed: true,
    audio: null,
  });
  t.true(screen.seq > 0);
  t.regex(screen.acked_at, /\+08:00$/);
  t.deepEqual(others, []);
  t.deepEqual(await screens('otherStaff'), [], 'of another store');
  await day.show(false);
  t.like(await screens('staff'), [{ displayed: false, seq: screen.seq }]);
  const tomorrow = new Date(day.clock.now().getTime() + 25 * 3600 * 1000);
  t.deepEqual(await listScreens(day.storage, { actor: owner, storeId: 1, now: tomorrow }), { items: [] });
});
