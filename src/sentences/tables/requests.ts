import type { SentenceTable } from '../sentence-table.ts';

/** Requests that are wrong as such, whatever they are about. */
export const requests: SentenceTable = {
  'Something went wrong here. It has been logged with the request id.': [
    '这里出了问题，已连同请求编号写入日志。',
    '這裡出了問題，已連同請求編號寫入記錄。',
  ],
  'There is nothing at {}.': ['{1} 没有任何内容。', '{1} 沒有任何內容。'],
  'There is nothing here.': ['这里没有内容。', '這裡沒有內容。'],
  '{} is not possible at {}; possible: {}.': ['{2} 不支持 {1}，可用：{3}。', '{2} 不支援 {1}，可用：{3}。'],
  '{} is not supported.': ['不支持 {1}。', '不支援 {1}。'],
  'There is no such form; there are: {}.': ['没有这种格式，可用：{1}。', '沒有這種格式，可用：{1}。'],
  'This Idempotency-Key was used for another request.': [
    '这个 Idempotency-Key 已用于另一个请求。',
    '這個 Idempotency-Key 已用於另一個請求。',
  ],
  'An Idempotency-Key has at most 255 characters.': [
    'Idempotency-Key 最多 255 个字符。',
    'Idempotency-Key 最多 255 個字元。',
  ],
  'The address has a NUL.': ['地址里有 NUL 字符。', '網址裡有 NUL 字元。'],
  'The request needs a JSON body.': ['请求需要 JSON 内容。', '請求需要 JSON 內容。'],
  'Invalid.': ['内容不符合要求。', '內容不符合要求。'],
  'The body must be a JSON object.': ['请求内容须是 JSON 对象。', '請求內容須是 JSON 物件。'],
  'The body is not valid JSON: {}': ['请求内容不是有效的 JSON：{1}', '請求內容不是有效的 JSON：{1}'],
  'The body is not valid UTF-8.': ['请求内容不是有效的 UTF-8。', '請求內容不是有效的 UTF-8。'],
  'The body has the field {} twice.': ['请求内容里字段 {1} 出现两次。', '請求內容裡欄位 {1} 出現兩次。'],
  'The form has the field {} twice.': ['表单里字段 {1} 出现两次。', '表單裡欄位 {1} 出現兩次。'],
  'The body is nested deeper than {}.': ['请求内容嵌套超过 {1} 层。', '請求內容巢狀超過 {1} 層。'],
  'The body has a field {}.': ['请求内容里不能有字段 {1}。', '請求內容裡不能有欄位 {1}。'],
  'A field’s name has a NUL or half a character (a lone surrogate).': [
    '字段名里有 NUL 或半个字符（单独的代理项）。',
    '欄位名稱裡有 NUL 或半個字元（單獨的代理項）。',
  ],
  '{} has a NUL or half a character (a lone surrogate).': [
    '{1} 里有 NUL 或半个字符（单独的代理项）。',
    '{1} 裡有 NUL 或半個字元（單獨的代理項）。',
  ],
  'Send the body as application/json.': ['请以 application/json 发送。', '請以 application/json 傳送。'],
  'Send the body without Content-Encoding.': [
    '发送时请不要用 Content-Encoding。',
    '傳送時請不要用 Content-Encoding。',
  ],
  'A body has at most {} bytes.': ['请求内容最大 {1} 字节。', '請求內容最大 {1} 位元組。'],
  'The request broke off.': ['请求中断了。', '請求中斷了。'],
  "The form can't be read: {}": ['表单读不了：{1}', '表單無法讀取：{1}'],
  'The form has no file.': ['表单里没有文件。', '表單裡沒有檔案。'],
  'The pages are not built. Run `npm run setup`.': [
    '网页还没有生成，请运行 `npm run setup`。',
    '網頁還沒有產生，請執行 `npm run setup`。',
  ],
  'The database takes no writes.': ['数据库无法写入。', '資料庫無法寫入。'],
  'The database is busy. Try again.': ['数据库正忙，请重试。', '資料庫忙碌中，請重試。'],
  'The disk is full: nothing was saved. Free some space.': [
    '磁盘已满，没有保存。请腾出空间。',
    '磁碟已滿，沒有儲存。請騰出空間。',
  ],
};
