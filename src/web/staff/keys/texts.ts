import { defineTexts } from '../../language/define-texts.ts';
import type { KeyAction } from './key-actions.ts';

export const keyTexts = defineTexts({
  en: {
    title: 'Keys',
    hint: 'A key acts on the chosen order, or on the first of its column.',
    actions: {
      orders: 'Orders',
      tables: 'Tables',
      recent: 'All orders',
      create: 'New order',
      next: 'Next order',
      previous: 'Order before',
      confirm: 'Confirm',
      pay: 'Take payment',
      serve: 'Serve all that is ready',
      note: 'Take note of a reminder',
      mute: 'Sound on, off',
      help: 'This help',
    } satisfies Record<KeyAction, string>,
  },
  'zh-CN': {
    title: '快捷键',
    hint: '按键作用于选中的订单；没有选中时作用于该列第一张。',
    actions: {
      orders: '订单',
      tables: '桌台',
      recent: '全部订单',
      create: '新点单',
      next: '下一张',
      previous: '上一张',
      confirm: '确认接单',
      pay: '收款',
      serve: '全部上菜',
      note: '提醒知道了',
      mute: '静音或开声音',
      help: '本帮助',
    },
  },
  'zh-TW': {
    title: '快速鍵',
    hint: '按鍵作用於選取的訂單；沒有選取時作用於該欄第一張。',
    actions: {
      orders: '訂單',
      tables: '桌位',
      recent: '全部訂單',
      create: '新點餐',
      next: '下一張',
      previous: '上一張',
      confirm: '確認接單',
      pay: '收款',
      serve: '全部上菜',
      note: '提醒知道了',
      mute: '靜音或開聲音',
      help: '本說明',
    },
  },
});
