import type { SentenceTable } from '../sentence-table.ts';

/** Settings that are wrong, and what each may be. */
export const settings: SentenceTable = {
  '{} is {} (in {}); it must be {}.': [
    '{1} 是 {2}（写在 {3}），须是{4:rule}。',
    '{1} 是 {2}（寫在 {3}），須是{4:rule}。',
  ],
  '{} is {} (from {}); it must be {}.': [
    '{1} 是 {2}（来自 {3}），须是{4:rule}。',
    '{1} 是 {2}（來自 {3}），須是{4:rule}。',
  ],
  '{} is {} (default); it must be {}.': [
    '{1} 是 {2}（默认值），须是{3:rule}。',
    '{1} 是 {2}（預設值），須是{3:rule}。',
  ],
  '{} (in {}) is no such setting; {}': [
    '没有 {1} 这个设置（写在 {2}）。{3:rule}',
    '沒有 {1} 這個設定（寫在 {2}）。{3:rule}',
  ],
  '{} (from {}) is no such setting; {}': [
    '没有 {1} 这个设置（来自 {2}）。{3:rule}',
    '沒有 {1} 這個設定（來自 {2}）。{3:rule}',
  ],
  '{} (default) is no such setting; {}': [
    '没有 {1} 这个设置（默认值）。{2:rule}',
    '沒有 {1} 這個設定（預設值）。{2:rule}',
  ],
  'did you mean {}?': ['您是想用 {1} 吗？', '您是想用 {1} 嗎？'],
  'see restaurantctl config list.': [
    '全部设置：restaurantctl config list',
    '全部設定：restaurantctl config list',
  ],

  'a text': ['文字', '文字'],
  'a name': ['名称', '名稱'],
  'a list': ['列表', '清單'],
  'a list with at least one entry': ['至少一项的列表', '至少一項的清單'],
  'a list with, at place {}, {}': ['列表，其中第 {1} 项是{2:rule}', '清單，其中第 {1} 項是{2:rule}'],
  'a list with, at place {}, as {} {}': [
    '列表，其中第 {1} 项的 {2} 是{3:rule}',
    '清單，其中第 {1} 項的 {2} 是{3:rule}',
  ],
  'a whole number from {} to {}': [' {1} 到 {2} 的整数', ' {1} 到 {2} 的整數'],
  'empty or an address that begins with http:// or https://': [
    '空的，或以 http:// 或 https:// 开头的地址',
    '空的，或以 http:// 或 https:// 開頭的網址',
  ],
  'empty or an address that begins with postgres://': [
    '空的，或以 postgres:// 开头的地址',
    '空的，或以 postgres:// 開頭的網址',
  ],
  'an address to listen on, like 127.0.0.1 or 0.0.0.0': [
    '监听的地址，例如 127.0.0.1 或 0.0.0.0',
    '監聽的位址，例如 127.0.0.1 或 0.0.0.0',
  ],
  'an origin like https://pos.example.com, without a path; "*" would let every page on the web in': [
    '像 https://pos.example.com 这样不带路径的来源；“*”会放进网上的任何网页',
    '像 https://pos.example.com 這樣不帶路徑的來源；「*」會放進網路上的任何網頁',
  ],
  'an IP address like 127.0.0.1': ['像 127.0.0.1 这样的 IP 地址', '像 127.0.0.1 這樣的 IP 位址'],
  'an address like printer.example.com, 203.0.113.7:9100 or 203.0.113.0/24': [
    '像 printer.example.com、203.0.113.7:9100 或 203.0.113.0/24 这样的地址',
    '像 printer.example.com、203.0.113.7:9100 或 203.0.113.0/24 這樣的位址',
  ],
  'an IP address or a network like 192.168.1.0/24': [
    ' IP 地址，或像 192.168.1.0/24 这样的网段',
    ' IP 位址，或像 192.168.1.0/24 這樣的網段',
  ],
  'empty or a time of day like 04:30': ['空的，或像 04:30 这样的时间', '空的，或像 04:30 這樣的時間'],
  'a share of the price from 0.01 to 1 with at most two decimals': [
    '价格的比例，0.01 到 1，最多两位小数',
    '價格的比例，0.01 到 1，最多兩位小數',
  ],
  'empty or a secret of at least 32 bytes': ['空的，或至少 32 字节的密钥', '空的，或至少 32 位元組的金鑰'],
  'empty or a key of exactly 32 bytes': ['空的，或恰好 32 字节的密钥', '空的，或恰好 32 位元組的金鑰'],
  'empty or the digits of the merchant number': ['空的，或商户号的数字', '空的，或商店代號的數字'],
  'another port than {}': ['与 {1} 不同的端口', '與 {1} 不同的連接埠'],
  'at least {}': ['不小于 {1} 的值', '不小於 {1} 的值'],
  'set, as the rest of payments.{} is': [
    '有值的，因为 payments.{1} 的其他各项都已填写',
    '有值的，因為 payments.{1} 的其他各項都已填寫',
  ],
  '"simulated" or "none" as long as payments.wechat, payments.alipay and payments.stripe are all empty': [
    '“simulated”或“none”，因为 payments.wechat、payments.alipay 和 payments.stripe 都是空的',
    '「simulated」或「none」，因為 payments.wechat、payments.alipay 和 payments.stripe 都是空的',
  ],
  'the address under which providers reach this API (or set api.public_url)': [
    '支付渠道访问此 API 的地址（或设置 api.public_url）',
    '支付管道存取此 API 的網址（或設定 api.public_url）',
  ],
};
