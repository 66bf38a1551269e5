import type { SentenceTable } from '../sentence-table.ts';

/** Printers, print jobs and what is drawn on paper. */
export const paper: SentenceTable = {
  'There is no printer {}.': ['没有打印机 {1}。', '沒有印表機 {1}。'],
  'Printer {} is switched off.': ['打印机 {1} 已停用。', '印表機 {1} 已停用。'],
  'Printer {} is paused or switched off.': ['打印机 {1} 已暂停或已停用。', '印表機 {1} 已暫停或已停用。'],
  'Another worker has printer {} by now.': ['打印机 {1} 已由别处接手。', '印表機 {1} 已由別處接手。'],
  'Printer {} has nothing for {}.': ['打印机 {1} 不支持 {2}。', '印表機 {1} 不支援 {2}。'],
  'There is no printer action {}.': ['没有打印机操作 {1}。', '沒有印表機操作 {1}。'],
  'Action {} comes too late.': ['操作 {1} 已经太迟。', '操作 {1} 已經太遲。'],
  'Printer {} is reached by {}: change its connection to websocket, or give the client another name.': [
    '打印机 {1} 的连接方式是 {2}：请改成 websocket，或给打印客户端换个名称。',
    '印表機 {1} 的連線方式是 {2}：請改成 websocket，或給列印用戶端換個名稱。',
  ],
  'The store has a printer {} already.': ['店里已有打印机 {1}。', '店裡已有印表機 {1}。'],
  'The fallback must be another printer of the same store.': [
    '备用打印机须是同一店铺的另一台。',
    '備用印表機須是同一店家的另一台。',
  ],
  'A network printer needs its address or host name.': [
    '网络打印机需要地址或主机名。',
    '網路印表機需要位址或主機名稱。',
  ],
  'The address is a host name or an IP address alone; its port is a field of its own.': [
    '地址只写主机名或 IP 地址；端口另有字段。',
    '位址只寫主機名稱或 IP 位址；連接埠另有欄位。',
  ],
  'A file printer needs the path of its file or folder.': [
    '文件打印机需要文件或文件夹的路径。',
    '檔案印表機需要檔案或資料夾的路徑。',
  ],
  'A USB printer needs its device file, e.g. /dev/usb/lp0.': [
    'USB 打印机需要设备文件，例如 /dev/usb/lp0。',
    'USB 印表機需要裝置檔，例如 /dev/usb/lp0。',
  ],
  'A serial printer needs its line, e.g. /dev/ttyUSB0:19200 or COM3:9600:rtscts.': [
    '串口打印机需要串口，例如 /dev/ttyUSB0:19200 或 COM3:9600:rtscts。',
    '序列埠印表機需要序列埠，例如 /dev/ttyUSB0:19200 或 COM3:9600:rtscts。',
  ],
  'A Windows printer needs its path as "restaurantctl printer discover" shows it.': [
    'Windows 打印机需要路径，以“restaurantctl printer discover”所示为准。',
    'Windows 印表機需要路徑，以「restaurantctl printer discover」所示為準。',
  ],
  'A CUPS printer needs the name of its queue.': ['CUPS 打印机需要队列名称。', 'CUPS 印表機需要佇列名稱。'],
  '{} is no address of a printer: private networks and the ports 9100 to 9109 are. For this one add "{}" to the setting printd.allowed_printers.':
    [
      '{1} 不是打印机的地址：只允许内网和端口 9100 到 9109。要用它，请把“{2}”加到设置 printd.allowed_printers。',
      '{1} 不是印表機的位址：只允許內網和連接埠 9100 到 9109。要用它，請把「{2}」加到設定 printd.allowed_printers。',
    ],
  'Nobody knows the host {}: {}': ['找不到主机 {1}：{2}', '找不到主機 {1}：{2}'],
  'There is no printer profile "{}". Choose one of: {}.': [
    '没有型号配置“{1}”，请从中选择：{2}。',
    '沒有機型設定「{1}」，請從中選擇：{2}。',
  ],
  'The printer profile {} is wrong.\n{}': ['型号配置 {1} 有误。\n{2}', '機型設定 {1} 有誤。\n{2}'],
  'The printer profile {} names no columns.': [
    '型号配置 {1} 没有写每行列数。',
    '機型設定 {1} 沒有寫每行欄數。',
  ],
  'The printer profile {} is no JSON: {}': ['型号配置 {1} 不是 JSON：{2}', '機型設定 {1} 不是 JSON：{2}'],
  'Another store uses this printer already.': [
    '这台打印机已被另一家店铺使用。',
    '這台印表機已被另一家店家使用。',
  ],
  'This printer was added already: {}.': ['这台打印机已添加过：{1}。', '這台印表機已新增過：{1}。'],
  'A search is under way, asked for by {}.': [
    '已在搜索打印机，由 {1} 发起。',
    '已在搜尋印表機，由 {1} 發起。',
  ],
  'These are {} addresses; at most {} are searched.': [
    '共 {1} 个地址，最多搜索 {2} 个，请缩小范围。',
    '共 {1} 個位址，最多搜尋 {2} 個，請縮小範圍。',
  ],
  '{} is no range like 192.168.1.0/24 with at most {} addresses.': [
    '{1} 不是 192.168.1.0/24 这样、最多 {2} 个地址的范围。',
    '{1} 不是 192.168.1.0/24 這樣、最多 {2} 個位址的範圍。',
  ],

  'There is no print job {}.': ['没有打印任务 {1}。', '沒有列印工作 {1}。'],
  'There is no print job {} here.': ['这里没有打印任务 {1}。', '這裡沒有列印工作 {1}。'],
  'Print job {} is {}.': ['打印任务 {1} 目前是“{2:job}”。', '列印工作 {1} 目前是「{2:job}」。'],
  'Print job {} was moved by another process.': [
    '打印任务 {1} 已由别的程序处理。',
    '列印工作 {1} 已由別的程式處理。',
  ],
  'Print job {} is with another printer by now.': [
    '打印任务 {1} 已转到另一台打印机。',
    '列印工作 {1} 已轉到另一台印表機。',
  ],
  'Job {} leaves the paper white.': ['打印任务 {1} 印出来是空白。', '列印工作 {1} 印出來是空白。'],
  'Job {} is printed again as job {}.': [
    '打印任务 {1} 已补打为任务 {2}。',
    '列印工作 {1} 已補印為工作 {2}。',
  ],
  'Job {} is {} and will print by itself.': [
    '打印任务 {1} 目前是“{2:job}”，会自动打印。',
    '列印工作 {1} 目前是「{2:job}」，會自動列印。',
  ],
  'There is no printer for job {}: switch one on first.': [
    '没有打印机可打任务 {1}，请先启用一台。',
    '沒有印表機可印工作 {1}，請先啟用一台。',
  ],
  'Job {} is {}: there is nothing to settle.': [
    '打印任务 {1} 目前是“{2:job}”，没有需要处理的。',
    '列印工作 {1} 目前是「{2:job}」，沒有需要處理的。',
  ],
  'Paper {} of printer {} exists already.': [
    '打印机 {2} 的单据 {1} 已经存在。',
    '印表機 {2} 的單據 {1} 已經存在。',
  ],
  'Say which printer is to print it.': ['请指明由哪台打印机打印。', '請指明由哪台印表機列印。'],
  'No printer of the store is switched on. Add one or enable one.': [
    '本店没有启用的打印机。请添加或启用一台。',
    '本店沒有啟用的印表機。請新增或啟用一台。',
  ],
  'Say which order to print.': ['请指明要打印哪张订单。', '請指明要列印哪張訂單。'],
  'There is no order {} in the store of printer {}.': [
    '打印机 {2} 所在的店铺没有订单 {1}。',
    '印表機 {2} 所在的店家沒有訂單 {1}。',
  ],
  'There is nothing to cook for order {}.': ['订单 {1} 没有要做的菜。', '訂單 {1} 沒有要做的餐點。'],
  'The bill of order {} has no items to print.': [
    '订单 {1} 的账单没有可打印的菜品。',
    '訂單 {1} 的帳單沒有可列印的餐點。',
  ],
  'The ticket of order {} has no lines to print.': [
    '订单 {1} 的厨单没有可打印的内容。',
    '訂單 {1} 的廚單沒有可列印的內容。',
  ],
  'The receipt of order {} has no items to print.': [
    '订单 {1} 的小票没有可打印的菜品。',
    '訂單 {1} 的收據沒有可列印的餐點。',
  ],

  "The logo {} can't be drawn ({}).": ['店标 {1} 画不出来（{2}）。', '店標 {1} 畫不出來（{2}）。'],
  'The logo {} is larger than 2 MB.': ['店标 {1} 超过 2 MB。', '店標 {1} 超過 2 MB。'],
  "The logo {} can't be read ({}).": ['店标 {1} 读不了（{2}）。', '店標 {1} 無法讀取（{2}）。'],
  'The logo {} is neither PNG nor SVG.': ['店标 {1} 不是 PNG 或 SVG。', '店標 {1} 不是 PNG 或 SVG。'],
  'The logo {} shows nothing.': ['店标 {1} 是空白的。', '店標 {1} 是空白的。'],
  'Pictures need the package @resvg/resvg-js: install it with "npm install @resvg/resvg-js" and restart.': [
    '画图需要软件包 @resvg/resvg-js：请运行“npm install @resvg/resvg-js”并重启。',
    '繪圖需要套件 @resvg/resvg-js：請執行「npm install @resvg/resvg-js」並重新啟動。',
  ],
  'The package @resvg/resvg-js is another version than 2: install it anew and restart.': [
    '软件包 @resvg/resvg-js 不是第 2 版：请重新安装并重启。',
    '套件 @resvg/resvg-js 不是第 2 版：請重新安裝並重新啟動。',
  ],
  'No font with Chinese was found: install one (for example fonts-wqy-zenhei or fonts-noto-cjk) or set printd.font.':
    [
      '没有找到中文字体：请安装一种（例如 fonts-wqy-zenhei 或 fonts-noto-cjk），或设置 printd.font。',
      '沒有找到中文字型：請安裝一種（例如 fonts-wqy-zenhei 或 fonts-noto-cjk），或設定 printd.font。',
    ],
  "The font of printd.font can't be read ({}): correct the setting.": [
    'printd.font 的字体读不了（{1}），请改正设置。',
    'printd.font 的字型無法讀取（{1}），請改正設定。',
  ],
};
