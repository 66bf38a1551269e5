import type { Language } from '../../domain/language.ts';
import type { PrinterTrouble } from '../../domain/printer-trouble.ts';

/** How a printer is and what a person should do, in the reader's language. */
export interface PrinterAdvice {
  readonly is: string;
  readonly todo: string;
}

export function advisePrinter(trouble: PrinterTrouble, language: Language): PrinterAdvice {
  const [is, todo] = catalogue[language][trouble];
  return { is, todo };
}

/** The same as whole sentences that name the printer. */
export function describePrinter(
  name: string,
  trouble: PrinterTrouble,
  language: Language,
): { readonly sentence: string; readonly action: string } {
  const { is, todo } = advisePrinter(trouble, language);
  return namings[language](name, is, todo);
}

const namings: Readonly<
  Record<Language, (name: string, is: string, todo: string) => { sentence: string; action: string }>
> = {
  'zh-CN': (name, is, todo) => ({
    sentence: `打印机 ${name} ${is}。`,
    action: `打印机 ${name} ${is}：${todo}`,
  }),
  'zh-TW': (name, is, todo) => ({
    sentence: `印表機 ${name} ${is}。`,
    action: `印表機 ${name} ${is}：${todo}`,
  }),
  en: (name, is, todo) => ({ sentence: `Printer ${name} ${is}.`, action: `Printer ${name} ${is}. ${todo}` }),
};

type Catalogue = Readonly<Record<PrinterTrouble, readonly [is: string, todo: string]>>;

const catalogue: Readonly<Record<Language, Catalogue>> = {
  'zh-CN': {
    paper: ['缺纸', '请装纸。'],
    near_end: ['纸快用完', '请备好新纸卷。'],
    cover: ['机盖打开', '请合上机盖。'],
    cutter: ['切刀卡住', '请排除卡纸，合上机盖，再按“恢复”。'],
    overheated: ['打印头过热', '请等它冷却，会自动继续。'],
    error: ['报告故障', '请查看，关机再开机。'],
    offline: ['连接不上', '请检查电源和网线。'],
    busy: ['被其他设备占用', '请结束那边的打印。'],
    identity: ['该地址上是另一台打印机', '请核对地址；若无误，重新保存设置。'],
    untrusted: ['应答不可信', '请检查线缆和型号设置，再重新开机。'],
    link: ['连接中断', '请检查线缆。'],
    crash: ['打印服务中断', '请查看日志。'],
    printer_disabled: ['已停用', '需要时请启用。'],
    printer_paused: ['已暂停', '请恢复打印。'],
    settings: ['设置有误', '请更正设置。'],
    mute: ['不会报告状态', '请自行查看出纸。'],
  },
  'zh-TW': {
    paper: ['缺紙', '請裝紙。'],
    near_end: ['紙快用完', '請備好新紙捲。'],
    cover: ['機蓋打開', '請蓋上機蓋。'],
    cutter: ['切刀卡住', '請排除卡紙，蓋上機蓋，再按「恢復」。'],
    overheated: ['列印頭過熱', '請等它冷卻，會自動繼續。'],
    error: ['回報故障', '請查看，關機再開機。'],
    offline: ['連線不上', '請檢查電源和網路線。'],
    busy: ['被其他裝置占用', '請結束那邊的列印。'],
    identity: ['該位址上是另一台印表機', '請核對位址；若無誤，重新儲存設定。'],
    untrusted: ['應答不可信', '請檢查線材和型號設定，再重新開機。'],
    link: ['連線中斷', '請檢查線材。'],
    crash: ['列印服務中斷', '請查看記錄。'],
    printer_disabled: ['已停用', '需要時請啟用。'],
    printer_paused: ['已暫停', '請恢復列印。'],
    settings: ['設定有誤', '請更正設定。'],
    mute: ['不會回報狀態', '請自行查看出紙。'],
  },
  en: {
    paper: ['has no paper', 'Load paper.'],
    near_end: ['is nearly out of paper', 'Have a new roll ready.'],
    cover: ['has an open cover', 'Close the cover.'],
    cutter: ['has a stuck cutter', 'Free it, close the cover, then have it recover.'],
    overheated: ['has a hot print head', 'Let it cool down; it goes on by itself.'],
    error: ['reports an error', 'Look at it, then switch it off and on.'],
    offline: ["can't be reached", 'Check its power and its cable.'],
    busy: ['is busy with another device', 'End the printing there.'],
    identity: [
      'is another printer than before',
      "Check its address; if that is right, save the printer's settings again.",
    ],
    untrusted: ['answers with noise', 'Check the cable and the profile, then switch it off and on.'],
    link: ['lost its connection', 'Check the cable.'],
    crash: ['lost the printing service', 'See the log.'],
    printer_disabled: ['is switched off', 'Enable it when it is needed.'],
    printer_paused: ['is paused', 'Resume it.'],
    settings: ['has wrong settings', 'Correct its settings.'],
    mute: ["can't say how it is", 'Look at its paper yourself.'],
  },
};
