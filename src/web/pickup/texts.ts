import { defineTexts } from '../language/define-texts.ts';

const words = {
  en: { preparing: 'Preparing', ready: 'Ready to collect' },
  'zh-CN': { preparing: '制作中', ready: '请取餐' },
  'zh-TW': { preparing: '製作中', ready: '請取餐' },
} as const;

/** The words of the screen that guests look at; beside each, the same for who reads another language. */
export const pickupTexts = defineTexts({
  en: {
    ...words.en,
    also: words['zh-CN'],
    title: 'Pickup',
    table: (table: string) => `Table ${table}`,
    nothingReady: 'Your number appears here.',
    offline: 'Reconnecting … ask at the counter',
    sound: 'Turn the sound on',
    and: ' and ',
    called: (place: string) => `Number ${place}, ready to collect`,
  },
  'zh-CN': {
    ...words['zh-CN'],
    also: words.en,
    title: '取餐屏',
    table: (table) => `桌${table}`,
    nothingReady: '做好后，您的号码会出现在这里。',
    offline: '正在重连，请向店员询问',
    sound: '开启提示音',
    and: '、',
    called: (place) => `请 ${place} 号取餐`,
  },
  'zh-TW': {
    ...words['zh-TW'],
    also: words.en,
    title: '取餐螢幕',
    table: (table) => `桌${table}`,
    nothingReady: '做好後，您的號碼會出現在這裡。',
    offline: '重新連線中，請向店員詢問',
    sound: '開啟提示音',
    and: '、',
    called: (place) => `請 ${place} 號取餐`,
  },
});
