import type { usageEn } from './en.ts';

export const usageZhCN: typeof usageEn = {
  unknownCommand: (name) => `没有 ${name} 这个命令。`,
  unknownOption: (name) => `没有 ${name} 这个选项。`,
  didYouMean: (names) => `您是想用 ${names} 吗？`,
  missingArgument: (name) => `缺少 <${name}>。`,
  missingValue: (option) => `${option} 后面要有值。`,
  missingOption: (option) => `必须给出 ${option}。`,
  conflict: (option, other) => `${option} 不能和 ${other} 一起用。`,
  tooMany: (taken, given) =>
    taken === 0 ? `这个命令不带参数，却给了 ${given} 个。` : `参数给了 ${given} 个，只能给 ${taken} 个。`,
  badArgument: (name, value) => `<${name}> 不能是“${value}”。`,
  badOption: (option, value) => `${option} 不能是“${value}”。`,
  mustBe: {
    oneOf: (choices) => `只能是其中一个：${choices}。`,
    someOf: (choices) => `只能从这些里选：${choices}。`,
    wholeFrom: (min) => `要用不小于 ${min} 的整数。`,
    wholeBetween: (min, max) => `要用 ${min} 到 ${max} 之间的整数。`,
    positive: () => '要用大于 0 的数，或 max。',
    notNegative: (text) => `“${text}”不是不小于 0 的数。`,
    amount: () => '要写成金额，例如 20 或 20.50。',
    moment: () => '要写成 15m、2h、1d 或 2026-01-08T20:00:00+08:00 这样。',
    day: () => '要写成日期，例如 2026-01-01。',
    dish: () => '要写成 3、3x2、5:规格=大杯 或 3x2#少辣 这样。',
    dishOptions: () => '选项要写成 规格=大杯,加料=珍珠+椰果 这样。',
    portions: () => '要写成 12、12x2 或 12,13x2 这样。',
    fault: () => '要写成 名称、名称=值 或 名称=值@lines=10*2 这样。',
    faultAfter: (units) => `在什么之后？用 ${units} 之一，各带一个数。`,
  },
};
