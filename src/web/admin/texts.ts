import { defineTexts } from '../language/define-texts.ts';

/** Words of the office's frame; each section has its own. */
export const adminTexts = defineTexts({
  en: {
    office: 'Office',
    away: 'The server does not answer: what you typed stays here. Look at the network of this machine, and save when this sentence is gone.',
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
    away: '服务器没有应答：已输入的内容不会丢。请检查本机网络，等这句话消失后再保存。',
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
    away: '伺服器沒有回應：已輸入的內容不會遺失。請檢查本機網路，等這句話消失後再儲存。',
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
