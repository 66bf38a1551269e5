import { join } from 'node:path';
import test from 'ava';
import { insertMenuItem, recallMenuItems, updateMenuItem } from '../../src/storage/menu-items.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { insertStore } from '../../src/storage/stores.ts';
import { openTestStorage } from '../helpers/open-test-storage.ts';
import { tempDir } from '../helpers/temp-dir.ts';

const dish = {
  storeId: 1,
  name: '汤',
  price: 1200,
  description: '',
  category: '',
  station: '热菜',
  options: [],
  stock: null,
  isAvailable: true,
  imageUrl: null,
  allergens: [],
  allStores: false,
};

async function fill(storage: Storage): Promise<void> {
  await storage.write((tx) =>
    insertStore(tx, {
      name: '一店',
      address: '',
      timezone: 'Asia/Shanghai',
      currency: 'CNY',
      language: 'zh-CN',
      confirmPolicy: 'manual',
      serviceModes: ['dine_in'],
      businessDayStart: '00:00',
      guestCart: 'shared',
    }),
  );
  await storage.write((tx) => insertMenuItem(tx, dish));
}

const priceNow = (storage: Storage) =>
  storage.write(async (tx) => (await recallMenuItems(tx, 1, [1])).get(1)?.price);

test('a price that another process changed is seen by the next order', async (t) => {
  const filename = join(await tempDir(t), 'restaurant.db');
  const [here, there] = [await openTestStorage(t, { filename }), await openTestStorage(t, { filename })];
  await fill(here);
  t.is(await priceNow(here), 1200);
  await there.write((tx) => updateMenuItem(tx, { ...dish, id: 1, price: 1500 }, 'user:1'));
  t.is(await priceNow(here), 1500);
});

test('a change that was rolled back is not remembered', async (t) => {
  const storage = await openTestStorage(t);
  await fill(storage);
  t.is(await priceNow(storage), 1200);
  const failing = storage.write(async (tx) => {
    await updateMenuItem(tx, { ...dish, id: 1, price: 1500 }, 'user:1');
    t.is((await recallMenuItems(tx, 1, [1])).get(1)?.price, 1500);
    throw new Error('changed my mind');
  });
  const [outcome, together] = await Promise.allSettled([failing, priceNow(storage)]);
  t.is(outcome.status, 'rejected');
  t.deepEqual(together, { status: 'fulfilled', value: 1200 });
  t.is(await priceNow(storage), 1200);
});
