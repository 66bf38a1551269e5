import type {
  ItemStatus,
  OrderStatus,
  PaymentMethod,
  PaymentStatus,
  ServiceMode,
} from '../../domain/order.ts';
import type { OrderOnWire } from '../../protocol/orders.ts';
import { defineTexts } from '../language/define-texts.ts';

/** What happens to the things of this page, in words. */
export const words = defineTexts({
  en: {
    order: {
      pending: 'To confirm',
      confirmed: 'Confirmed',
      preparing: 'Cooking',
      ready: 'Ready to serve',
      serving: 'Being served',
      completed: 'Completed',
      cancelled: 'Cancelled',
    } satisfies Record<OrderStatus, string>,
    item: {
      pending: 'Waiting',
      preparing: 'Cooking',
      ready: 'Ready',
      served: 'Served',
      cancelled: 'Voided',
    } satisfies Record<ItemStatus, string>,
    payment: {
      unpaid: 'Unpaid',
      pending: 'Paying',
      paid: 'Paid',
      failed: 'Payment failed',
      refunded: 'Refunded',
    } satisfies Record<PaymentStatus, string>,
    method: {
      wechat: 'WeChat Pay',
      alipay: 'Alipay',
      cash: 'Cash',
      credit_card: 'Card',
      counter: 'At the counter',
    } satisfies Record<PaymentMethod, string>,
    mode: { dine_in: 'Here', takeout: 'Takeout', delivery: 'Delivery' } satisfies Record<ServiceMode, string>,
    table: (number: string) => `Table ${number}`,
    age: { fresh: 'new', warn: 'hurry', late: 'late' },
  },
  'zh-CN': {
    order: {
      pending: '待确认',
      confirmed: '已确认',
      preparing: '准备中',
      ready: '待上菜',
      serving: '上菜中',
      completed: '已完成',
      cancelled: '已取消',
    },
    item: { pending: '待做', preparing: '制作中', ready: '可上菜', served: '已上', cancelled: '已退' },
    payment: { unpaid: '未付', pending: '付款中', paid: '已付', failed: '付款失败', refunded: '已退款' },
    method: { wechat: '微信', alipay: '支付宝', cash: '现金', credit_card: '刷卡', counter: '柜台付款' },
    mode: { dine_in: '堂食', takeout: '外带', delivery: '外送' },
    table: (number) => `${number} 号桌`,
    age: { fresh: '刚下单', warn: '要抓紧', late: '等太久' },
  },
  'zh-TW': {
    order: {
      pending: '待確認',
      confirmed: '已確認',
      preparing: '準備中',
      ready: '待上菜',
      serving: '上菜中',
      completed: '已完成',
      cancelled: '已取消',
    },
    item: { pending: '待做', preparing: '製作中', ready: '可上菜', served: '已上', cancelled: '已退' },
    payment: { unpaid: '未付', pending: '付款中', paid: '已付', failed: '付款失敗', refunded: '已退款' },
    method: { wechat: '微信支付', alipay: '支付寶', cash: '現金', credit_card: '刷卡', counter: '櫃檯付款' },
    mode: { dine_in: '內用', takeout: '外帶', delivery: '外送' },
    table: (number) => `${number} 桌`,
    age: { fresh: '剛下單', warn: '要抓緊', late: '等太久' },
  },
});

/** What every action says when it is taken back. */
export const actTexts = defineTexts({
  en: { undo: 'Undo', undone: 'Taken back.', back: 'Back', cancel: 'No, leave it', save: 'Save' },
  'zh-CN': { undo: '撤销', undone: '已撤销。', back: '返回', cancel: '不，保留', save: '保存' },
  'zh-TW': { undo: '復原', undone: '已復原。', back: '返回', cancel: '不，保留', save: '儲存' },
});

/** Where an order goes: its table, or how it is taken along. */
export function placeOf({
  table_number,
  service_mode,
}: Pick<OrderOnWire, 'table_number' | 'service_mode'>): string {
  return table_number === null ? words().mode[service_mode] : words().table(table_number);
}

/** `8 号桌 #58` */
export function nameOf(order: Pick<OrderOnWire, 'table_number' | 'service_mode' | 'daily_number'>): string {
  return `${placeOf(order)} #${order.daily_number}`;
}
