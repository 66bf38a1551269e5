import type { Grammar } from './en.ts';

/** 繁體中文。 */
export const grammarZhTW: Grammar = {
  program: {
    version: '程式的版本',
    help: '指令的用法',
    config: '設定檔（RESTAURANTCTL_CONFIG）',
    dataDir: '程式寫入的一切所在的資料夾（RESTAURANTCTL_DATA_DIR）',
    lang: '提示所用的語言：zh-CN、zh-TW、en',
    color: '不用顏色（NO_COLOR）',
    debug: '出錯時顯示呼叫堆疊',
  },
  common: {
    id: '編號',
    limit: '最多幾筆',
    json: '以 JSON 輸出到標準輸出',
    store: '店鋪編號；只有一家店時可省略',
  },
  archive: {
    before: '封存這個營業日之前的訂單，如 2026-01-01',
    dryRun: '只說有多少',
  },
  backup: {
    file: '寫到哪裡；不寫則放進資料夾的 backups',
    list: {
      about: '資料夾裡的備份，最新的在前',
    },
    check: {
      about: '檢查一份備份：沒有改動、截斷或缺漏',
      file: '一份備份，旁邊要有它的 .json',
    },
  },
  config: {
    path: {
      about: '所讀的設定檔（若指定了）',
    },
    list: {
      about: '每項設定、它的值和來源',
    },
    get: {
      about: '一項設定的值',
      key: '例如 api.port',
    },
    set: {
      about: '把一項設定寫入指定的檔案，其餘不變',
      key: '例如 api.port',
      value: '清單用逗號分隔',
    },
    rotateKey: {
      about: '從現在起用新金鑰簽發存取權杖',
      dropOld: '之前的權杖立即作廢：舊金鑰可能已外洩',
    },
    validate: {
      about: '檢查預設值、檔案、環境變數和參數',
    },
  },
  demo: {
    covers: '這一晚的客人數',
    speed: '比真實快多少倍；max 為能多快就多快',
    seed: '種子相同，晚餐相同',
  },
  device: {
    list: {
      about: '已配對的後廚螢幕和列印用戶端',
    },
    add: {
      about: '配對一台裝置；權杖只顯示一次',
      role: '後廚螢幕或列印用戶端',
      name: '裝置名稱',
    },
    revoke: {
      about: '停用裝置：它的權杖從此無效',
    },
  },
  doctor: {
    all: '正常的也顯示',
  },
  init: {
    store: '第一家店的名稱',
    tables: '有多少張桌，從 1 編號',
    timezone: '店鋪的 IANA 時區；不寫則用本機的',
    admin: '首位管理員的使用者名稱',
    adminPassword: '管理員的密碼；不寫則隨機產生並顯示一次',
    printer: '印表機的位址（主機或 主機:埠）；find 為本機或本網路裡的第一台；none 為不要',
    noStart: '只設定，以後再啟動',
    yes: '什麼都不問，用預設值',
  },
  job: {
    list: {
      about: '列印工作，需要人處理的在前',
      status: '只看這種狀態',
      printer: '只看這台印表機',
      order: '只看這張訂單',
    },
    show: {
      about: '一個列印工作和它的內容',
      preview: '按印表機印出的樣子顯示，放大和加粗也看得出',
      out: '把圖像寫入 .png 或 .svg 檔案',
    },
    retry: {
      about: '重印；可能已有紙時標明是補印',
    },
    cancel: {
      about: '取消尚未開始的工作',
    },
    settle: {
      about: '說明未確認或已送出的工作有沒有出紙',
      outcome: '看到的結果',
    },
  },
  kitchen: {
    station: '只看這個檔口的菜',
  },
  logs: {
    service: '其中一個；不寫則全部',
    follow: '持續顯示新的行',
    since: '從某一刻起：15m、2h、1d 或 ISO 8601',
    lines: '只看最後多少行',
    json: '按檔案原樣：每行一個 JSON 物件',
    level: '至少這個級別',
    grep: '只看含有這段文字的行',
    request: '只看這個請求的行（回應裡的 request_id）',
  },
  menu: {
    list: {
      about: '菜品及其價格、檔口、選項和庫存',
    },
  },
  migrate: {
    status: {
      about: '資料庫結構的哪些步驟已完成',
    },
    up: {
      about: '把資料庫結構升到最新；start 也會這樣做',
    },
    down: {
      about: '撤銷最後一步；其資料會遺失',
      yes: '是的，丟掉它',
    },
  },
  orderPrint: {
    about: '重印訂單的後廚單，或列印帳單、收據',
    bill: '帳單：客人要付多少',
    receipt: '收據：客人帶走的',
    share: '收據：只列印分帳中的這一份',
    split: '帳單：幾個人分攤',
    payQr: '帳單：QR 碼的內容',
    printer: '在哪台列印；只有一台時可省略',
    copies: '列印幾份',
  },
  order: {
    list: {
      about: '訂單，最新的在前',
      status: '只看這種狀態',
      active: '只看還沒完成或取消的',
    },
    show: {
      about: '一張訂單和它的菜',
    },
    create: {
      about: '以員工身分下單',
      item: '按編號寫一道菜：3、3x2（兩份）、5:規格=大,加料=珍珠+椰果（選項）、3x2#備註；可重複',
      table: '桌上的號碼；外帶不寫',
      mode: '怎麼上菜',
      payment: '怎麼付款',
      note: '給後廚的備註',
      phone: '顧客的電話，用來集點',
    },
    confirm: {
      about: '確認訂單：後廚收到單子',
    },
    cancel: {
      about: '取消訂單，並撤銷與它有關的一切',
      reason: '原因',
    },
    move: {
      about: '把訂單換到另一桌',
      table: '桌上的號碼',
    },
    split: {
      about: '把帳單平分或按菜拆分，每份單獨付',
      shares: '平分成幾份',
      part: '一份裡的菜，按編號：12,13x2；每份寫一次',
      undo: '合回一張帳單',
    },
  },
  orders: {
    tail: {
      about: '即時顯示店裡的事件；中斷之後一筆不漏、一筆不重',
      since: '從這個事件之後開始，0 為保留的全部；不寫則只看新的',
      json: '每行一個事件，輸出到標準輸出',
    },
  },
  payment: {
    list: {
      about: '一張訂單的付款',
      order: '訂單編號',
    },
    refund: {
      about: '退款：一筆付款的全部餘額、一個金額，或某幾道菜付的錢',
      id: '付款編號',
      reason: '原因',
      amount: '退多少',
      item: '訂單裡的菜，按編號：12、12x2；可重複',
    },
    reconcile: {
      about: '這裡與支付渠道不一致的付款',
      date: '營業日，如 2026-01-08；不寫則今天',
    },
  },
  printAgent: {
    server: '餐廳的位址：ws://host:8765 或 wss://…',
    token: '由 device add printer 取得；放在環境變數裡更好，別人看不到',
    name: '印表機在餐廳裡的名稱',
    printer:
      '印表機：tcp:192.168.1.50:9100、usb:/dev/usb/lp0、serial:/dev/ttyUSB0:19200、cups:kitchen、windows:…、file:/path、virtual',
    profile: '型號的能力，config/printers 裡的檔案',
    paper: '紙寬：58 或 80',
    columns: '每行字元數',
    feedback: '印表機怎樣告知已出紙',
    spool: '在哪裡記住自己的單子',
    json: '發生的事，每行一個，輸出到標準輸出',
  },
  printerCare: {
    pin: '錢箱接口的針腳',
    pause: '讓它印完手上的紙並留住佇列，方便處理機器',
    resume: '讓它繼續列印佇列',
    recover: '清理切刀之後：讓它退出故障',
    beep: '讓它響一聲',
    drawer: '打開它的錢箱一次；會記下是誰開的',
  },
  printerDiscover: {
    about: '在本機找印表機，指定時也在網路裡找',
    range: '要找的網段，例如 192.168.1.0/24',
    ownNetwork: '在本機每個位址所在的 /24 裡找',
    port: '印表機的埠',
    paper: '紙寬：58 或 80',
  },
  printerSimulate: {
    about: 'TCP 埠上的虛擬 ESC/POS 印表機，不用紙也能試列印和各種故障',
    port: 'TCP 埠，0 為任意空閒埠',
    host: '在哪個位址接聽',
    http: '控制頁的埠，0 為任意空閒埠',
    profile: '扮演的型號',
    fault: '名稱、名稱=值、名稱@lines=10（或 bytes、ms、jobs）、名稱*3 為三次；可重複；見下',
    faults: 'JSON 格式的故障清單，與控制頁相同',
    roll: '紙捲上的紙，公釐',
    seed: '種子相同，輸入相同，出紙相同',
    speed: '列印速度；0 為瞬間印完',
    out: '把每張收據以文字和圖像寫到那裡',
    json: '內部發生的事，每行一個，輸出到標準輸出',
    /** What a fault's number means. */
    values: {
      headHot: '幾毫秒後冷卻',
      powerCut: '幾毫秒後來電，0 為不來',
      rstAtByte: '收到多少位元組後連線被重設',
      finAtByte: '收到多少位元組後連線被關閉',
      halfOpenAtByte: '收到多少位元組後印表機不再應答',
      blackholeAtByte: '收到多少位元組後斷線',
      replyDelay: '毫秒',
      baud: '每秒位元數，一個位元組十位',
      rxBuf: '位元組',
      dropBytes: '遺失位元組的比例，0 到 1',
      bitFlip: '有一個位元翻轉的位元組的比例，0 到 1',
      slowAccept: '毫秒',
    },
  },
  printer: {
    list: {
      about: '印表機、連線方式和狀態',
    },
    add: {
      about: '新增印表機；會詢問它是什麼型號',
      name: '印表機名稱，例如它的位置',
      noProbe: '不詢問印表機；沒寫的選項取最穩妥的值',
    },
    edit: {
      about: '修改印表機',
      name: '新名稱',
    },
    rm: {
      about: '移除印表機；排隊的工作轉到備用機或取消',
    },
    status: {
      about: '一台印表機的狀態',
    },
    test: {
      about: '列印測試頁並等待結果',
      wait: '等多久，0 為不等',
    },
    fields: {
      connection: '連線方式；寫了 --address 即為網路',
      address: '網路印表機的位址，可帶連接埠，如 主機:9101',
      port: '它的 TCP 埠',
      device: '本機印表機的裝置或檔案',
      paper: '紙寬：58 或 80',
      profile: '型號的能力，config/printers 裡的檔案，例如 epson-80',
      columns: '每行字元數',
      feedback: '印表機怎樣告知已出紙',
      stations: '在這裡列印這些檔口的菜；不寫則全部',
      printLanguage: '單子的語言',
      fallback: '接替它的印表機',
      onUnconfirmed: '不知道有沒有出紙時怎麼辦',
      copies: '每張單子印幾份',
      logo: '收據和帳單上方的 PNG 或 SVG；寫 "" 為不要',
      upsideDown: '印表機倒掛',
      buzzer: '每張後廚單響一聲',
      drawer: '確認收據印出後開錢箱',
      description: '給人看的說明',
    },
    enable: {
      about: '重新啟用印表機',
    },
    disable: {
      about: '停用印表機；它的單子轉到備用機',
    },
  },
  reportZ: {
    about: '一個營業日的日結，與紙上一樣；當天未結束時為目前數字',
    print: '列印出來，而不是顯示',
    day: '哪一天，如 2026-01-08；不寫則今天',
    printer: '在哪台列印；只有一台時可省略',
    copies: '列印幾份',
  },
  report: {
    name: '哪個報表',
    period: '營業日範圍；不寫則今天',
    from: '第一天，如 2026-01-08；與 --to 合用，代替 --period',
    to: '最後一天',
    days: 'daily-revenue：最近多少天',
    limit: 'menu-item-sales、top-orders：最多幾筆',
    by: 'prep-times：按什麼分列',
    csv: '輸出表格，可用試算表打開',
  },
  restart: {
    service: '其中一個；不寫則全部',
  },
  restore: {
    file: '一份備份，旁邊要有它的 .json',
    yes: '是的，取代現有資料',
  },
  seed: {
    file: 'JSON（店鋪及其桌台、菜單）或 CSV（菜品或桌台）；- 為標準輸入；已有同名的保持不變',
    dryRun: '只顯示會增加什麼',
    demo: '示範餐廳（資料庫為空時）',
  },
  start: {
    detach: '在背景執行；一切就緒後返回',
    only: '只啟動這些：api、hub、printd',
    demo: '帶示範餐廳（資料庫為空時）',
    verbose: '顯示各服務的日誌',
    host: '所有服務接聽的位址（預設 127.0.0.1）',
    port: 'API 和網頁的埠（api.port）',
    hubPort: '即時推送的埠（hub.port）',
    printdPort: '遠端列印用戶端的埠（printd.port）',
    allowUnrouted: '有菜沒有印表機也啟動',
  },
  status: {
    watch: '持續顯示',
    line: '只用一行，適合狀態列或登入提示',
  },
  store: {
    list: {
      about: '所有店鋪',
    },
    add: {
      about: '開一家店',
      name: '客人看到的店名',
    },
    edit: {
      about: '修改店鋪',
      name: '新名稱',
    },
    rm: {
      about: '關閉店鋪；過去的紀錄仍可查',
    },
    fields: {
      address: '地址',
      timezone: 'IANA 時區，例如 Asia/Taipei',
      currency: 'ISO 4217 貨幣代碼，例如 TWD',
      storeLanguage: '單子的語言',
      confirm: '後廚何時收到訂單',
      modes: '客人怎樣用餐：dine_in,takeout,delivery',
      dayStart: '營業日從幾點開始，例如 04:00',
      guestCart: '同桌的手機共用一個購物車（shared），還是各點各的（own）',
    },
  },
  table: {
    list: {
      about: '一家店的桌台',
    },
    add: {
      about: '按桌號新增桌台',
      number: '桌上的號碼，例如 8 或 A1',
      seats: '坐幾個人',
    },
    rm: {
      about: '移除桌台',
    },
    merge: {
      about: '把一桌的未結訂單全部移到另一桌',
      id: '離開的桌的編號',
      into: '去往的桌的編號',
    },
    clear: {
      about: '客人走了：結束這桌客人的工作階段',
    },
    rotate: {
      about: '換一個新 QR 碼；印好的舊碼和工作階段作廢',
    },
    qr: {
      about: '客人掃的 QR 碼，顯示在終端機或寫成圖片',
      id: '桌台編號；用 --all 時不寫',
      all: '店裡所有桌台，列印後裁開：PDF',
      out: '改為寫成圖片或可列印的頁：file.png、file.svg 或 file.pdf',
    },
  },
  top: {
    notify: '新單、催單和警報時由終端機跳出通知（終端機支援時）',
    plain: '每個事件和狀態變化一行；輸出不是終端機時就是這樣',
    ascii: '只用 ASCII 標記',
  },
  user: {
    keep: '隨機產生的密碼，本人可以繼續使用',
    list: {
      about: '可以登入的人',
    },
    add: {
      about: '新增人員；不寫 --password 則產生一個並顯示一次',
      username: '登入用的名字',
      role: '可以做什麼',
      password: '密碼，最多 72 位元組',
      email: '聯絡信箱',
      stores: '只限這些店，例如 1,2',
    },
    passwd: {
      about: '給某人設新密碼；其工作階段隨之結束',
      username: '誰',
      password: '不寫則在終端機詢問，或從標準輸入讀',
      random: '隨機產生並顯示一次',
    },
    rm: {
      about: '移除人員',
      username: '誰',
    },
  },
  why: {
    order: '訂單編號',
  },
  route: {
    check: '每道菜會在哪裡列印，沒有印表機的排在最前；有這樣的菜時以 1 結束',
  },
  upgrade: {
    check: '只檢查：此版本下次啟動會對資料做什麼',
  },
  completion: {
    shell: '用於哪種 shell',
  },
  menuExport: {
    about: '把菜單寫入檔案，可用試算表編輯，再用 menu import 讀回',
    file: 'menu.csv 或 menu.json；- 為標準輸出',
    csv: '寫成表格',
    json: '寫成 JSON，含全部欄位',
  },
  menuImport: {
    about: '依檔案更新菜單；檔案裡沒有的菜保持不變',
    file: 'menu.csv 或 menu.json；- 為標準輸入',
    dryRun: '只顯示會改什麼',
  },
  service: {
    install: '隨本機開機啟動餐廳並保持執行：systemd 服務',
    uninstall: '撤銷；資料保留',
    user: '裝到目前使用者的服務管理員，而不是整台機器',
    print: '只顯示內容',
  },
  bundle: {
    file: '寫到哪裡；不寫則為目前資料夾下的 .tar.gz',
  },
};
