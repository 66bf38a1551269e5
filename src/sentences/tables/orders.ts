import type { SentenceTable } from '../sentence-table.ts';

/** Orders, tables and the carts of tables. */
export const orders: SentenceTable = {
  'There is no order {}.': ['没有订单 {1}。', '沒有訂單 {1}。'],
  'Order {} has no dish {}.': ['订单 {1} 里没有菜品 {2}。', '訂單 {1} 裡沒有餐點 {2}。'],
  'The order has no dish {}.': ['订单里没有菜品 {1}。', '訂單裡沒有餐點 {1}。'],
  'The order is {}.': ['订单目前是“{1:order}”。', '訂單目前是「{1:order}」。'],
  'The order is cancelled.': ['订单已取消。', '訂單已取消。'],
  "The order is {}: its dishes don't move.": [
    '订单目前是“{1:order}”，菜品的状态不能再改。',
    '訂單目前是「{1:order}」，餐點的狀態不能再改。',
  ],
  'The order is {}: it has no table.': ['这是{1:mode}订单，没有桌台。', '這是{1:mode}訂單，沒有桌位。'],
  'The order is {}. Place a new one.': [
    '订单目前是“{1:order}”，请另下一单。',
    '訂單目前是「{1:order}」，請另下一單。',
  ],
  'The order is {}. Please ask the staff.': [
    '订单目前是“{1:order}”，请找店员。',
    '訂單目前是「{1:order}」，請找店員。',
  ],
  'An order has at most {} dishes.': ['一张订单最多 {1} 道菜。', '一張訂單最多 {1} 道餐點。'],
  'The order is above 1,000,000.': ['订单金额超过 1,000,000。', '訂單金額超過 1,000,000。'],
  'A kitchen screen may not cancel an order.': ['后厨屏不能取消订单。', '廚房螢幕不能取消訂單。'],
  'Void the dish with DELETE and a reason.': [
    '退菜请用 DELETE，并写明原因。',
    '退菜請用 DELETE，並寫明原因。',
  ],
  '{} is {}: add another one instead.': [
    '{1}{2:dish}，不能再改，请另加一份。',
    '{1}{2:dish}，不能再改，請另加一份。',
  ],
  'Say why: the kitchen already has the order.': [
    '后厨已接到订单，请写明原因。',
    '廚房已接到訂單，請寫明原因。',
  ],
  '{} of {} were refunded: void the dish or add another.': [
    '{2} 已退款 {1} 份：请退掉这道菜，或另加一份。',
    '{2} 已退款 {1} 份：請退掉這道餐點，或另加一份。',
  ],
  'Only an order nobody has paid for takes a discount.': [
    '只有尚未付款的订单可以打折。',
    '只有尚未付款的訂單可以打折。',
  ],
  'The kitchen was not told of order {}: it is {}.': [
    '订单 {1} 还没有通知后厨，目前是“{2:order}”。',
    '訂單 {1} 還沒有通知廚房，目前是「{2:order}」。',
  ],
  'You have {} unpaid orders. Pay one first, add to one, or ask the staff.': [
    '您有 {1} 张未付款的订单。请先付一张、在其中加菜，或找店员。',
    '您有 {1} 張未付款的訂單。請先付一張、在其中加點，或找店員。',
  ],
  'Your table has {} unpaid orders. Pay one first, add to one, or ask the staff.': [
    '这桌有 {1} 张未付款的订单。请先付一张、在其中加菜，或找店员。',
    '這桌有 {1} 張未付款的訂單。請先付一張、在其中加點，或找店員。',
  ],
  '{} offers: {}.': ['{1} 只提供：{2:mode}。', '{1} 只提供：{2:mode}。'],
  'The kitchen was just urged. Try again in {} s.': [
    '刚刚催过后厨，请 {1} 秒后再催。',
    '剛剛催過廚房，請 {1} 秒後再催。',
  ],
  'Order {} has no delivery yet.': ['订单 {1} 还没有外送单。', '訂單 {1} 還沒有外送單。'],
  'Order {} is older than sagas and has none.': [
    '订单 {1} 太早，没有流程记录。',
    '訂單 {1} 太早，沒有流程紀錄。',
  ],
  'Order {} is being run by another version of the program (saga {}, this one knows {}). Install that version again and let its open orders end.':
    [
      '订单 {1} 的流程属于另一版本的程序（流程 {2}，本版本支持 {3}）。请重新安装那个版本，等未完成的订单结束。',
      '訂單 {1} 的流程屬於另一版本的程式（流程 {2}，本版本支援 {3}）。請重新安裝那個版本，等未完成的訂單結束。',
    ],
  'The saga of order {} passed on to somebody else.': [
    '订单 {1} 的流程已由别处接手。',
    '訂單 {1} 的流程已由別處接手。',
  ],
  'The saga is {}: there is nothing to decide.': [
    '流程目前是“{1:saga}”，没有需要决定的事。',
    '流程目前是「{1:saga}」，沒有需要決定的事。',
  ],

  'There is no table {}.': ['没有桌台 {1}。', '沒有桌位 {1}。'],
  'Table {} is closed.': ['{1} 号桌已停用。', '{1} 號桌已停用。'],
  'Table {} is closed. Please ask the staff.': ['{1} 号桌已停用，请找店员。', '{1} 號桌已停用，請找店員。'],
  'Table {} has open orders: {}. Complete or cancel them first.': [
    '{1} 号桌有未完成的订单：{2}。请先完成或取消。',
    '{1} 號桌有未完成的訂單：{2}。請先完成或取消。',
  ],
  'Table {} has {} open orders.': ['{1} 号桌有 {2} 张未完成的订单。', '{1} 號桌有 {2} 張未完成的訂單。'],
  'A table is not merged into itself.': ['不能把一桌并到自己。', '不能把一桌併到自己。'],
  'The store has a table {} already.': ['店里已有 {1} 号桌。', '店裡已有 {1} 號桌。'],
  'The store has no table {}.': ['店里没有桌台 {1}。', '店裡沒有桌位 {1}。'],
  'The store has no tables yet.': ['店里还没有桌台。', '店裡還沒有桌位。'],
  "The table's code is not valid. Scan the code on the table again.": [
    '桌码无效，请重新扫描桌上的二维码。',
    '桌碼無效，請重新掃描桌上的 QR 碼。',
  ],
  'The visit has ended. Scan the code on the table again.': [
    '本次用餐已结束，请重新扫描桌上的二维码。',
    '本次用餐已結束，請重新掃描桌上的 QR 碼。',
  ],

  'A cart has at most {} lines. Order first, then go on.': [
    '购物车最多 {1} 行，请先下单再继续点。',
    '購物車最多 {1} 行，請先下單再繼續點。',
  ],
  'The wishes of the table are longer than {} characters together. Please shorten yours.': [
    '全桌的备注合计超过 {1} 个字，请写短一些。',
    '全桌的備註合計超過 {1} 個字，請寫短一些。',
  ],
  "{} phones share the table's cart already. Order with one of them.": [
    '已有 {1} 部手机共用这桌的购物车，请用其中一部下单。',
    '已有 {1} 支手機共用這桌的購物車，請用其中一支下單。',
  ],
  'The cart is empty. Choose something first.': ['购物车是空的，请先选菜。', '購物車是空的，請先選餐點。'],
  'The cart has changed meanwhile. Look at it and order again.': [
    '购物车刚有变动，请看一眼再下单。',
    '購物車剛有變動，請看一眼再下單。',
  ],
  'Every phone has its own cart here. Place an order instead.': [
    '本店每部手机各用各的购物车，请直接下单。',
    '本店每支手機各用各的購物車，請直接下單。',
  ],
};
