import type { SentenceTable, Translation } from '../sentence-table.ts';
import type { WordKind } from '../words.ts';

/** States that don't follow one another. */
export const moves: SentenceTable = {
  ...movesOf('order', 'order', ['订单', '訂單']),
  ...movesOf('dish', 'dish', ['这道菜', '這道餐點']),
  ...movesOf('payment', 'charge', ['支付', '付款']),
  ...movesOf('refund', 'refund', ['退款', '退款']),
  ...movesOf('saga', 'saga', ['流程', '流程']),
  ...movesOf('print job', 'job', ['打印任务', '列印工作']),
  ...movesOf('printer action', 'action', ['打印机操作', '印表機操作']),
  ...movesOf('provider task', 'task', ['支付渠道的任务', '支付管道的工作']),
  ...movesOf('service', 'service', ['服务', '服務']),
};

function movesOf(thing: string, kind: WordKind, [simplified, traditional]: Translation): SentenceTable {
  const begin = `The ${thing} is {} and can't become {}.`;
  const now: Translation = [`${simplified}目前是“{1:${kind}}”`, `${traditional}目前是「{1:${kind}}」`];
  const never: Translation = [`不能改为“{2:${kind}}”`, `不能改為「{2:${kind}}」`];
  return {
    [`${begin} It is final.`]: [
      `${now[0]}，这是最终状态，${never[0]}。`,
      `${now[1]}，這是最終狀態，${never[1]}。`,
    ],
    [`${begin} It may become: {}.`]: [
      `${now[0]}，${never[0]}。可改为：{3:${kind}}。`,
      `${now[1]}，${never[1]}。可改為：{3:${kind}}。`,
    ],
  };
}
