import type { SentenceTable } from '../sentence-table.ts';

/** What zod says by itself where a schema of ours names no sentence. */
export const schema: SentenceTable = {
  'Invalid input': ['内容不符合要求', '內容不符合要求'],
  'Invalid input: expected {}, received undefined': ['必填', '必填'],
  'Invalid input: expected {}, received {}': [
    '须是{1:type}，收到的是{2:type}',
    '須是{1:type}，收到的是{2:type}',
  ],
  'Invalid input: expected {}': ['须是 {1}', '須是 {1}'],
  'Invalid input: more than one option matched': ['同时符合多种写法', '同時符合多種寫法'],
  'Invalid option: expected one of {}': ['须是以下之一：{1}', '須是以下之一：{1}'],
  'Invalid discriminator value. Expected {}': ['须是以下之一：{1}', '須是以下之一：{1}'],
  'Too big: expected string to have <={} characters': ['最多 {1} 个字符', '最多 {1} 個字元'],
  'Too small: expected string to have >=1 characters': ['不能为空', '不能為空'],
  'Too small: expected string to have >={} characters': ['至少 {1} 个字符', '至少 {1} 個字元'],
  'Too big: expected string to have exactly {} characters': ['须恰好 {1} 个字符', '須恰好 {1} 個字元'],
  'Too small: expected string to have exactly {} characters': ['须恰好 {1} 个字符', '須恰好 {1} 個字元'],
  'Too big: expected {} to have <={} items': ['最多 {2} 项', '最多 {2} 項'],
  'Too small: expected {} to have >={} items': ['至少 {2} 项', '至少 {2} 項'],
  'Too big: expected {} to be <={}': ['最大 {2}', '最大 {2}'],
  'Too big: expected {} to be <{}': ['须小于 {2}', '須小於 {2}'],
  'Too small: expected {} to be >={}': ['最小 {2}', '最小 {2}'],
  'Too small: expected {} to be >{}': ['须大于 {2}', '須大於 {2}'],
  'Invalid string: must match pattern {}': ['须符合格式 {1}', '須符合格式 {1}'],
  'Invalid number: must be a multiple of {}': ['须是 {1} 的倍数', '須是 {1} 的倍數'],
  'Invalid email address': ['不是有效的邮箱地址', '不是有效的電子郵件地址'],
  'Invalid ISO date': ['须是日期，例如 2026-01-08', '須是日期，例如 2026-01-08'],
  'Invalid ISO datetime': [
    '须是 ISO 时间，例如 2026-01-08T23:48:47+08:00',
    '須是 ISO 時間，例如 2026-01-08T23:48:47+08:00',
  ],
  'Invalid URL': ['不是有效的网址', '不是有效的網址'],
  'Invalid base64-encoded string': ['须是 base64 编码', '須是 base64 編碼'],
  'Invalid key in {}': ['名称不符合要求', '名稱不符合要求'],
};
