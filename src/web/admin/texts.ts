import { defineTexts } from '../language/define-texts.ts';

/** Words of the office's frame; each section has its own. */
export const adminTexts = defineTexts({
  en: {
    office: 'Office',
    sections: {
      analytics: 'Figures',
      shift: 'Shift report',
      menu: 'Menu',
      tables: 'Tables & QR',
      customers: 'Guests & members',
      delivery: 'Delivery',
      users: 'People',
      devices: 'Screens & devices',
      stores: 'Stores',
      settings: 'Settings',
    },
  },
  'zh-CN': {
    office: '后台',
    sections: {
      analytics: '数据统计',
      shift: '交班报表',
      menu: '菜单管理',
      tables: '桌台与二维码',
      customers: '顾客与会员',
      delivery: '配送管理',
      users: '人员',
      devices: '屏幕与设备',
      stores: '店铺',
      settings: '系统配置',
    },
  },
  'zh-TW': {
    office: '後台',
    sections: {
      analytics: '數據統計',
      shift: '交班報表',
      menu: '菜單管理',
      tables: '桌位與 QR 碼',
      customers: '顧客與會員',
      delivery: '配送管理',
      users: '人員',
      devices: '螢幕與裝置',
      stores: '店鋪',
      settings: '系統設定',
    },
  },
});
