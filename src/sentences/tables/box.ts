import type { SentenceTable } from '../sentence-table.ts';

/** The machine under the restaurant: backups, settings, keys, and whether anything runs. */
export const box: SentenceTable = {
  'There is no file {}.': ['没有文件 {1}。', '沒有檔案 {1}。'],
  '{} is there already. Choose another name.': ['{1} 已经存在，请换个名称。', '{1} 已經存在，請換個名稱。'],
  '{}: this backup is being made.': ['{1}：正在备份。', '{1}：正在備份。'],
  'A backup is named by letters, digits, dots and dashes.': [
    '备份名称只能用字母、数字、点和短横。',
    '備份名稱只能用字母、數字、點和連字號。',
  ],
  'The disk is full: there is no room for the backup.': ['磁盘已满，放不下备份。', '磁碟已滿，放不下備份。'],
  '{} is no backup of this program.': ['{1} 不是本程序的备份。', '{1} 不是本程式的備份。'],
  '{} is no backup of this program, or damaged.': [
    '{1} 不是本程序的备份，或已损坏。',
    '{1} 不是本程式的備份，或已損壞。',
  ],
  '{} is not what was backed up: it was changed or cut short.': [
    '{1} 和当初备份的不一样：被改过或不完整。',
    '{1} 和當初備份的不一樣：被改過或不完整。',
  ],
  '{} is missing: it belongs to the backup and says what must be in it.': [
    '缺少 {1}：它是备份的一部分，记着备份里该有什么。',
    '缺少 {1}：它是備份的一部分，記著備份裡該有什麼。',
  ],
  '{} does not describe a backup.': ['{1} 写的不是备份说明。', '{1} 寫的不是備份說明。'],
  '{} is damaged: {}.': ['{1} 已损坏：{2}。', '{1} 已損壞：{2}。'],
  '{} is damaged: unreadable.': ['{1} 已损坏，读不了。', '{1} 已損壞，無法讀取。'],
  '{} is damaged: rows of {} point to nothing.': [
    '{1} 已损坏：{2} 里有记录指向不存在的内容。',
    '{1} 已損壞：{2} 裡有紀錄指向不存在的內容。',
  ],
  '{} has a gap in the stream {}.': ['{1} 的事件流 {2} 有缺口。', '{1} 的事件流 {2} 有缺口。'],
  '{} comes from a newer version of the program. Update first.': [
    '{1} 来自更新版本的程序，请先升级。',
    '{1} 來自更新版本的程式，請先升級。',
  ],
  'The data was written by a newer version (schema {}, this one knows {}). Install that version again, or restore a backup made before the upgrade.':
    [
      '数据由更新的版本写入（结构 {1}，本版本支持 {2}）。请重新安装那个版本，或恢复升级前的备份。',
      '資料由更新的版本寫入（結構 {1}，本版本支援 {2}）。請重新安裝那個版本，或還原升級前的備份。',
    ],

  "{} can't be read: {}": ['{1} 读不了：{2}', '{1} 無法讀取：{2}'],
  '{} holds secrets and other users may read it. Run: chmod 600 {}': [
    '{1} 里有密钥，其他用户也能读。请运行：chmod 600 {2}',
    '{1} 裡有金鑰，其他使用者也能讀。請執行：chmod 600 {2}',
  ],
  "Can't read the settings in {}: {}": ['读不了 {1} 里的设置：{2}', '無法讀取 {1} 裡的設定：{2}'],
  "{} is written in a way that can't be edited safely; set {} by hand.": [
    '{1} 的写法不便自动修改，请手动设置 {2}。',
    '{1} 的寫法不便自動修改，請手動設定 {2}。',
  ],
  "The data folder {} (data_dir) can't be used: {}": [
    '数据文件夹 {1}（data_dir）不能用：{2}',
    '資料夾 {1}（data_dir）不能用：{2}',
  ],
  'The key comes from RESTAURANTCTL_AUTH_SECRET: set another one there and restart, or remove it.': [
    '密钥来自 RESTAURANTCTL_AUTH_SECRET：请在那里换一个并重启，或去掉它。',
    '金鑰來自 RESTAURANTCTL_AUTH_SECRET：請在那裡換一個並重新啟動，或移除它。',
  ],
  '{} is gone.': ['{1} 不见了。', '{1} 不見了。'],
  '{} is damaged: {} {}. Restore it from a backup, or remove it to make new secrets (everyone must log in again and tables need new QR codes).':
    [
      '{1} 已损坏：{2} {3}。请从备份恢复，或删掉它来生成新密钥（所有人要重新登录，桌台要换新的二维码）。',
      '{1} 已損壞：{2} {3}。請從備份還原，或刪掉它來產生新金鑰（所有人要重新登入，桌位要換新的 QR 碼）。',
    ],
  '{} has {} bytes; a secret must have at least 32. Make one: openssl rand -base64 32': [
    '{1} 只有 {2} 字节，密钥至少 32 字节。生成：openssl rand -base64 32',
    '{1} 只有 {2} 位元組，金鑰至少 32 位元組。產生：openssl rand -base64 32',
  ],
  '{} is an example or easy to guess: anybody could sign tokens. Make one: openssl rand -base64 32': [
    '{1} 是示例或容易猜到，谁都能签发令牌。生成：openssl rand -base64 32',
    '{1} 是範例或容易猜到，誰都能簽發權杖。產生：openssl rand -base64 32',
  ],
  "The package {} is needed for this provider and can't be loaded. Install it: npm install {}": [
    '这个支付渠道需要软件包 {1}，但加载不了。请安装：npm install {2}',
    '這個支付管道需要套件 {1}，但無法載入。請安裝：npm install {2}',
  ],
  "The file of {} can't be read: {}": ['设置 {1} 的文件读不了：{2}', '設定 {1} 的檔案無法讀取：{2}'],
  '{} is {}, and the users {} have the passwords everybody knows. Set new ones (restaurantctl user passwd NAME), remove them (restaurantctl user rm NAME), or listen on 127.0.0.1 without api.public_url.':
    [
      '{1} 是 {2}，而用户 {3} 用的是人人知道的密码。请设新密码（restaurantctl user passwd 用户名）、删除用户（restaurantctl user rm 用户名），或只监听 127.0.0.1 且不设 api.public_url。',
      '{1} 是 {2}，而使用者 {3} 用的是人人知道的密碼。請設新密碼（restaurantctl user passwd 使用者名稱）、刪除使用者（restaurantctl user rm 使用者名稱），或只監聽 127.0.0.1 且不設 api.public_url。',
    ],
  '{} is {}, and payments are simulated: whoever reaches this API could approve a payment without paying. Set payments.provider = "none" to take cash and cards only, or "real" with the keys of your providers; or listen on 127.0.0.1 without a public_url.':
    [
      '{1} 是 {2}，而支付是模拟的：能访问此 API 的人不付钱就能批准支付。请设 payments.provider = "none" 只收现金和刷卡，或设 "real" 并填支付渠道的密钥；或只监听 127.0.0.1 且不设 public_url。',
      '{1} 是 {2}，而付款是模擬的：能存取此 API 的人不付錢就能核准付款。請設 payments.provider = "none" 只收現金和刷卡，或設 "real" 並填支付管道的金鑰；或只監聽 127.0.0.1 且不設 public_url。',
    ],

  'Nothing answers at {}.': ['{1} 没有应答。', '{1} 沒有回應。'],
  '{} did not answer within {} ms.': ['{1} 在 {2} 毫秒内没有应答。', '{1} 在 {2} 毫秒內沒有回應。'],
  'The connection to {} broke before the answer came.': [
    '与 {1} 的连接在应答前中断了。',
    '與 {1} 的連線在回應前中斷了。',
  ],
  'The server answered {}.': ['服务器的应答是 {1}。', '伺服器的回應是 {1}。'],
  '{} is missing.': ['缺少 {1}。', '缺少 {1}。'],
  'Nothing runs in this data folder. Start it with restaurantctl start.': [
    '这个数据文件夹里没有在运行的系统。启动：restaurantctl start',
    '這個資料夾裡沒有執行中的系統。啟動：restaurantctl start',
  ],
  'The supervisor did not tell its status.': ['系统没有报告状态。', '系統沒有回報狀態。'],
  'The supervisor ended before it had answered.': ['系统在应答前结束了。', '系統在回應前結束了。'],
  'Port {} ({}, {}) is already taken by pid {} ({}). End that program or set another port.': [
    '端口 {1}（{2}，{3}）已被进程 {4}（{5}）占用。请结束那个程序，或设另一个端口。',
    '連接埠 {1}（{2}，{3}）已被程序 {4}（{5}）佔用。請結束那個程式，或設另一個連接埠。',
  ],
  'Port {} ({}, {}) is already taken. End that program or set another port.': [
    '端口 {1}（{2}，{3}）已被占用。请结束占用它的程序，或设另一个端口。',
    '連接埠 {1}（{2}，{3}）已被佔用。請結束佔用它的程式，或設另一個連接埠。',
  ],
  "Port {} on {} ({}, {}) can't be opened: this user may not open it.": [
    '{2} 的端口 {1}（{3}，{4}）打不开：当前用户没有权限。',
    '{2} 的連接埠 {1}（{3}，{4}）無法開啟：目前的使用者沒有權限。',
  ],
  "Port {} on {} ({}, {}) can't be opened: {}.": [
    '{2} 的端口 {1}（{3}，{4}）打不开：{5}。',
    '{2} 的連接埠 {1}（{3}，{4}）無法開啟：{5}。',
  ],
  'Not a request: {} {}': ['不是有效的请求：{1} {2}', '不是有效的請求：{1} {2}'],
  '{} does not belong to this start: {}.': ['{1} 不属于这次启动：{2}。', '{1} 不屬於這次啟動：{2}。'],
  'The system is being stopped.': ['系统正在停止。', '系統正在停止。'],
  'Already running in this data folder ({}, pid {}, since {}). See restaurantctl status, or stop it with restaurantctl stop.':
    [
      '这个数据文件夹里已有系统在运行（{1}，进程 {2}，自 {3}）。查看：restaurantctl status；停止：restaurantctl stop',
      '這個資料夾裡已有系統在執行（{1}，程序 {2}，自 {3}）。查看：restaurantctl status；停止：restaurantctl stop',
    ],
  'Already running in this data folder. See restaurantctl status, or stop it with restaurantctl stop.': [
    '这个数据文件夹里已有系统在运行。查看：restaurantctl status；停止：restaurantctl stop',
    '這個資料夾裡已有系統在執行。查看：restaurantctl status；停止：restaurantctl stop',
  ],
  'The log grows faster than it is read; ask again.': [
    '日志增长得比读取快，请重试。',
    '記錄增長得比讀取快，請重試。',
  ],
  'Stopped before everything was ready.': ['全部就绪前就停止了。', '全部就緒前就停止了。'],
};
