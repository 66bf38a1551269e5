import type { FileTexts } from '../../../client/menu-file/file-faults.ts';
import { defineTexts } from '../../language/define-texts.ts';

const en = {
  title: 'Import & export',
  about: 'Dishes are found by their name; what a file leaves out stays as it is.',
  exportCsv: 'Save as table (CSV)',
  exportJson: 'Save as JSON',
  choose: 'Read a file (CSV or JSON)',
  carryOut: 'Change the menu so',
  done: 'The menu is what the file says.',
  reordered: 'order of the categories',
  summary: (added: number, changed: number, unchanged: number): string =>
    `${added} new dishes, ${changed} changed, ${unchanged} as they are.`,
  left: (count: number): string => `${count} dishes of the menu are not in the file and stay.`,
  file: {
    place: (line: number, column: number): string => `line ${line}, column ${column}`,
    refused: (file: string, count: number): string => `${file} has ${count} mistakes; nothing was changed.`,
    notJson: 'not JSON from here on',
    unclosed: 'a quote is not closed',
    unknownColumn: (name: string): string => `there is no field ${name}`,
    badCell: (field: string, text: string): string => `${field} can't be “${text}”`,
    twice: (name: string, line: number): string => `${name} is in line ${line} already`,
  } satisfies FileTexts,
};

/** What the dialog and the reader of menu files say. */
export const menuFileTexts = defineTexts({
  en,
  'zh-CN': {
    title: '导入与导出',
    about: '按菜名对应；文件中没有写的内容保持不变。',
    exportCsv: '保存为表格（CSV）',
    exportJson: '保存为 JSON',
    choose: '读取文件（CSV 或 JSON）',
    carryOut: '按此修改菜单',
    done: '菜单已与文件一致。',
    reordered: '分类顺序',
    summary: (added, changed, unchanged) => `新增 ${added} 道菜，修改 ${changed} 道，${unchanged} 道不变。`,
    left: (count) => `菜单上有 ${count} 道菜不在文件里，保持不变。`,
    file: {
      place: (line, column) => `第 ${line} 行第 ${column} 列`,
      refused: (file, count) => `${file} 有 ${count} 处错误；没有改动。`,
      notJson: '从这里起不是 JSON',
      unclosed: '引号没有结束',
      unknownColumn: (name) => `没有字段 ${name}`,
      badCell: (field, text) => `${field} 不能是“${text}”`,
      twice: (name, line) => `${name} 在第 ${line} 行已有`,
    },
  },
  'zh-TW': {
    title: '匯入與匯出',
    about: '依菜名對應；檔案中沒有寫的內容保持不變。',
    exportCsv: '儲存為表格（CSV）',
    exportJson: '儲存為 JSON',
    choose: '讀取檔案（CSV 或 JSON）',
    carryOut: '依此修改菜單',
    done: '菜單已與檔案一致。',
    reordered: '分類順序',
    summary: (added, changed, unchanged) => `新增 ${added} 道菜，修改 ${changed} 道，${unchanged} 道不變。`,
    left: (count) => `菜單上有 ${count} 道菜不在檔案裡，保持不變。`,
    file: {
      place: (line, column) => `第 ${line} 行第 ${column} 欄`,
      refused: (file, count) => `${file} 有 ${count} 處錯誤；沒有變更。`,
      notJson: '從這裡起不是 JSON',
      unclosed: '引號沒有結束',
      unknownColumn: (name) => `沒有欄位 ${name}`,
      badCell: (field, text) => `${field} 不能是「${text}」`,
      twice: (name, line) => `${name} 在第 ${line} 行已有`,
    },
  },
});
