import type { EndpointName } from '../../src/protocol/api.ts';
import { type Credential, credentials, type HouseIds } from '../helpers/full-house.ts';

/**
 * Who gets through which door, written down a second time and by hand, down to whose thing it is. An endpoint without a row
 * does not compile.
 */
export const authorizationMatrix: Readonly<Record<EndpointName, readonly MatrixRow[]>> = {
  createToken: [['open', 'nothing']],
  refreshToken: [['open', 'nothing']],
  revokeToken: [['open', 'nothing']],
  createUser: [['open', 'nothing']],
  createTableSession: [['open', 'nothing']],
  openPairing: [['open', 'nothing']],
  claimPairing: [['open', 'nothing']],
  listStores: [['open', 'nothing']],
  getStore: [['open', 'store']],
  listMenu: [['open', 'nothing']],
  listPaymentMethods: [['open', 'nothing']],
  getPaymentQr: [['open', 'customersPayment']],
  receivePaymentCallback: [['open', 'nothing']],
  receiveWechatCallback: [['open', 'nothing']],
  receiveAlipayCallback: [['open', 'nothing']],
  receiveStripeCallback: [['open', 'nothing']],
  listMemberLevels: [['open', 'nothing']],
  registerMember: [['open', 'nothing']],

  getMe: [['people', 'nothing']],
  changeOwnPassword: [['people', 'nothing']],
  createWsTicket: [['anyone', 'nothing']],

  listUsers: [['admins', 'nothing']],
  changeUser: [['adminsOfStore', 'user']],
  removeUser: [['adminsOfStore', 'user']],
  listDevices: [['adminsOfStore', 'store']],
  createDevice: [['adminsOfStore', 'store']],
  revokeDevice: [['adminsOfStore', 'device']],
  approvePairing: [['adminsOfStore', 'store']],
  createStore: [['adminsOfAll', 'nothing']],
  changeStore: [['adminsOfStore', 'store']],
  removeStore: [['adminsOfStore', 'store']],
  createTable: [['adminsOfStore', 'store']],
  getTableQrSheet: [['adminsOfStore', 'store']],
  changeTable: [['adminsOfStore', 'table']],
  removeTable: [['adminsOfStore', 'table']],
  rotateTableCode: [['adminsOfStore', 'table']],
  rotateAuthKey: [['adminsOfAll', 'nothing']],
  createBackup: [['adminsOfAll', 'nothing']],
  getCheckup: [['adminsOfAll', 'nothing']],
  listBackups: [['adminsOfAll', 'nothing']],
  listSettings: [['adminsOfAll', 'nothing']],
  createPrinter: [['adminsOfStore', 'store']],
  startPrinterSearch: [['admins', 'nothing']],
  getPrinterSearch: [['admins', 'nothing']],
  stopPrinterSearch: [['admins', 'nothing']],
  probePrinter: [['admins', 'nothing']],
  changePrinter: [['adminsOfStore', 'printer']],
  removePrinter: [['adminsOfStore', 'printer']],

  listTables: [['staffOfStore', 'store']],
  getTable: [['staffOfStore', 'table']],
  seatTable: [['staffOfStore', 'table']],
  clearTable: [['staffOfStore', 'table']],
  mergeTables: [['staffOfStore', 'table']],
  getTableQrPng: [['staffOfStore', 'table']],
  getTableQrSvg: [['staffOfStore', 'table']],

  createMenuItem: [['staffOfStore', 'store']],
  changeMenuItem: [['staffOfStore', 'dish']],
  removeMenuItem: [['staffOfStore', 'otherDish']],
  setMenuItemPicture: [['staffOfStore', 'dish']],
  removeMenuItemPicture: [['staffOfStore', 'dish']],
  changeStoreTerms: [['staffOfStore', 'dish']],
  orderCategories: [['staffOfStore', 'store']],
  sellOut: [['kitchenOfStore', 'dish']],
  sellAgain: [['kitchenOfStore', 'dish']],

  enterCart: [['guestsOfTable', 'guestsTable']],
  changeCart: [['guestsOfTable', 'guestsTable']],
  orderCart: [['guestsOfTable', 'guestsTable']],
  createOrder: [['dinersOfStore', 'store']],
  listOrders: [['readersOfStore', 'store']],
  ...ordersRows(),

  createPayment: [
    ['customersOwn', 'customersOrder'],
    ['guestsOwn', 'guestsOrder'],
  ],
  getPaymentStatus: [
    ['customersOwn', 'customersPayment'],
    ['guestsOwn', 'guestsPayment'],
  ],
  cancelPayment: [
    ['customersOwn', 'customersPayment'],
    ['guestsOwn', 'guestsPayment'],
  ],
  confirmPayment: [['staffOfStore', 'customersPayment']],
  refundPayment: [['staffOfStore', 'customersPayment']],
  // There is no refund.
  retryRefund: [['staffOfNone', 'customersPayment']],
  reconcilePayments: [['adminsOfStore', 'store']],
  listRefunds: [['staffOfStore', 'customersPayment']],

  getMember: [['staffAndSelf', 'member']],
  getMemberByPhone: [['staffAndSelf', 'member']],
  listPointsLogs: [['staffAndSelf', 'member']],
  redeemPoints: [['staffAndSelf', 'member']],
  applyDiscount: [
    ['staffAndSelf', 'member'],
    ['membersOwn', 'customersOrder'],
  ],
  getCustomer: [['staffAndSelf', 'member']],
  listServices: [['kitchens', 'nothing']],
  createCustomer: [['staff', 'nothing']],
  listCustomers: [['staff', 'nothing']],

  getRevenueSummary: [['staffOfStore', 'store']],
  getPaymentMethodShares: [['staffOfStore', 'store']],
  getMenuItemSales: [['staffOfStore', 'store']],
  getHourlySales: [['staffOfStore', 'store']],
  getOrderStatusCounts: [['staffOfStore', 'store']],
  getDailyRevenue: [['staffOfStore', 'store']],
  getTopOrders: [['staffOfStore', 'store']],
  getPrepTimes: [['kitchenOfStore', 'store']],
  getShiftReport: [['staffOfStore', 'store']],
  getPersonTotals: [['staffOfStore', 'store']],

  listPrinters: [['kitchenOfStore', 'store']],
  getPrinter: [['staffOfStore', 'printer']],
  testPrinter: [['staffOfStore', 'printer']],
  getPrinterStatus: [['staffOfStore', 'printer']],
  pausePrinter: [['staffOfStore', 'printer']],
  resumePrinter: [['staffOfStore', 'printer']],
  recoverPrinter: [['staffOfStore', 'printer']],
  openDrawer: [['staffOfStore', 'printer']],
  testBuzzer: [['staffOfStore', 'printer']],
  listPrinterActions: [['staffOfStore', 'printer']],
  listPrintJobs: [['kitchenOfStore', 'store']],
  createPrintJob: [['staffOfStore', 'printer']],
  getPrintJob: [['staffOfStore', 'job']],
  previewPrintJob: [['staffOfStore', 'job']],
  previewPrintJobPng: [['staffOfStore', 'job']],
  previewPrintJobSvg: [['staffOfStore', 'job']],
  previewPrintJobText: [['staffOfStore', 'job']],
  retryPrintJob: [['kitchenOfStore', 'job']],
  cancelPrintJob: [['staffOfStore', 'job']],
  settlePrintJob: [['kitchenOfStore', 'job']],
  getPrintStats: [['staffOfStore', 'store']],
  listPrinterProfiles: [['staff', 'nothing']],
  listPrintClients: [['staffOfStore', 'store']],
  getPrintRoute: [['staffOfStore', 'store']],
};

