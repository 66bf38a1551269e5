import type { usageEn } from './en.ts';

export const usageZhTW: typeof usageEn = {
  unknownCommand: (name) => `沒有 ${name} 這個指令。`,
  unknownOption: (name) => `沒有 ${name} 這個選項。`,
  didYouMean: (names) => `您是想用 ${names} 嗎？`,
  missingArgument: (name) => `缺少 <${name}>。`,
  missingValue: (option) => `${option} 後面要有值。`,
  missingOption: (option) => `必須給出 ${option}。`,
  conflict: (option, other) => `${option} 不能和 ${other} 一起用。`,
  tooMany: (taken, given) =>
    taken === 0 ? `這個指令不帶參數，卻給了 ${given} 個。` : `參數給了 ${given} 個，只能給 ${taken} 個。`,
  badArgument: (name, value) => `<${name}> 不能是「${value}」。`,
  badOption: (option, value) => `${option} 不能是「${value}」。`,
  mustBe: {
    oneOf: (choices) => `只能是其中一個：${choices}。`,
    someOf: (choices) => `只能從這些裡選：${choices}。`,
    wholeFrom: (min) => `要用不小於 ${min} 的整數。`,
    wholeBetween: (min, max) => `要用 ${min} 到 ${max} 之間的整數。`,
    positive: () => '要用大於 0 的數，或 max。',
    notNegative: (text) => `「${text}」不是不小於 0 的數。`,
    amount: () => '要寫成金額，例如 20 或 20.50。',
    moment: () => '要寫成 15m、2h、1d 或 2026-01-08T20:00:00+08:00 這樣。',
    day: () => '要寫成日期，例如 2026-01-01。',
    dish: () => '要寫成 3、3x2、5:規格=大杯 或 3x2#少辣 這樣。',
    dishOptions: () => '選項要寫成 規格=大杯,加料=珍珠+椰果 這樣。',
    portions: () => '要寫成 12、12x2 或 12,13x2 這樣。',
    fault: () => '要寫成 名稱、名稱=值 或 名稱=值@lines=10*2 這樣。',
    faultAfter: (units) => `在什麼之後？用 ${units} 之一，各帶一個數。`,
  },
};
