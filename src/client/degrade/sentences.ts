import type { Language } from '../../domain/language.ts';

/**
 * What a restaurant can be without:
 * - `system`: nothing runs
 * - `api`: orders, bumps and payments can't be entered
 * - `hub`: screens get nothing new
 * - `printd`: nothing is printed
 * - `printer`: one printer does not print; `{name}` is which
 * - `uplink`: the internet, and with it payment providers
 * - `link`: this screen does not reach the restaurant
 * - `standstill`: the API and printing
 * - `kitchen`: the hub and printing, so new orders reach nobody
 */
export type Loss =
  | 'system'
  | 'api'
  | 'hub'
  | 'printd'
  | 'printer'
  | 'uplink'
  | 'link'
  | 'standstill'
  | 'kitchen';

/** For each loss one sentence: what still works, and what staff should do. */
export const degradeSentences: Readonly<Record<Loss, Readonly<Record<Language, string>>>> = {
  system: {
    'zh-CN': '系统没有运行：之前的订单都在；请先用纸笔记单、收现金，启动后补录。',
    'zh-TW': '系統沒有在執行：之前的訂單都在；請先用紙筆記單、收現金，啟動後補錄。',
    en: 'The system does not run: no earlier order is lost; take orders on paper and cash at the till, and enter them after the start.',
  },
  api: {
    'zh-CN':
      '暂时不能下单、改单和收款：已确认的单子照常打印，屏幕上的订单仍可看；请先用纸笔记单，恢复后补录。',
    'zh-TW':
      '暫時不能下單、改單和收款：已確認的單子照常列印，螢幕上的訂單仍可看；請先用紙筆記單，恢復後補錄。',
    en: 'Orders and payments can’t be entered now: confirmed tickets still print and screens still show what they have; write new orders down and enter them when it is back.',
  },
  hub: {
    'zh-CN': '屏幕暂时收不到新消息：下单、收款和打印照常；请按打印的单子做菜，恢复后屏幕会自动补齐。',
    'zh-TW': '螢幕暫時收不到新訊息：下單、收款和列印照常；請按列印的單子做菜，恢復後螢幕會自動補齊。',
    en: 'Screens get nothing new now: ordering, paying and printing go on; cook from the paper tickets, the screens catch up by themselves.',
  },
  printd: {
    'zh-CN': '暂时不能打印：下单、收款和屏幕照常；请看后厨屏做菜，恢复后待打的单子会自动打出。',
    'zh-TW': '暫時不能列印：下單、收款和螢幕照常；請看後廚螢幕做菜，恢復後待印的單子會自動印出。',
    en: 'Nothing is printed now: ordering, paying and screens go on; cook from the kitchen screen, waiting tickets print when it is back.',
  },
  printer: {
    'zh-CN': '打印机 {name} 不能打印：它的单子在排队，一张不丢；请看后厨屏做菜，并检查它的纸、盖和电源。',
    'zh-TW': '印表機 {name} 不能列印：它的單子在排隊，一張不丟；請看後廚螢幕做菜，並檢查它的紙、蓋和電源。',
    en: 'Printer {name} does not print: its tickets wait and none is lost; cook from the kitchen screen and look at its paper, cover and power.',
  },
  uplink: {
    'zh-CN': '外网断开：扫码点餐、后厨和打印照常；微信和支付宝不可用，请改收现金。',
    'zh-TW': '外網斷開：掃碼點餐、後廚和列印照常；微信和支付寶不可用，請改收現金。',
    en: 'The internet is away: ordering by code, the kitchen and printing go on; payments by provider don’t, take cash.',
  },
  link: {
    'zh-CN': '本屏连不上餐厅：别的屏幕和打印照常；请按打印的单子做菜，并检查本机的网络。',
    'zh-TW': '本螢幕連不上餐廳：別的螢幕和列印照常；請按列印的單子做菜，並檢查本機的網路。',
    en: 'This screen does not reach the restaurant: other screens and printing go on; cook from the paper tickets and look at the network of this machine.',
  },
  standstill: {
    'zh-CN':
      '暂时不能下单、收款和打印：之前的订单都在，屏幕上的订单仍可看；请先用纸笔记单、口头传菜，恢复后补录。',
    'zh-TW':
      '暫時不能下單、收款和列印：之前的訂單都在，螢幕上的訂單仍可看；請先用紙筆記單、口頭傳菜，恢復後補錄。',
    en: 'Nothing can be entered, paid or printed now: no earlier order is lost and screens still show what they have; take orders on paper and enter them when it is back.',
  },
  kitchen: {
    'zh-CN':
      '新单到不了后厨，屏幕和打印都停了：下单和收款照常，一单不丢；请口头传单，恢复后屏幕和待打的单子会自动补齐。',
    'zh-TW':
      '新單到不了後廚，螢幕和列印都停了：下單和收款照常，一單不丟；請口頭傳單，恢復後螢幕和待印的單子會自動補齊。',
    en: 'New orders reach neither screens nor printers: ordering and paying go on and nothing is lost; call orders out to the kitchen, screens and tickets catch up by themselves.',
  },
};

/** @param name of the printer, where the loss is one */
export function degradeSentence(loss: Loss, language: Language, name = ''): string {
  return degradeSentences[loss][language].replace('{name}', name);
}