/** Who is let in, and what the door belongs to. */
export type MatrixRow = readonly [pattern: keyof typeof patterns, target: Target];

/** What a request is about: something of store 1, or nothing of anybody's. */
export type Target = keyof HouseIds | 'store' | 'nothing';

/** `+` may, `-` has no credential (401), `x` has not the role (403), `?` is told that there is nothing (404), `o` all the same. */
type Outcome = '+' | '-' | 'x' | '?' | 'o';

// One sign a credential:   nobody · admin otherAdmin · staff otherStaff · customer other · guest other · kitchen other · printer other
const patterns = {
  open: 'o oo oo oo oo oo oo',
  anyone: '- ++ ++ ++ ++ ++ ++',
  people: '- ++ ++ ++ xx xx xx',
  staff: '- ++ ++ xx xx xx xx',
  staffOfNone: '- ?? ?? xx xx xx xx',
  staffOfStore: '- +? +? xx xx xx xx',
  admins: '- ++ xx xx xx xx xx',
  adminsOfStore: '- +? xx xx xx xx xx',
  adminsOfAll: '- +x xx xx xx xx xx',
  kitchens: '- ++ ++ xx xx ++ xx',
  kitchenOfStore: '- +? +? xx xx +? xx',
  dinersOfStore: '- +? +? ++ ++ xx xx',
  readersOfStore: '- +? +? ++ ++ +? xx',
  customersOwn: '- +? +? +? ?? xx xx',
  guestsOwn: '- +? +? ?? +? xx xx',
  guestsOfTable: '- xx xx xx +? xx xx',
  customersOwnRead: '- +? +? +? ?? +? xx',
  guestsOwnRead: '- +? +? ?? +? +? xx',
  staffAndSelf: '- ++ ++ +? xx xx xx',
  membersOwn: '- +? +? +? xx xx xx',
} as const;

export function outcomeFor(pattern: keyof typeof patterns, who: Credential): Outcome {
  const signs = patterns[pattern].replaceAll(' ', '');
  const sign = signs[credentials.indexOf(who)];
  const known = (['+', '-', 'x', '?', 'o'] as const).find((outcome) => outcome === sign);
  if (!known || signs.length !== credentials.length) throw new Error(`The pattern ${pattern} is damaged`);
  return known;
}

function ordersRows() {
  const own = [
    ['customersOwn', 'customersOrder'],
    ['guestsOwn', 'guestsOrder'],
  ] as const satisfies MatrixRow[];
  const read = [
    ['customersOwnRead', 'customersOrder'],
    ['guestsOwnRead', 'guestsOrder'],
  ] as const satisfies MatrixRow[];
  const kitchen = [['kitchenOfStore', 'customersOrder']] as const satisfies MatrixRow[];
  const staff = [['staffOfStore', 'customersOrder']] as const satisfies MatrixRow[];
  return {
    getOrder: read,
    getOrderHistory: read,
    getOrderProgress: read,
    changeOrderStatus: kitchen,
    changeItemStatus: kitchen,
    rushOrder: kitchen,
    heedOrder: kitchen,
    addOrderItems: own,
    voidOrderItem: own,
    changeOrderItem: own,
    remindOrder: own,
    getBill: own,
    splitBill: own,
    undoSplit: own,
    moveOrder: staff,
    explainOrder: staff,
    listAttention: [['staffOfStore', 'store']] as const,
    listScreens: [['staffOfStore', 'store']] as const,
    getKitchenOrder: staff,
    getDelivery: staff,
    getSaga: staff,
    retrySaga: staff,
    skipSaga: staff,
    cancelOrder: own,
  };
}
