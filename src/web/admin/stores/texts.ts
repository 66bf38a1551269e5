import type { ConfirmPolicy, GuestCart, ServiceMode } from '../../../domain/order.ts';
import { defineTexts } from '../../language/define-texts.ts';

export const storesTexts = defineTexts({
  en: {
    title: 'Stores',
    add: 'Add a store',
    name: 'Name',
    address: 'Address',
    timezone: 'Time zone',
    currency: 'Currency',
    language: 'Language of paper and messages',
    policy: 'When the kitchen prints',
    policies: {
      manual: 'When staff confirm the order',
      on_payment: 'As soon as it is paid',
      immediate: 'At once',
    } satisfies Record<ConfirmPolicy, string>,
    modes: 'Offered',
    serviceModes: { dine_in: 'Dine in', takeout: 'Takeout', delivery: 'Delivery' } satisfies Record<
      ServiceMode,
      string
    >,
    guestCart: 'The phones of a table',
    guestCarts: { shared: 'Fill one cart together', own: 'Each has its own cart' } satisfies Record<
      GuestCart,
      string
    >,
    dayStart: 'The day begins at',
    dayStartHint: 'Orders before this hour count for the day before.',
    removeQuestion: (name: string) => `${name} and its tables disappear; past orders stay in the reports.`,
  },
  'zh-CN': {
    title: '店铺',
    add: '新增店铺',
    name: '店名',
    address: '地址',
    timezone: '时区',
    currency: '币种',
    language: '小票与消息语言',
    policy: '何时通知后厨出票',
    policies: { manual: '店员确认后', on_payment: '支付后立即', immediate: '下单后立即' },
    modes: '提供的用餐方式',
    serviceModes: { dine_in: '堂食', takeout: '外带', delivery: '配送' },
    guestCart: '同桌多部手机点餐',
    guestCarts: { shared: '共用一个购物车', own: '各点各的' },
    dayStart: '营业日开始时间',
    dayStartHint: '在此时间之前的订单算前一天。',
    removeQuestion: (name) => `「${name}」及其桌台将被删除；历史订单仍保留在报表中。`,
  },
  'zh-TW': {
    title: '店鋪',
    add: '新增店鋪',
    name: '店名',
    address: '地址',
    timezone: '時區',
    currency: '幣別',
    language: '單據與訊息語言',
    policy: '何時通知後廚出單',
    policies: { manual: '店員確認後', on_payment: '付款後立即', immediate: '下單後立即' },
    modes: '提供的用餐方式',
    serviceModes: { dine_in: '內用', takeout: '外帶', delivery: '外送' },
    guestCart: '同桌多支手機點餐',
    guestCarts: { shared: '共用一個購物車', own: '各點各的' },
    dayStart: '營業日開始時間',
    dayStartHint: '在此時間之前的訂單算前一天。',
    removeQuestion: (name) => `「${name}」及其桌位將被刪除；歷史訂單仍保留在報表中。`,
  },
});
