import { defineTexts } from '../../language/define-texts.ts';

export const recentTexts = defineTexts({
  en: {
    search: 'Number or table',
    more: 'Earlier orders',
    none: 'No order is like that.',
    hint: 'Refund, print again, take back or look at what happened: tap an order.',
  },
  'zh-CN': {
    search: '单号或桌号',
    more: '更早的订单',
    none: '没有这样的订单。',
    hint: '退款、重打小票、撤回、查看来龙去脉：点开订单即可。',
  },
  'zh-TW': {
    search: '單號或桌號',
    more: '更早的訂單',
    none: '沒有這樣的訂單。',
    hint: '退款、重印收據、撤回、查看來龍去脈：點開訂單即可。',
  },
});
