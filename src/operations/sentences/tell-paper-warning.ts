import type { Language } from '../../domain/language.ts';

/** What of a paper was not printed as written, for a reader; jobs keep it in a form that programs read, too. */
export function tellPaperWarning(warning: string, language: Language): string {
  for (const { is, tell } of warnings) {
    const match = is.exec(warning);
    if (match) return tell[language](...match.slice(1).map((part) => tellDetail(part, language)));
  }
  return warning;
}

function tellDetail(detail: string, language: Language): string {
  for (const { is, tell } of details) {
    const match = is.exec(detail);
    if (match) return tell[language](...match.slice(1));
  }
  return detail;
}

interface Wording {
  readonly is: RegExp;
  readonly tell: Readonly<Record<Language, (...parts: readonly string[]) => string>>;
}

const character = (code = ''): string => String.fromCodePoint(Number.parseInt(code, 16));

const warnings: readonly Wording[] = [
  {
    is: /^unmappable: U\+([0-9A-F]+) ×(\d+)$/,
    tell: {
      'zh-CN': (code, count) => `打印机没有“${character(code)}”，${count} 处印成了“?”。`,
      'zh-TW': (code, count) => `印表機沒有「${character(code)}」，${count} 處印成了「?」。`,
      en: (code, count) => `The printer has no “${character(code)}”: ${count} × “?” instead.`,
    },
  },
  {
    is: /^cut off: (\d+) of (\d+) lines are missing$/,
    tell: {
      'zh-CN': (missing, all) => `内容过长：${all} 行中有 ${missing} 行没有打印。`,
      'zh-TW': (missing, all) => `內容過長：${all} 行中有 ${missing} 行沒有列印。`,
      en: (missing, all) => `Too long: ${missing} of ${all} lines were not printed.`,
    },
  },
  {
    is: /^qr left out: (\d+) bytes, 1 to (\d+) can be printed$/,
    tell: {
      'zh-CN': (bytes, most) => `二维码没有打印：内容有 ${bytes} 字节，须为 1 至 ${most} 字节。`,
      'zh-TW': (bytes, most) => `二維碼沒有列印：內容有 ${bytes} 位元組，須為 1 至 ${most} 位元組。`,
      en: (bytes, most) => `The QR code was left out: it has ${bytes} bytes, 1 to ${most} can be printed.`,
    },
  },
  {
    is: /^picture left out: (\d+) dots are wider than the paper$/,
    tell: {
      'zh-CN': (dots) => `图片没有打印：宽 ${dots} 点，比纸宽。`,
      'zh-TW': (dots) => `圖片沒有列印：寬 ${dots} 點，比紙寬。`,
      en: (dots) => `A picture was left out: ${dots} dots are wider than the paper.`,
    },
  },
  {
    is: /^Printed without its logo\. (.+)$/,
    tell: {
      'zh-CN': (detail) => `没有打印店标。${detail}`,
      'zh-TW': (detail) => `沒有列印店標。${detail}`,
      en: (detail) => `Printed without its logo. ${detail}`,
    },
  },
  {
    is: /^The printer has no font for all of the text and the rest was printed as "\?"\. (.+)$/,
    tell: {
      'zh-CN': (detail) => `打印机字库不全，缺的字印成了“?”。${detail}`,
      'zh-TW': (detail) => `印表機字型不全，缺的字印成了「?」。${detail}`,
      en: (detail) =>
        `The printer has no font for all of the text and the rest was printed as "?". ${detail}`,
    },
  },
];

const details: readonly Wording[] = [
  {
    is: /^Pictures need the package (\S+): install it with "(.+)" and restart\.$/,
    tell: {
      'zh-CN': (name, command) => `绘图需要软件包 ${name}：请运行“${command}”后重新启动。`,
      'zh-TW': (name, command) => `繪圖需要套件 ${name}：請執行「${command}」後重新啟動。`,
      en: (name, command) => `Pictures need the package ${name}: install it with "${command}" and restart.`,
    },
  },
  {
    is: /^The package (\S+) is another version than 2: install it anew and restart\.$/,
    tell: {
      'zh-CN': (name) => `软件包 ${name} 版本不对（应为 2）：请重新安装并重新启动。`,
      'zh-TW': (name) => `套件 ${name} 版本不對（應為 2）：請重新安裝並重新啟動。`,
      en: (name) => `The package ${name} is another version than 2: install it anew and restart.`,
    },
  },
  {
    is: /^No font with Chinese was found: install one \(for example (.+)\) or set printd\.font\.$/,
    tell: {
      'zh-CN': (examples) => `没有找到中文字体：请安装（例如 ${examples}）或设置 printd.font。`,
      'zh-TW': (examples) => `沒有找到中文字型：請安裝（例如 ${examples}）或設定 printd.font。`,
      en: (examples) =>
        `No font with Chinese was found: install one (for example ${examples}) or set printd.font.`,
    },
  },
  {
    is: /^The font of printd\.font can't be read \((.+)\): correct the setting\.$/,
    tell: {
      'zh-CN': (why) => `无法读取 printd.font 的字体（${why}）：请更正设置。`,
      'zh-TW': (why) => `無法讀取 printd.font 的字型（${why}）：請更正設定。`,
      en: (why) => `The font of printd.font can't be read (${why}): correct the setting.`,
    },
  },
  {
    is: /^The logo (.+) can't be (read|drawn) \((.+)\)\.$/,
    tell: {
      'zh-CN': (file, what, why) => `店标 ${file} 无法${what === 'read' ? '读取' : '绘制'}（${why}）。`,
      'zh-TW': (file, what, why) => `店標 ${file} 無法${what === 'read' ? '讀取' : '繪製'}（${why}）。`,
      en: (file, what, why) => `The logo ${file} can't be ${what} (${why}).`,
    },
  },
  {
    is: /^The logo (.+) is larger than 2 MB\.$/,
    tell: {
      'zh-CN': (file) => `店标 ${file} 超过 2 MB。`,
      'zh-TW': (file) => `店標 ${file} 超過 2 MB。`,
      en: (file) => `The logo ${file} is larger than 2 MB.`,
    },
  },
  {
    is: /^The logo (.+) is neither PNG nor SVG\.$/,
    tell: {
      'zh-CN': (file) => `店标 ${file} 既不是 PNG 也不是 SVG。`,
      'zh-TW': (file) => `店標 ${file} 既不是 PNG 也不是 SVG。`,
      en: (file) => `The logo ${file} is neither PNG nor SVG.`,
    },
  },
  {
    is: /^The logo (.+) shows nothing\.$/,
    tell: {
      'zh-CN': (file) => `店标 ${file} 是空白的。`,
      'zh-TW': (file) => `店標 ${file} 是空白的。`,
      en: (file) => `The logo ${file} shows nothing.`,
    },
  },
];
