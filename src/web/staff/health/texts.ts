import { defineTexts } from '../../language/define-texts.ts';

/** What is broken, what still works, what people do until it is mended. */
export const healthTexts = defineTexts({
  en: {
    live: 'Live',
    waiting: 'Asking',
    lost: 'No connection',
    hub: 'Live updates are interrupted. The page asks every 5 seconds instead; ordering, payments and printing go on as usual.',
    printd:
      'The printing service does not answer. Papers wait in line and are not lost. Look at the kitchen screen, call dishes out; printing goes on by itself.',
    away: (time: string) =>
      `The server does not answer: this is how things stood at ${time}. Orders already placed are safe, and the kitchen screen keeps them. Write new orders on paper and enter them later. The page goes on by itself.`,
  },
  'zh-CN': {
    live: '实时',
    waiting: '查询中',
    lost: '断线',
    hub: '实时推送中断，本页改为每 5 秒查询一次；点单、收款、打印照常。',
    printd: '打印服务没有响应。纸单都在排队，不会丢；请看厨房屏，必要时口头传菜，恢复后自动打印。',
    away: (time) =>
      `连不上服务器，画面停在 ${time}。已下的订单不会丢，厨房屏上仍能看到；新单请先写在纸上，恢复后补录。本页会自动恢复。`,
  },
  'zh-TW': {
    live: '即時',
    waiting: '查詢中',
    lost: '斷線',
    hub: '即時推送中斷，本頁改為每 5 秒查詢一次；點餐、收款、列印照常。',
    printd: '列印服務沒有回應。紙單都在排隊，不會遺失；請看廚房螢幕，必要時口頭傳菜，恢復後自動列印。',
    away: (time) =>
      `連不上伺服器，畫面停在 ${time}。已送出的訂單不會遺失，廚房螢幕上仍看得到；新單請先寫在紙上，恢復後補登。本頁會自動恢復。`,
  },
});
