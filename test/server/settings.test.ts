import test from 'ava';
import { z } from 'zod';
import { settingList } from '../../src/protocol/settings.ts';
import { startTestApi } from '../helpers/test-api.ts';

test('settings are told, secrets only that they are there', async (t) => {
  const api = await startTestApi(t);
  const answer = await api.call('listSettings', { as: 'admin' });
  t.is(answer.status, 200);
  const { items } = settingList.parse(answer.body);
  const find = (key: string) => items.find((setting) => setting.key === key);
  t.is(z.number().parse(find('orders.unattended_after_ms')?.value), 15_000);
  t.deepEqual(find('payments.simulated_secret')?.value, null);
  t.true(find('payments.simulated_secret')?.is_secret);
  t.false(JSON.stringify(answer.body).includes('PRIVATE KEY'));
});
