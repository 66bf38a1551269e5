import type { Grammar } from './en.ts';

/** 简体中文。 */
export const grammarZhCN: Grammar = {
  program: {
    version: '程序的版本',
    help: '命令的用法',
    config: '设置文件（RESTAURANTCTL_CONFIG）',
    dataDir: '程序写入的一切所在的目录（RESTAURANTCTL_DATA_DIR）',
    lang: '提示所用的语言：zh-CN、zh-TW、en',
    color: '不用颜色（NO_COLOR）',
    debug: '出错时显示调用栈',
  },
  common: {
    id: '编号',
    limit: '最多多少条',
    json: '以 JSON 输出到标准输出',
    store: '店铺编号；只有一家店时可省略',
  },
  archive: {
    before: '归档这个营业日之前的订单，如 2026-01-01',
    dryRun: '只说有多少',
  },
  backup: {
    file: '写到哪里；不写则放进数据目录的 backups',
    list: {
      about: '数据目录里的备份，最新的在前',
    },
    check: {
      about: '检查一份备份：没有改动、截断或缺失',
      file: '一份备份，旁边要有它的 .json',
    },
  },
  config: {
    path: {
      about: '所读的设置文件（若指定了）',
    },
    list: {
      about: '每项设置、它的值和来源',
    },
    get: {
      about: '一项设置的值',
      key: '例如 api.port',
    },
    set: {
      about: '把一项设置写入指定的文件，其余不变',
      key: '例如 api.port',
      value: '列表用逗号分隔',
    },
    rotateKey: {
      about: '从现在起用新密钥签发访问令牌',
      dropOld: '之前的令牌立即作废：旧密钥可能已泄露',
    },
    validate: {
      about: '检查默认值、文件、环境变量和参数',
    },
  },
  demo: {
    covers: '这一晚的客人数',
    speed: '比真实快多少倍；max 为能多快就多快',
    seed: '种子相同，晚餐相同',
  },
  device: {
    list: {
      about: '已配对的后厨屏和打印客户端',
    },
    add: {
      about: '配对一台设备；令牌只显示一次',
      role: '后厨屏或打印客户端',
      name: '设备名称',
    },
    revoke: {
      about: '停用设备：它的令牌从此无效',
    },
  },
  doctor: {
    all: '正常的也显示',
  },
  init: {
    store: '第一家店的名称',
    tables: '有多少张桌，从 1 编号',
    timezone: '店铺的 IANA 时区；不写则用本机的',
    admin: '首位管理员的用户名',
    adminPassword: '管理员的密码；不写则随机生成并显示一次',
    printer: '打印机的地址（主机或 主机:端口）；find 为本机或本网络里的第一台；none 为不要',
    noStart: '只设置，以后再启动',
    yes: '什么都不问，用默认值',
  },
  job: {
    list: {
      about: '打印任务，需要人处理的在前',
      status: '只看这种状态',
      printer: '只看这台打印机',
      order: '只看这个订单',
    },
    show: {
      about: '一个打印任务和它的内容',
      preview: '按打印机打出的样子显示，放大和加粗也看得出',
      out: '把图像写入 .png 或 .svg 文件',
    },
    retry: {
      about: '重打；可能已有纸时标明是补打',
    },
    cancel: {
      about: '取消尚未开始的任务',
    },
    settle: {
      about: '说明未确认或已发送的任务有没有出纸',
      outcome: '看到的结果',
    },
  },
  kitchen: {
    station: '只看这个档口的菜',
  },
  logs: {
    service: '其中一个；不写则全部',
    follow: '持续显示新的行',
    since: '从某一刻起：15m、2h、1d 或 ISO 8601',
    lines: '只看最后多少行',
    json: '按文件原样：每行一个 JSON 对象',
    level: '至少这个级别',
    grep: '只看含有这段文字的行',
    request: '只看这个请求的行（应答里的 request_id）',
  },
  menu: {
    list: {
      about: '菜品及其价格、档口、选项和库存',
    },
  },
  migrate: {
    status: {
      about: '数据库结构的哪些步骤已完成',
    },
    up: {
      about: '把数据库结构升到最新；start 也会这样做',
    },
    down: {
      about: '撤销最后一步；其数据会丢失',
      yes: '是的，丢掉它',
    },
  },
  orderPrint: {
    about: '重打订单的后厨单，或打印账单、小票',
    bill: '账单：客人要付多少',
    receipt: '小票：客人带走的',
    share: '小票：只打印分账中的这一份',
    split: '账单：几个人分摊',
    payQr: '账单：二维码的内容',
    printer: '在哪台打印；只有一台时可省略',
    copies: '打印几份',
  },
  order: {
    list: {
      about: '订单，最新的在前',
      status: '只看这种状态',
      active: '只看还没完成或取消的',
    },
    show: {
      about: '一个订单和它的菜',
    },
    create: {
      about: '以员工身份下单',
      item: '按编号写一道菜：3、3x2（两份）、5:规格=大,加料=珍珠+椰果（选项）、3x2#备注；可重复',
      table: '桌上的号码；外带不写',
      mode: '怎么上菜',
      payment: '怎么付款',
      note: '给后厨的备注',
      phone: '顾客的电话，用来积分',
    },
    confirm: {
      about: '确认订单：后厨收到单子',
    },
    cancel: {
      about: '取消订单，并撤销与它有关的一切',
      reason: '原因',
    },
    move: {
      about: '把订单换到另一桌',
      table: '桌上的号码',
    },
    split: {
      about: '把账单平分或按菜拆分，每份单独付',
      shares: '平分成几份',
      part: '一份里的菜，按编号：12,13x2；每份写一次',
      undo: '合回一张账单',
    },
  },
  orders: {
    tail: {
      about: '实时显示店里的事件；中断之后一条不漏、一条不重',
      since: '从这个事件之后开始，0 为保留的全部；不写则只看新的',
      json: '每行一个事件，输出到标准输出',
    },
  },
  payment: {
    list: {
      about: '一个订单的支付',
      order: '订单编号',
    },
    refund: {
      about: '退款：一笔支付的全部余额、一个金额，或某几道菜付的钱',
      id: '支付编号',
      reason: '原因',
      amount: '退多少',
      item: '订单里的菜，按编号：12、12x2；可重复',
    },
    reconcile: {
      about: '这里与支付渠道不一致的支付',
      date: '营业日，如 2026-01-08；不写则今天',
    },
  },
  printAgent: {
    server: '餐厅的地址：ws://host:8765 或 wss://…',
    token: '由 device add printer 得到；放在环境变量里更好，别人看不到',
    name: '打印机在餐厅里的名称',
    printer:
      '打印机：tcp:192.168.1.50:9100、usb:/dev/usb/lp0、serial:/dev/ttyUSB0:19200、cups:kitchen、windows:…、file:/path、virtual',
    profile: '型号的能力，config/printers 里的文件',
    paper: '纸宽：58 或 80',
    columns: '每行字符数',
    feedback: '打印机怎样告知已出纸',
    spool: '在哪里记住自己的单子',
    json: '发生的事，每行一个，输出到标准输出',
  },
  printerCare: {
    pin: '钱箱接口的针脚',
    pause: '让它打完手上的纸并留住队列，方便处理机器',
    resume: '让它继续打印队列',
    recover: '清理切刀之后：让它退出故障',
    beep: '让它响一声',
    drawer: '打开它的钱箱一次；会记下是谁开的',
  },
  printerDiscover: {
    about: '在本机找打印机，指定时也在网络里找',
    range: '要找的网段，例如 192.168.1.0/24',
    ownNetwork: '在本机每个地址所在的 /24 里找',
    port: '打印机的端口',
    paper: '纸宽：58 或 80',
  },
  printerSimulate: {
    about: 'TCP 端口上的虚拟 ESC/POS 打印机，不用纸也能试打印和各种故障',
    port: 'TCP 端口，0 为任意空闲端口',
    host: '在哪个地址监听',
    http: '控制页的端口，0 为任意空闲端口',
    profile: '扮演的型号',
    fault: '名称、名称=值、名称@lines=10（或 bytes、ms、jobs）、名称*3 为三次；可重复；见下',
    faults: 'JSON 格式的故障列表，与控制页相同',
    roll: '纸卷上的纸，毫米',
    seed: '种子相同，输入相同，出纸相同',
    speed: '打印速度；0 为瞬间打完',
    out: '把每张小票以文字和图像写到那里',
    json: '内部发生的事，每行一个，输出到标准输出',
    /** What a fault's number means. */
    values: {
      headHot: '多少毫秒后冷却',
      powerCut: '多少毫秒后来电，0 为不来',
      rstAtByte: '收到多少字节后连接被重置',
      finAtByte: '收到多少字节后连接被关闭',
      halfOpenAtByte: '收到多少字节后打印机不再应答',
      blackholeAtByte: '收到多少字节后断线',
      replyDelay: '毫秒',
      baud: '每秒位数，一个字节十位',
      rxBuf: '字节',
      dropBytes: '丢失字节的比例，0 到 1',
      bitFlip: '有一位翻转的字节的比例，0 到 1',
      slowAccept: '毫秒',
    },
  },
  printer: {
    list: {
      about: '打印机、连接方式和状态',
    },
    add: {
      about: '添加打印机；会询问它是什么型号',
      name: '打印机名称，例如它的位置',
      noProbe: '不询问打印机；没写的选项取最稳妥的值',
    },
    edit: {
      about: '修改打印机',
      name: '新名称',
    },
    rm: {
      about: '移除打印机；排队的任务转到备用机或取消',
    },
    status: {
      about: '一台打印机的状态',
    },
    test: {
      about: '打印测试页并等待结果',
      wait: '等多久，0 为不等',
    },
    fields: {
      connection: '连接方式；写了 --address 即为网络',
      address: '网络打印机的地址，可带端口，如 主机:9101',
      port: '它的 TCP 端口',
      device: '本机打印机的设备或文件',
      paper: '纸宽：58 或 80',
      profile: '型号的能力，config/printers 里的文件，例如 epson-80',
      columns: '每行字符数',
      feedback: '打印机怎样告知已出纸',
      stations: '在这里打印这些档口的菜；不写则全部',
      printLanguage: '单子的语言',
      fallback: '接替它的打印机',
      onUnconfirmed: '不知道有没有出纸时怎么办',
      copies: '每张单子打几份',
      logo: '小票和账单上方的 PNG 或 SVG；写 "" 为不要',
      upsideDown: '打印机倒挂',
      buzzer: '每张后厨单响一声',
      drawer: '确认小票打出后开钱箱',
      description: '给人看的说明',
    },
    enable: {
      about: '重新启用打印机',
    },
    disable: {
      about: '停用打印机；它的单子转到备用机',
    },
  },
  reportZ: {
    about: '一个营业日的日结，与纸上一样；当天未结束时为当前数字',
    print: '打印出来，而不是显示',
    day: '哪一天，如 2026-01-08；不写则今天',
    printer: '在哪台打印；只有一台时可省略',
    copies: '打印几份',
  },
  report: {
    name: '哪个报表',
    period: '营业日范围；不写则今天',
    from: '第一天，如 2026-01-08；与 --to 合用，代替 --period',
    to: '最后一天',
    days: 'daily-revenue：最近多少天',
    limit: 'menu-item-sales、top-orders：最多多少条',
    by: 'prep-times：按什么分行',
    csv: '输出表格，可用表格软件打开',
  },
  restart: {
    service: '其中一个；不写则全部',
  },
  restore: {
    file: '一份备份，旁边要有它的 .json',
    yes: '是的，替换现有数据',
  },
  seed: {
    file: 'JSON（店铺及其桌台、菜单）或 CSV（菜品或桌台）；- 为标准输入；已有同名的保持不变',
    dryRun: '只显示会增加什么',
    demo: '演示餐厅（数据库为空时）',
  },
  start: {
    detach: '在后台运行；一切就绪后返回',
    only: '只启动这些：api、hub、printd',
    demo: '带演示餐厅（数据库为空时）',
    verbose: '显示各服务的日志',
    host: '所有服务监听的地址（默认 127.0.0.1）',
    port: 'API 和网页的端口（api.port）',
    hubPort: '实时推送的端口（hub.port）',
    printdPort: '远程打印客户端的端口（printd.port）',
    allowUnrouted: '有菜没有打印机也启动',
  },
  status: {
    watch: '持续显示',
    line: '只用一行，适合状态栏或登录提示',
  },
  store: {
    list: {
      about: '所有店铺',
    },
    add: {
      about: '开一家店',
      name: '客人看到的店名',
    },
    edit: {
      about: '修改店铺',
      name: '新名称',
    },
    rm: {
      about: '关闭店铺；过去的记录仍可查',
    },
    fields: {
      address: '地址',
      timezone: 'IANA 时区，例如 Asia/Shanghai',
      currency: 'ISO 4217 货币代码，例如 CNY',
      storeLanguage: '单子的语言',
      confirm: '后厨何时收到订单',
      modes: '客人怎样用餐：dine_in,takeout,delivery',
      dayStart: '营业日从几点开始，例如 04:00',
      guestCart: '同桌的手机共用一个购物车（shared），还是各点各的（own）',
    },
  },
  table: {
    list: {
      about: '一家店的桌台',
    },
    add: {
      about: '按桌号添加桌台',
      number: '桌上的号码，例如 8 或 A1',
      seats: '坐几个人',
    },
    rm: {
      about: '移除桌台',
    },
    merge: {
      about: '把一桌的未结订单全部移到另一桌',
      id: '离开的桌的编号',
      into: '去往的桌的编号',
    },
    clear: {
      about: '客人走了：结束这桌客人的会话',
    },
    rotate: {
      about: '换一个新二维码；印好的旧码和会话作废',
    },
    qr: {
      about: '客人扫的二维码，显示在终端或写成图片',
      id: '桌台编号；用 --all 时不写',
      all: '店里所有桌台，打印后裁开：PDF',
      out: '改为写成图片或可打印的页：file.png、file.svg 或 file.pdf',
    },
  },
  top: {
    notify: '新单、催单和报警时由终端弹出通知（终端支持时）',
    plain: '每个事件和状态变化一行；输出不是终端时就是这样',
    ascii: '只用 ASCII 标记',
  },
  user: {
    keep: '随机生成的密码，本人可以继续使用',
    list: {
      about: '可以登录的人',
    },
    add: {
      about: '添加人员；不写 --password 则生成一个并显示一次',
      username: '登录用的名字',
      role: '可以做什么',
      password: '密码，最多 72 字节',
      email: '联系邮箱',
      stores: '只限这些店，例如 1,2',
    },
    passwd: {
      about: '给某人设新密码；其会话随之结束',
      username: '谁',
      password: '不写则在终端询问，或从标准输入读',
      random: '随机生成并显示一次',
    },
    rm: {
      about: '移除人员',
      username: '谁',
    },
  },
  why: {
    order: '订单编号',
  },
  route: {
    check: '每道菜会在哪里打印，没有打印机的排在最前；有这样的菜时以 1 结束',
  },
  upgrade: {
    check: '只检查：此版本下次启动会对数据做什么',
  },
  completion: {
    shell: '用于哪种 shell',
  },
  menuExport: {
    about: '把菜单写入文件，可用表格软件编辑，再用 menu import 读回',
    file: 'menu.csv 或 menu.json；- 为标准输出',
    csv: '写成表格',
    json: '写成 JSON，含全部字段',
  },
  menuImport: {
    about: '按文件更新菜单；文件里没有的菜保持不变',
    file: 'menu.csv 或 menu.json；- 为标准输入',
    dryRun: '只显示会改什么',
  },
  service: {
    install: '随本机开机启动餐厅并保持运行：systemd 服务',
    uninstall: '撤销；数据保留',
    user: '装到当前用户的服务管理器，而不是整台机器',
    print: '只显示内容',
  },
  bundle: {
    file: '写到哪里；不写则为当前目录下的 .tar.gz',
  },
};
