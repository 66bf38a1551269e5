import { defineTexts } from '../../language/define-texts.ts';

export const whyTexts = defineTexts({
  en: {
    next: 'What to do now',
    story: 'What happened',
    papers: 'Papers',
    screens: 'Kitchen screens',
    shown: 'has shown it',
    notShown: 'has not shown it yet',
    by: (who: string) => `by ${who}`,
  },
  'zh-CN': {
    next: '现在该做什么',
    story: '发生了什么',
    papers: '纸单',
    screens: '厨房屏',
    shown: '已显示',
    notShown: '还没显示',
    by: (who) => `操作：${who}`,
  },
  'zh-TW': {
    next: '現在該做什麼',
    story: '發生了什麼',
    papers: '紙單',
    screens: '廚房螢幕',
    shown: '已顯示',
    notShown: '還沒顯示',
    by: (who) => `操作：${who}`,
  },
});
