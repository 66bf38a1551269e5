import type { DeliveryStatus } from '../../../domain/delivery.ts';
import { defineTexts } from '../../language/define-texts.ts';

export const deliveryTexts = defineTexts({
  en: {
    title: 'Delivery',
    offered: 'This store delivers. Orders that are still to be brought:',
    notOffered:
      'This store serves guests who sit or come; it does not deliver. Delivery can be switched on under Stores.',
    none: 'Nothing is to be brought right now.',
    order: 'Order',
    address: 'Address',
    state: 'State',
    states: { pending: 'to be brought', completed: 'brought', cancelled: 'cancelled' } satisfies Record<
      DeliveryStatus,
      string
    >,
    handedOver: 'Brought',
    done: 'Marked as brought.',
  },
  'zh-CN': {
    title: '配送管理',
    offered: '本店提供配送。待配送的订单：',
    notOffered: '本店只有堂食和外带，不提供外送。如需开通，请到「店铺」中设置。',
    none: '目前没有待配送的订单。',
    order: '订单',
    address: '地址',
    state: '状态',
    states: { pending: '待配送', completed: '已送达', cancelled: '已取消' },
    handedOver: '已送达',
    done: '已标记为送达。',
  },
  'zh-TW': {
    title: '配送管理',
    offered: '本店提供外送。待配送的訂單：',
    notOffered: '本店只有內用和外帶，不提供外送。如需開通，請到「店鋪」中設定。',
    none: '目前沒有待配送的訂單。',
    order: '訂單',
    address: '地址',
    state: '狀態',
    states: { pending: '待配送', completed: '已送達', cancelled: '已取消' },
    handedOver: '已送達',
    done: '已標記為送達。',
  },
});
