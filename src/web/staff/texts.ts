import { defineTexts } from '../language/define-texts.ts';

export const pageTexts = defineTexts({
  en: {
    title: 'Service',
    views: { orders: 'Orders', tables: 'Tables', recent: 'All orders' },
    create: 'New order',
    keys: 'Keys',
  },
  'zh-CN': {
    title: '服务台',
    views: { orders: '订单', tables: '桌台', recent: '全部订单' },
    create: '点单',
    keys: '快捷键',
  },
  'zh-TW': {
    title: '服務台',
    views: { orders: '訂單', tables: '桌位', recent: '全部訂單' },
    create: '點餐',
    keys: '快速鍵',
  },
});
