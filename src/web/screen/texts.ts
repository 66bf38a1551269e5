import { defineTexts } from '../language/define-texts.ts';

/** Words of what screens on a wall share: pairing, and being refused. */
export const screenTexts = defineTexts({
  en: {
    pairTitle: 'Pair this screen',
    pairHint: 'In the office: Devices → Pair a screen. Enter this code there.',
    pairMinutes: (minutes: number) => `Holds ${minutes} more min`,
    pairWaiting: 'Waiting …',
    pairOr: 'Or log in as staff',
    revoked: 'This screen may not show this store any more. Pair it again, or log in.',
  },
  'zh-CN': {
    pairTitle: '配对本屏',
    pairHint: '到后台：设备 → 配对屏幕，输入此码。',
    pairMinutes: (minutes) => `${minutes} 分钟内有效`,
    pairWaiting: '等待中…',
    pairOr: '或用店员账号登录',
    revoked: '本屏已无权显示这家店。请重新配对，或登录。',
  },
  'zh-TW': {
    pairTitle: '配對本螢幕',
    pairHint: '到後台：裝置 → 配對螢幕，輸入此碼。',
    pairMinutes: (minutes) => `${minutes} 分鐘內有效`,
    pairWaiting: '等待中…',
    pairOr: '或用店員帳號登入',
    revoked: '本螢幕已無權顯示這家店。請重新配對，或登入。',
  },
});
