import type { PrintCause, PrintJobState, PrintJobType, Proof } from '../../../domain/print-job.ts';
import { defineTexts } from '../../language/define-texts.ts';

interface JobWords {
  readonly states: Readonly<Record<PrintJobState, string>>;
  readonly types: Readonly<Record<PrintJobType, string>>;
  readonly causes: Readonly<Record<PrintCause, string>>;
  readonly proofs: Readonly<Record<Proof, string>>;
}

/** What states, kinds, causes and proofs of print jobs are called. */
export const jobWords = defineTexts({
  en: {
    states: {
      pending: 'Queued',
      waiting: 'Waiting',
      printing: 'Printing',
      completed: 'Printed',
      sent: 'Sent, not answered',
      unconfirmed: 'Unconfirmed',
      failed: 'Not printed',
      cancelled: 'Cancelled',
      expired: 'Too late',
    },
    types: {
      order: 'Kitchen ticket',
      receipt: 'Receipt',
      bill: 'Bill',
      report: 'Day report',
      test: 'Test page',
    },
    causes: {
      paper: 'The printer has no paper.',
      cover: "The printer's cover is open.",
      cutter: 'The cutter is stuck.',
      overheated: 'The print head is too hot.',
      error: 'The printer reports an error.',
      offline: "The printer can't be reached.",
      busy: 'Another device is printing there.',
      identity: 'Another printer answers at that address.',
      untrusted: 'The printer answers with noise.',
      link: 'The connection broke while it printed.',
      crash: 'The printing service stopped while it printed.',
      printer_disabled: 'The printer is switched off in the settings.',
      printer_paused: 'The printer is paused.',
    },
    proofs: {
      process_id: 'The printer confirmed the paper.',
      status: 'The printer answered after it and was well.',
      client: 'The print client said so.',
      person: 'A person saw the paper.',
      none: 'No proof.',
    },
  } satisfies JobWords,
  'zh-CN': {
    states: {
      pending: '排队中',
      waiting: '等打印机',
      printing: '打印中',
      completed: '已打印',
      sent: '已发送，未应答',
      unconfirmed: '待确认',
      failed: '未打出',
      cancelled: '已取消',
      expired: '已过期',
    },
    types: { order: '厨房单', receipt: '小票', bill: '账单', report: '日报表', test: '测试页' },
    causes: {
      paper: '打印机缺纸。',
      cover: '打印机机盖打开。',
      cutter: '切刀卡住。',
      overheated: '打印头过热。',
      error: '打印机报告故障。',
      offline: '打印机连接不上。',
      busy: '打印机正被其他设备占用。',
      identity: '该地址上是另一台打印机。',
      untrusted: '打印机应答不可信。',
      link: '打印途中连接中断。',
      crash: '打印途中打印服务中断。',
      printer_disabled: '打印机已停用。',
      printer_paused: '打印机已暂停。',
    },
    proofs: {
      process_id: '打印机已确认出纸。',
      status: '打印后打印机应答正常。',
      client: '打印客户端已确认。',
      person: '有人看到了纸。',
      none: '没有凭据。',
    },
  },
  'zh-TW': {
    states: {
      pending: '排隊中',
      waiting: '等印表機',
      printing: '列印中',
      completed: '已列印',
      sent: '已送出，未回應',
      unconfirmed: '待確認',
      failed: '未印出',
      cancelled: '已取消',
      expired: '已過期',
    },
    types: { order: '廚房單', receipt: '收據', bill: '帳單', report: '日報表', test: '測試頁' },
    causes: {
      paper: '印表機缺紙。',
      cover: '印表機機蓋打開。',
      cutter: '切刀卡住。',
      overheated: '列印頭過熱。',
      error: '印表機回報故障。',
      offline: '印表機連線不上。',
      busy: '印表機正被其他裝置占用。',
      identity: '該位址上是另一台印表機。',
      untrusted: '印表機回應不可信。',
      link: '列印途中連線中斷。',
      crash: '列印途中列印服務中斷。',
      printer_disabled: '印表機已停用。',
      printer_paused: '印表機已暫停。',
    },
    proofs: {
      process_id: '印表機已確認出紙。',
      status: '列印後印表機回應正常。',
      client: '列印用戶端已確認。',
      person: '有人看到了紙。',
      none: '沒有憑據。',
    },
  },
});
