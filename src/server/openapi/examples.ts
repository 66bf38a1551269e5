import type { EndpointName } from '../../protocol/api.ts';

const guestOrder = {
  store_id: 1,
  table_id: 8,
  items: [
    { menu_item_id: 1, quantity: 2, options: { 辣度: '微辣' }, note: '少油' },
    { menu_item_id: 18, quantity: 1, options: { 规格: '大杯', 加料: ['珍珠', '椰果'] } },
  ],
  payment_method: 'wechat',
  note: '尽快',
};

/** A body for each endpoint that takes one, as a caller would send it to the demo. */
export const bodyExamples: Readonly<Record<string, unknown>> = {
  createToken: { username: 'staff', password: 'staff' },
  refreshToken: { refresh_token: 'rcr_…' },
  revokeToken: { refresh_token: 'rcr_…' },
  createUser: { username: 'lihua', password: 'correct horse battery', email: 'lihua@example.com' },
  changeUser: { role: 'staff', store_ids: [1] },
  createTableSession: { table_token: '8.3mJr7AoUXx2Wqd0fQ9sLbA' },
  createDevice: { store_id: 1, role: 'kitchen', name: '热菜屏' },
  createStore: { name: '发财小狗', timezone: 'Asia/Shanghai', confirm_policy: 'immediate' },
  changeStore: { confirm_policy: 'manual' },
  createTable: { table_number: '13', seats: 4 },
  changeTable: { status: 'reserved' },
  createMenuItem: {
    store_id: 1,
    name: '珍珠奶茶',
    price: 22,
    category: '饮品',
    station: '饮品',
    options: [
      { name: '规格', required: true, choices: [{ name: '中杯' }, { name: '大杯', price_delta: 3 }] },
    ],
    stock: 50,
  },
  changeMenuItem: { price: 24.5, is_available: true },
  createOrder: guestOrder,
  addOrderItems: { items: [{ menu_item_id: 17, quantity: 2 }] },
  voidOrderItem: { reason: '客人换菜' },
  changeOrderStatus: { status: 'confirmed' },
  changeItemStatus: { status: 'ready' },
  cancelOrder: { reason: '客人离开' },
  createPayment: { order_id: 1, payment_method: 'wechat', customer_phone: '13800138000' },
  receivePaymentCallback: {
    payment_id: 1,
    transaction_id: 'TXN20260108120000123456',
    success: true,
    amount: 76,
  },
  confirmPayment: { tendered: 100 },
  refundPayment: { amount: 20, reason: '上菜太慢' },
  registerMember: { phone: '13800138000', name: '张三' },
  redeemPoints: { member_id: 1, points: 10, reason: '优惠券' },
  applyDiscount: { member_id: 1, order_amount: 100 },
  createCustomer: { phone: '13800138000', name: '张三', email: 'zhangsan@example.com' },
  createPrinter: {
    name: '热菜打印机',
    connection: 'network',
    ip_address: '192.168.1.50',
    stations: ['热菜'],
  },
  changePrinter: { print_copies: 2 },
  createPrintJob: { printer_id: 1, order_id: 1 },
  settlePrintJob: { outcome: 'printed' },
} satisfies Partial<Record<EndpointName, unknown>>;
