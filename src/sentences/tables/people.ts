import type { SentenceTable } from '../sentence-table.ts';

/** Who may what: users, passwords, tokens, screens. */
export const people: SentenceTable = {
  'Log in first: the request has no credential.': ['请先登录：请求没有凭证。', '請先登入：請求沒有憑證。'],
  'The Authorization header must be: Bearer, a space, the token.': [
    'Authorization 头须为：Bearer、一个空格、令牌。',
    'Authorization 標頭須為：Bearer、一個空格、權杖。',
  ],
  'The token is not valid. Log in again.': ['令牌无效，请重新登录。', '權杖無效，請重新登入。'],
  'The token is not valid or has expired. Log in again.': [
    '令牌无效或已过期，请重新登录。',
    '權杖無效或已過期，請重新登入。',
  ],
  'The token is no longer valid. Log in again.': ['令牌已失效，请重新登录。', '權杖已失效，請重新登入。'],
  'The refresh token is unknown, used or expired. Log in again.': [
    '刷新令牌不存在、已用过或已过期，请重新登录。',
    '更新權杖不存在、已用過或已過期，請重新登入。',
  ],
  'The device token is unknown or revoked. Pair the device again.': [
    '设备令牌不存在或已撤销，请重新配对设备。',
    '裝置權杖不存在或已撤銷，請重新配對裝置。',
  ],
  'The ticket is unknown, used or expired. Ask for a new one.': [
    '连接票据不存在、已用过或已过期，请重新获取。',
    '連線票券不存在、已用過或已過期，請重新取得。',
  ],
  'A {} may not do this.': ['{1:role}没有权限做这件事。', '{1:role}沒有權限做這件事。'],
  'The user name or the password is wrong.': ['用户名或密码不对。', '使用者名稱或密碼不對。'],
  'Too many tries to log in. Try again in {} s.': [
    '登录尝试太多，请 {1} 秒后再试。',
    '登入嘗試太多，請 {1} 秒後再試。',
  ],
  'Too many log-ins at once. Try again in a moment.': [
    '同时登录的人太多，请稍后再试。',
    '同時登入的人太多，請稍後再試。',
  ],
  'Too many tries. Try again in {} s.': ['操作太频繁，请 {1} 秒后再试。', '操作太頻繁，請 {1} 秒後再試。'],
  'Choose a password of your own first: PUT /orchestration/users/me/password.': [
    '请先设置自己的密码：PUT /orchestration/users/me/password。',
    '請先設定自己的密碼：PUT /orchestration/users/me/password。',
  ],

  'There is no user {}.': ['没有用户 {1}。', '沒有使用者 {1}。'],
  'The user is gone. Log in again.': ['用户已不存在，请重新登录。', '使用者已不存在，請重新登入。'],
  'The user name {} is taken.': ['用户名 {1} 已被使用。', '使用者名稱 {1} 已被使用。'],
  'The user name has invisible characters.': ['用户名含有看不见的字符。', '使用者名稱含有看不見的字元。'],
  'The user name mixes alphabets whose letters look alike.': [
    '用户名混用了字形相似的不同字母表。',
    '使用者名稱混用了字形相似的不同字母表。',
  ],
  '{} is the only admin. Make another one first.': [
    '{1} 是唯一的管理员，请先新建另一位。',
    '{1} 是唯一的管理員，請先新增另一位。',
  ],
  'Only an admin may make staff and admins. Leave the role and the stores out to sign up.': [
    '只有管理员可以新建店员和管理员。顾客注册请不要填角色和店铺。',
    '只有管理員可以新增店員和管理員。顧客註冊請不要填角色和店家。',
  ],
  "The demo's admin makes no admins. Make one on this machine: restaurantctl user add NAME --role admin.": [
    '演示管理员不能新建管理员。请在本机新建：restaurantctl user add 用户名 --role admin。',
    '示範管理員不能新增管理員。請在本機新增：restaurantctl user add 使用者名稱 --role admin。',
  ],
  'Only an admin of all stores sees to backups, check-ups, keys and settings.': [
    '只有管理全部店铺的管理员可以处理备份、检查、密钥和设置。',
    '只有管理全部店家的管理員可以處理備份、檢查、金鑰和設定。',
  ],
  'A password has at least {} characters.': ['密码至少 {1} 个字符。', '密碼至少 {1} 個字元。'],
  'A password is none that everybody tries first.': [
    '这个密码太容易猜到，请换一个。',
    '這個密碼太容易猜到，請換一個。',
  ],
  'A password has at most 72 bytes (24 Chinese characters).': [
    '密码最多 72 字节（24 个汉字）。',
    '密碼最多 72 位元組（24 個漢字）。',
  ],
  'The present password is wrong.': ['当前密码不对。', '目前的密碼不對。'],
  'The new password is the old one.': ['新密码和旧密码一样，请换一个。', '新密碼和舊密碼一樣，請換一個。'],
  'The password was changed meanwhile. Log in again.': [
    '密码刚被改过，请重新登录。',
    '密碼剛被改過，請重新登入。',
  ],

  'There is no device {}.': ['没有设备 {1}。', '沒有裝置 {1}。'],
  'Too many screens are waiting. Try again in a minute.': [
    '等待配对的屏幕太多，请一分钟后再试。',
    '等待配對的螢幕太多，請一分鐘後再試。',
  ],
  'No screen shows the code {}. Look at it again.': [
    '没有屏幕显示配对码 {1}，请再看一眼。',
    '沒有螢幕顯示配對碼 {1}，請再看一眼。',
  ],
  'The code {} was entered already.': ['配对码 {1} 已经输入过。', '配對碼 {1} 已經輸入過。'],
  'The code has expired. Ask for a new one.': ['配对码已过期，请重新获取。', '配對碼已過期，請重新取得。'],
  'This screen was revoked. Ask for a new code.': [
    '这块屏幕已被撤销，请重新获取配对码。',
    '這個螢幕已被撤銷，請重新取得配對碼。',
  ],
};
