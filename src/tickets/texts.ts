import type { OrderStatus } from '../domain/order.ts';

export const ticketLanguages = ['zh-CN', 'zh-TW', 'en'] as const;
export type TicketLanguage = (typeof ticketLanguages)[number];

/** Every word that a template prints; a language that lacks one doesn't compile. */
export interface TicketTexts {
  readonly reprint: string;
  readonly duplicate: string;
  readonly requestedBy: string;
  readonly copy: string;
  /** Above the name of the printer that should have printed it. */
  readonly standsInFor: string;
  readonly table: string;
  readonly dineIn: string;
  readonly takeout: string;
  readonly delivery: string;
  readonly addition: string;
  readonly change: string;
  readonly voided: string;
  readonly voidMark: string;
  readonly cancelled: string;
  readonly orderNote: string;
  /** Above dishes whose station no printer takes. */
  readonly unrouted: string;
  readonly job: string;
  readonly runningNumber: string;
  readonly order: string;
  readonly time: string;
  readonly status: string;
  readonly statuses: Readonly<Record<OrderStatus, string>>;
  readonly discount: string;
  readonly total: string;
  readonly thanks: string;
  readonly testTitle: string;
  readonly testPrinter: string;
  readonly testColumns: string;
  readonly testBigText: string;
  readonly testQuestion: string;
}

/** Marks that guard against cooking twice stay bilingual in Chinese: the reader may be anyone in the kitchen. */
export const ticketTexts: Readonly<Record<TicketLanguage, TicketTexts>> = {
  'zh-CN': {
    reprint: '补打 REPRINT',
    duplicate: '可能重复 MAY BE DUPLICATE',
    requestedBy: '补打人',
    copy: '副本 COPY',
    standsInFor: '代打 FOR',
    table: '桌号',
    dineIn: '堂食',
    takeout: '外带',
    delivery: '外卖',
    addition: '加单 ADD',
    change: '改单 CHANGE',
    voided: '退菜 VOID',
    voidMark: '退',
    cancelled: '取消 VOID',
    orderNote: '整单',
    unrouted: '无打印机 NO PRINTER',
    job: '任务',
    runningNumber: '流水',
    order: '订单号',
    time: '时间',
    status: '状态',
    statuses: {
      pending: '待确认',
      confirmed: '已确认',
      preparing: '准备中',
      ready: '待上菜',
      serving: '上菜中',
      completed: '已完成',
      cancelled: '已取消',
    },
    discount: '优惠',
    total: '总计',
    thanks: '谢谢惠顾，欢迎再来！',
    testTitle: '打印测试 TEST',
    testPrinter: '打印机',
    testColumns: '每行字符',
    testBigText: '大字 BIG',
    testQuestion: '以上标尺应正好占满一行',
  },
  'zh-TW': {
    reprint: '補印 REPRINT',
    duplicate: '可能重複 MAY BE DUPLICATE',
    requestedBy: '補印人',
    copy: '副本 COPY',
    standsInFor: '代印 FOR',
    table: '桌號',
    dineIn: '內用',
    takeout: '外帶',
    delivery: '外送',
    addition: '加點 ADD',
    change: '改單 CHANGE',
    voided: '退菜 VOID',
    voidMark: '退',
    cancelled: '取消 VOID',
    orderNote: '整單',
    unrouted: '無印表機 NO PRINTER',
    job: '工作',
    runningNumber: '流水',
    order: '訂單號',
    time: '時間',
    status: '狀態',
    statuses: {
      pending: '待確認',
      confirmed: '已確認',
      preparing: '準備中',
      ready: '待上菜',
      serving: '上菜中',
      completed: '已完成',
      cancelled: '已取消',
    },
    discount: '優惠',
    total: '總計',
    thanks: '謝謝惠顧，歡迎再來！',
    testTitle: '列印測試 TEST',
    testPrinter: '印表機',
    testColumns: '每行字元',
    testBigText: '大字 BIG',
    testQuestion: '以上標尺應正好佔滿一行',
  },
  en: {
    reprint: 'REPRINT',
    duplicate: 'MAY BE DUPLICATE',
    requestedBy: 'Asked by',
    copy: 'COPY',
    standsInFor: 'PRINTED FOR',
    table: 'Table',
    dineIn: 'DINE IN',
    takeout: 'TAKEOUT',
    delivery: 'DELIVERY',
    addition: 'ADD',
    change: 'CHANGE',
    voided: 'VOID',
    voidMark: 'VOID',
    cancelled: 'CANCEL / VOID',
    orderNote: 'Order',
    unrouted: 'NO PRINTER',
    job: 'Job',
    runningNumber: 'No.',
    order: 'Order',
    time: 'Time',
    status: 'Status',
    statuses: {
      pending: 'Pending',
      confirmed: 'Confirmed',
      preparing: 'Preparing',
      ready: 'Ready',
      serving: 'Serving',
      completed: 'Completed',
      cancelled: 'Cancelled',
    },
    discount: 'Discount',
    total: 'Total',
    thanks: 'Thank you, see you again!',
    testTitle: 'PRINT TEST',
    testPrinter: 'Printer',
    testColumns: 'Columns',
    testBigText: 'BIG',
    testQuestion: 'The ruler above fills exactly one line',
  },
};
