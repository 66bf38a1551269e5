import type { Language } from '../domain/language.ts';
import type { ItemStatus, OrderStatus, PaymentMethod } from '../domain/order.ts';

/** What stands for itself in any sentence: the states of orders and dishes, the ways to pay. */
export interface Names {
  readonly orderStates: Readonly<Record<OrderStatus, string>>;
  readonly itemStates: Readonly<Record<ItemStatus, string>>;
  readonly methods: Readonly<Record<PaymentMethod, string>>;
}

export const names: Readonly<Record<Language, Names>> = {
  en: {
    orderStates: {
      pending: 'waiting for confirmation',
      confirmed: 'confirmed',
      preparing: 'being prepared',
      ready: 'ready to serve',
      serving: 'being served',
      completed: 'completed',
      cancelled: 'cancelled',
    },
    itemStates: {
      pending: 'waiting',
      preparing: 'being prepared',
      ready: 'ready',
      served: 'served',
      cancelled: 'cancelled',
    },
    methods: {
      wechat: 'WeChat Pay',
      alipay: 'Alipay',
      cash: 'cash',
      credit_card: 'credit card',
      counter: 'at the counter',
    },
  },
  'zh-CN': {
    orderStates: {
      pending: '待确认',
      confirmed: '已确认',
      preparing: '准备中',
      ready: '待上菜',
      serving: '上菜中',
      completed: '已完成',
      cancelled: '已取消',
    },
    itemStates: {
      pending: '待制作',
      preparing: '制作中',
      ready: '已做好',
      served: '已上菜',
      cancelled: '已退',
    },
    methods: {
      wechat: '微信支付',
      alipay: '支付宝',
      cash: '现金',
      credit_card: '信用卡',
      counter: '柜台支付',
    },
  },
  'zh-TW': {
    orderStates: {
      pending: '待確認',
      confirmed: '已確認',
      preparing: '準備中',
      ready: '待上菜',
      serving: '上菜中',
      completed: '已完成',
      cancelled: '已取消',
    },
    itemStates: {
      pending: '待製作',
      preparing: '製作中',
      ready: '已做好',
      served: '已上菜',
      cancelled: '已退',
    },
    methods: {
      wechat: '微信支付',
      alipay: '支付寶',
      cash: '現金',
      credit_card: '信用卡',
      counter: '櫃檯付款',
    },
  },
};
