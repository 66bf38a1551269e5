import test from 'ava';
import type { Role } from '../../src/domain/roles.ts';
import { type Endpoint, endpoints } from '../../src/protocol/api.ts';
import { startTestApi, type Who } from '../helpers/test-api.ts';

const whoIs: Readonly<Record<Role, Who>> = {
  customer: 'customer',
  staff: 'staff',
  admin: 'admin',
  guest: 'guest',
  kitchen: 'kitchen',
  printer: 'printer',
};

const served = Object.entries<Endpoint>(endpoints);

/** What the table says, counted here again by hand: a slip in the table would open a door. */
const adminsOnly = new Set([
  'listUsers',
  'changeUser',
  'removeUser',
  'listDevices',
  'createDevice',
  'approvePairing',
  'revokeDevice',
  'createStore',
  'changeStore',
  'removeStore',
  'createTable',
  'getTableQrSheet',
  'changeTable',
  'removeTable',
  'rotateTableCode',
  'createBackup',
  'rotateAuthKey',
  'listBackups',
  'getCheckup',
  'listSettings',
  'createPrinter',
  'changePrinter',
  'removePrinter',
  'startPrinterSearch',
  'getPrinterSearch',
  'stopPrinterSearch',
  'probePrinter',
  'reconcilePayments',
]);

test('every route lets in exactly the roles of the table', async (t) => {
  const api = await startTestApi(t);
  for (const [name, { access }] of served) {
    // Ids that don't exist and no body: nothing happens, but the door is passed or not.
    const input = { params: { id: 999_999, item_id: 999_999, store_id: 999_999, order_id: 999_999 } };
    if (access === 'public') continue;
    t.is((await api.call(name, input)).status, 401, `${name} without a credential`);
    t.is((await api.call(name, { ...input, token: 'forged' })).status, 401, `${name} with a forged one`);
    for (const [role, who] of Object.entries(whoIs)) {
      const { status } = await api.call(name, { ...input, as: who });
      if (access.some((allowed) => allowed === role))
        t.false([401, 403].includes(status), `${name} as ${role}: ${status}`);
      else t.is(status, 403, `${name} as ${role}`);
    }
  }
});

/** Explanations and the kitchen's own view name people and money: not for diners, nor for screens on a wall. */
const staffOnly = [
  'explainOrder',
  'listAttention',
  'listScreens',
  'getKitchenOrder',
  'getSaga',
  'getDelivery',
  'retrySaga',
  'skipSaga',
];

test('what explains an order is for staff', (t) => {
  for (const [name, { access }] of served)
    if (staffOnly.includes(name)) t.deepEqual(access, ['staff', 'admin'], name);
});

test('administration is for admins', (t) => {
  for (const [name, { access }] of served)
    t.is(access !== 'public' && access.join() === 'admin', adminsOnly.has(name), name);
});

test('what is open to everybody is little', (t) => {
  t.deepEqual(
    served.filter(([, { access }]) => access === 'public').map(([name]) => name),
    [
      'createToken',
      'refreshToken',
      'revokeToken',
      'createUser',
      'createTableSession',
      'openPairing',
      'claimPairing',
      'listStores',
      'getStore',
      'listMenu',
      'listPaymentMethods',
      'getPaymentQr',
      'receivePaymentCallback',
      'receiveWechatCallback',
      'receiveAlipayCallback',
      'receiveStripeCallback',
      'listMemberLevels',
      'registerMember',
    ],
  );
});

test('staff of one store reach nothing of another', async (t) => {
  const api = await startTestApi(t);
  const as = 'otherStaff';
  t.is((await api.call('listTables', { as, params: { id: 1 } })).status, 404);
  t.is((await api.call('getTable', { as, params: { id: 1 } })).status, 404);
  t.is((await api.call('getTableQrPng', { as, params: { id: 1 } })).status, 404);
  t.is((await api.call('changeMenuItem', { as, params: { id: 1 }, body: { price: 1 } })).status, 404);
  t.is((await api.call('removeMenuItem', { as, params: { id: 1 } })).status, 404);
  const dish = { store_id: 1, name: '别家的菜', price: 1 };
  t.is((await api.call('createMenuItem', { as, body: dish })).status, 404);
  const order = { store_id: 1, items: [{ menu_item_id: 1, quantity: 1 }] };
  t.is((await api.call('createOrder', { as, body: order })).status, 404);
});
