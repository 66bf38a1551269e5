import type { ChildState } from '../domain/child-process.ts';
import type { Language } from '../domain/language.ts';
import type { ServiceMode } from '../domain/order.ts';
import type { ChargeStatus } from '../domain/payment.ts';
import type { PrintJobState } from '../domain/print-job.ts';
import type { PrinterActionState } from '../domain/printer-action.ts';
import type { TaskState } from '../domain/provider-task.ts';
import type { RefundStatus } from '../domain/refund.ts';
import type { Role } from '../domain/roles.ts';
import type { SagaState } from '../domain/saga.ts';
import { names } from './names.ts';
import type { Translation } from './sentence-table.ts';

/** Values inside sentences that are words of ours. */
export type WordKind = 'order' | 'dish' | 'method' | keyof typeof ownWords;

/** A word, or a list of them, in Chinese; what is no word of ours stays as it is. */
export function translateWords(words: string, kind: WordKind, language: Exclude<Language, 'en'>): string {
  const table = wordsOf(kind, language);
  return words
    .split(', ')
    .map((word) => table.get(word) ?? word)
    .join('、');
}

const ownWords = {
  mode: {
    dine_in: ['堂食', '內用'],
    takeout: ['外带', '外帶'],
    delivery: ['外送', '外送'],
  } satisfies Words<ServiceMode>,
  role: {
    customer: ['顾客', '顧客'],
    staff: ['店员', '店員'],
    admin: ['管理员', '管理員'],
    guest: ['桌上的客人', '桌上的客人'],
    kitchen: ['后厨屏', '廚房螢幕'],
    printer: ['打印客户端', '列印用戶端'],
  } satisfies Words<Role>,
  provider: {
    'WeChat Pay': ['微信支付', '微信支付'],
    Alipay: ['支付宝', '支付寶'],
    Stripe: [' Stripe ', ' Stripe '],
  },
  charge: {
    pending: ['待支付', '待付款'],
    success: ['已支付', '已付款'],
    failed: ['失败', '失敗'],
    cancelled: ['已放弃', '已放棄'],
    refunded: ['已退款', '已退款'],
  } satisfies Words<ChargeStatus>,
  refund: {
    requested: ['退款中', '退款中'],
    done: ['已退款', '已退款'],
    failed: ['失败', '失敗'],
  } satisfies Words<RefundStatus>,
  job: {
    pending: ['排队中', '排隊中'],
    waiting: ['等待打印机', '等待印表機'],
    printing: ['打印中', '列印中'],
    completed: ['已打印', '已列印'],
    sent: ['已发送，无法核实', '已送出，無法確認'],
    unconfirmed: ['未核实', '未確認'],
    failed: ['失败', '失敗'],
    cancelled: ['已取消', '已取消'],
    expired: ['已过期', '已過期'],
  } satisfies Words<PrintJobState>,
  action: {
    pending: ['等待执行', '等待執行'],
    sending: ['正在发送', '正在傳送'],
    sent: ['完成', '完成'],
    unconfirmed: ['已发送，没有回应', '已送出，沒有回應'],
    refused: ['未执行', '未執行'],
    expired: ['已过期', '已過期'],
  } satisfies Words<PrinterActionState>,
  task: {
    waiting: ['等待中', '等待中'],
    running: ['进行中', '進行中'],
    done: ['已完成', '已完成'],
    needs_attention: ['需要人处理', '需要人處理'],
  } satisfies Words<TaskState>,
  saga: {
    pending_start: ['未开始', '未開始'],
    executing: ['进行中', '進行中'],
    completed: ['已完成', '已完成'],
    compensating: ['撤销中', '撤銷中'],
    compensated: ['已撤销', '已撤銷'],
    needs_attention: ['需要人处理', '需要人處理'],
  } satisfies Words<SagaState>,
  service: {
    stopped: ['已停止', '已停止'],
    starting: ['启动中', '啟動中'],
    ready: ['就绪', '就緒'],
    backoff: ['已崩溃，即将重启', '已當機，即將重新啟動'],
    stopping: ['停止中', '停止中'],
    failed: ['失败，已放弃', '失敗，已放棄'],
  } satisfies Words<ChildState>,
  /** Of JSON, as zod names them. */
  type: {
    string: ['文字', '文字'],
    number: ['数字', '數字'],
    int: ['整数', '整數'],
    boolean: ['true 或 false', 'true 或 false'],
    array: ['列表', '清單'],
    object: ['对象', '物件'],
    record: ['对象', '物件'],
    null: ['空值', '空值'],
  },
} as const;

type Words<Word extends string> = Readonly<Record<Word, Translation>>;

function wordsOf(kind: WordKind, language: Exclude<Language, 'en'>): ReadonlyMap<string, string> {
  const { orderStates, itemStates, methods } = names[language];
  if (kind === 'order') return new Map(Object.entries(orderStates));
  if (kind === 'dish') return new Map(Object.entries(itemStates));
  if (kind === 'method') return new Map(Object.entries(methods));
  const index = language === 'zh-CN' ? 0 : 1;
  return new Map(
    Object.entries<Translation>(ownWords[kind]).map(([word, translation]) => [word, translation[index]]),
  );
}
