/**
 * What the help says of subcommands, arguments and options; each file of commands under its name. The other languages
 * have the same shape: a missing text is a compile error.
 */
export const grammarEn = {
  program: {
    version: 'the version of the program',
    help: 'how a command is used',
    config: 'settings file (RESTAURANTCTL_CONFIG)',
    dataDir: 'folder of everything the product writes (RESTAURANTCTL_DATA_DIR)',
    lang: 'language of what is said: zh-CN, zh-TW, en',
    color: 'no colours (NO_COLOR)',
    debug: 'stack traces with errors',
  },
  common: {
    id: 'its id',
    limit: 'at most so many',
    json: 'data as JSON on standard output',
    store: 'the store; may be left out where there is only one',
  },
  archive: {
    before: 'orders of business days before this one, like 2026-01-01',
    dryRun: 'only say how many there are',
  },
  backup: {
    file: 'where it goes; else into the folder backups of the data folder',
    list: {
      about: 'backups in the data folder, newest first',
    },
    check: {
      about: 'look through a backup: nothing changed, cut short or missing',
      file: 'the backup, with its .json beside it',
    },
  },
  config: {
    path: {
      about: 'the settings file that is read, if one is named',
    },
    list: {
      about: 'every setting with its value and where that comes from',
    },
    get: {
      about: 'the value of one setting',
      key: 'e.g. api.port',
    },
    set: {
      about: 'write one setting into the named file; the rest of it stays as it is',
      key: 'e.g. api.port',
      value: 'lists with commas',
    },
    rotateKey: {
      about: 'sign access tokens with a new key from now on',
      dropOld: 'tokens of before are worthless at once: the old key may be known',
    },
    validate: {
      about: 'check defaults, file, environment and flags',
    },
  },
  demo: {
    covers: 'guests of the evening',
    speed: 'how much faster than life, or "max": as fast as the answers come',
    seed: 'same seed, same dinner',
  },
  device: {
    list: {
      about: 'paired kitchen screens and print clients',
    },
    add: {
      about: 'pair a device; its token is printed once',
      role: 'kitchen screen or print client',
      name: 'what it is called',
    },
    revoke: {
      about: 'end a device: its token is worthless from now on',
    },
  },
  doctor: {
    all: 'also what is well',
  },
  init: {
    store: 'name of the first store',
    tables: 'how many tables it has, numbered from 1',
    timezone: "IANA time zone of the store; else this machine's",
    admin: 'user name of the first admin',
    adminPassword: 'else a random one is made and shown once',
    printer: 'host or host:port of a printer, find for the first one here or in this network, none',
    noStart: 'only set up; start it later',
    yes: 'ask nothing, take the defaults',
  },
  job: {
    list: {
      about: 'print jobs, those that need a person first',
      status: 'only in this state',
      printer: 'only of this printer',
      order: 'only of this order',
    },
    show: {
      about: 'one print job and what it prints',
      preview: 'the paper as the printer makes it, large and bold print shown',
      out: 'write its picture to a .png or .svg file',
    },
    retry: {
      about: 'print again, marked as a copy where paper may exist',
    },
    cancel: {
      about: 'cancel a job that has not begun',
    },
    settle: {
      about: 'say whether the paper of an unconfirmed or sent job came out',
      outcome: 'what you saw',
    },
  },
  kitchen: {
    station: 'only the dishes of this station',
  },
  logs: {
    service: 'one of them; without it all',
    follow: 'go on with new lines',
    since: 'from a moment on: 15m, 2h, 1d or ISO 8601',
    lines: 'only the last so many',
    json: 'lines as they are in the files: one JSON object each',
    level: 'at least so urgent',
    grep: 'only lines that say this',
    request: 'only lines about this request, by the id of its answer',
  },
  menu: {
    list: {
      about: 'dishes with prices, stations, options and stock',
    },
  },
  migrate: {
    status: {
      about: 'which steps of the schema are done',
    },
    up: {
      about: 'bring the schema up to date; start does the same',
    },
    down: {
      about: 'take the last step back; its data is lost',
      yes: 'yes, lose it',
    },
  },
  orderPrint: {
    about: 'print the kitchen ticket of an order again, or its bill or receipt',
    bill: 'what the guests owe',
    receipt: 'what they take along',
    share: 'of a receipt: only this share of a split bill',
    split: 'of a bill: among how many it is shared',
    payQr: 'of a bill: what its QR code says',
    printer: 'where; left out: the only one',
    copies: 'how many',
  },
  order: {
    list: {
      about: 'orders, the newest first',
      status: 'only in this state',
      active: 'only those not yet completed or cancelled',
    },
    show: {
      about: 'one order with its dishes',
    },
    create: {
      about: 'place an order as staff',
      item: 'a dish by its id: 3, 3x2 (twice), 5:size=large,extra=pearls+jelly (options), 3x2#note; may be repeated',
      table: 'the number on the table; left out for take-away',
      mode: 'how it is served',
      payment: 'how it is paid',
      note: 'a note for the kitchen',
      phone: "the customer's phone, for points",
    },
    confirm: {
      about: 'confirm an order: the kitchen gets its tickets',
    },
    cancel: {
      about: 'cancel an order and undo what belongs to it',
      reason: 'why',
    },
    move: {
      about: 'seat an order at another table',
      table: 'the number on the table',
    },
    split: {
      about: 'split a bill evenly or by dishes, each share to be paid on its own',
      shares: 'so many even shares',
      part: 'the dishes of one share by their ids: 12,13x2; once a share',
      undo: 'make it one bill again',
    },
  },
  orders: {
    tail: {
      about:
        'show the events of a store as they happen; after any interruption none is missing and none comes twice',
      since: 'begin after this event, 0 for all that are kept; else with what is new',
      json: 'one event a line on standard output',
    },
  },
  payment: {
    list: {
      about: 'the payments of an order',
      order: "the order's id",
    },
    refund: {
      about: 'give money back: all that is left of a payment, an amount, or the price paid for dishes',
      id: "the payment's id",
      reason: 'why',
      amount: 'so much of it',
      item: 'a dish of the order by its id: 12, 12x2; may be repeated',
    },
    reconcile: {
      about: 'where payments here and at their providers disagree',
      date: 'business day, like 2026-01-08; today without',
    },
  },
  printAgent: {
    server: 'the restaurant: ws://host:8765 or wss://…',
    token: 'of "device add printer"; better in the environment, where others do not see it',
    name: 'of the printer, as the restaurant shows it',
    printer:
      'tcp:192.168.1.50:9100, usb:/dev/usb/lp0, serial:/dev/ttyUSB0:19200, cups:kitchen, windows:…, file:/path, virtual',
    profile: 'what the model can do, a file of config/printers',
    paper: 'paper width: 58 or 80',
    columns: 'characters in a line',
    feedback: 'how it tells that paper came out',
    spool: 'where it remembers its papers',
    json: 'what happens, one event a line on standard output',
  },
  printerCare: {
    pin: 'connector pin of the drawer',
    pause: 'let it finish its paper and keep its queue, while you work at it',
    resume: 'let it go on with its queue',
    recover: 'after you freed the cutter: let it leave its error',
    beep: 'let it beep',
    drawer: 'open its cash drawer, once; who did is kept',
  },
  printerDiscover: {
    about: 'look for printers on this machine, and, where told, in the network',
    range: 'networks to look through, e.g. 192.168.1.0/24',
    ownNetwork: 'look through the /24 around each address of this machine',
    port: 'where printers listen',
    paper: 'paper width: 58 or 80',
  },
  printerSimulate: {
    about: 'a virtual ESC/POS printer on a TCP port, to try printing and its troubles without paper',
    port: 'TCP port, 0 for any free one',
    host: 'where it listens',
    http: 'port of its control page, 0 for any free one',
    profile: 'the model it plays',
    fault:
      'name, name=value, name@lines=10 (or bytes, ms, jobs), name*3 for three times; may be repeated; see below',
    faults: 'a JSON list of faults, as the control page takes them',
    roll: 'paper on the roll',
    seed: 'same seed, same input, same paper',
    speed: 'how fast it prints; 0 prints in no time',
    out: 'write each receipt there as text and picture',
    json: 'what happens inside, one event a line on standard output',
    /** What a fault's number means. */
    values: {
      headHot: 'milliseconds until it has cooled',
      powerCut: 'milliseconds until the power is back, 0 for never',
      rstAtByte: 'bytes received before the connection is reset',
      finAtByte: 'bytes received before the connection is closed',
      halfOpenAtByte: 'bytes received before the printer falls silent',
      blackholeAtByte: 'bytes received before the cable is out',
      replyDelay: 'milliseconds',
      baud: 'bits per second, ten a byte',
      rxBuf: 'bytes',
      dropBytes: 'share of bytes lost, 0 to 1',
      bitFlip: 'share of bytes with one bit turned, 0 to 1',
      slowAccept: 'milliseconds',
    },
  },
  printer: {
    list: {
      about: 'printers, how they are reached and how they are',
    },
    add: {
      about: 'add a printer; it is asked what it is',
      name: 'what it is called, e.g. where it stands',
      noProbe: 'do not ask the printer; what no option says is the most careful choice',
    },
    edit: {
      about: 'change a printer',
      name: 'new name',
    },
    rm: {
      about: 'remove a printer; its queued jobs go to its fallback or are cancelled',
    },
    status: {
      about: 'the state of one printer',
    },
    test: {
      about: 'print a test page and wait for what becomes of it',
      wait: 'how long to wait, 0 for not at all',
    },
    fields: {
      connection: 'how it is reached; network where --address is given',
      address: 'of a network printer, also with its port: host:9101',
      port: 'its TCP port',
      device: 'device or file of a local printer',
      paper: 'paper width: 58 or 80',
      profile: 'what the model can do, a file of config/printers, e.g. epson-80',
      columns: 'characters in a line',
      feedback: 'how it tells that paper came out',
      stations: 'dishes of these stations are printed here; left out: all',
      printLanguage: 'of its tickets',
      fallback: 'the printer that takes over',
      onUnconfirmed: 'when nobody knows whether paper came out',
      copies: 'of each ticket',
      logo: 'PNG or SVG above receipts and bills; "" for none',
      upsideDown: 'it hangs upside down',
      buzzer: 'sound at each kitchen ticket',
      drawer: 'open the drawer after a proven receipt',
      description: 'for people',
    },
    enable: {
      about: 'take a printer into use again',
    },
    disable: {
      about: 'take a printer out of use; its tickets go to its fallback',
    },
  },
  reportZ: {
    about: 'the figures of a business day as its paper says them; while it goes on, as they stand',
    print: 'print them instead of showing them',
    day: 'which, as 2026-01-08; left out: today',
    printer: 'where; left out: the only one',
    copies: 'how many',
  },
  report: {
    name: 'which one',
    period: 'business days; today without',
    from: 'first day, like 2026-01-08; with --to instead of --period',
    to: 'last day',
    days: 'daily-revenue: the last so many days',
    limit: 'menu-item-sales, top-orders: at most so many',
    by: 'prep-times: a line for each',
    csv: 'a table for spreadsheets',
  },
  restart: {
    service: 'one of them; without it all',
  },
  restore: {
    file: 'a backup, with its .json beside it',
    yes: 'yes, replace the data that are there',
  },
  seed: {
    file: 'JSON with stores, their tables and menus, or CSV of dishes or of tables; - for standard input; what is there by name stays as it is',
    dryRun: 'only show what would be added',
    demo: 'the demo restaurant, if the database is empty',
  },
  start: {
    detach: 'run in the background; returns when everything is ready',
    only: 'only these: api, hub, printd',
    demo: 'with a demo restaurant, if the database is empty',
    verbose: 'show the log lines of the services',
    host: 'where all services listen (default 127.0.0.1)',
    port: 'of the API and the web pages (api.port)',
    hubPort: 'of the realtime hub (hub.port)',
    printdPort: 'for remote print clients (printd.port)',
    allowUnrouted: 'also when there are dishes that no printer prints',
  },
  status: {
    watch: 'keep showing it',
    line: 'one line, for a status bar or the greeting at log-in',
  },
  store: {
    list: {
      about: 'all stores',
    },
    add: {
      about: 'open a store',
      name: 'what guests know it as',
    },
    edit: {
      about: 'change a store',
      name: 'new name',
    },
    rm: {
      about: 'close a store; its past stays readable',
    },
    fields: {
      address: 'where it is',
      timezone: 'IANA time zone, e.g. Asia/Shanghai',
      currency: 'ISO 4217 code, e.g. CNY',
      storeLanguage: 'language of its tickets',
      confirm: 'when the kitchen gets an order',
      modes: 'how guests may order: dine_in,takeout,delivery',
      dayStart: 'when its business day begins, e.g. 04:00',
      guestCart: 'whether the phones of a table fill one cart (shared) or each its own (own)',
    },
  },
  table: {
    list: {
      about: 'the tables of a store',
    },
    add: {
      about: 'add tables by their numbers',
      number: 'as it stands on the table, e.g. 8 or A1',
      seats: 'how many people it seats',
    },
    rm: {
      about: 'remove a table',
    },
    merge: {
      about: 'move all open orders of a table to another',
      id: 'the id of the table they leave',
      into: 'the id of the table they go to',
    },
    clear: {
      about: 'the party has left: end the sessions of its guests',
    },
    rotate: {
      about: 'make a new QR code; the printed one and its sessions end',
    },
    qr: {
      about: 'the QR code that guests scan, in the terminal or as a picture',
      id: "the table's id; left out with --all",
      all: 'all tables of the store, to print and cut: a PDF',
      out: 'a picture or a sheet to print instead: file.png, file.svg or file.pdf',
    },
  },
  top: {
    notify: 'a notification of the terminal for new orders, urges and alarms, where it has any',
    plain: 'a line per event and per change of state; so it is where the output is no terminal',
    ascii: 'marks of ASCII only',
  },
  user: {
    keep: 'the person may keep a password that is made here',
    list: {
      about: 'who may log in',
    },
    add: {
      about: 'add a person; without --password one is made and shown once',
      username: 'what the person logs in with',
      role: 'what the person may do',
      password: 'at most 72 bytes',
      email: 'where the person is reached',
      stores: 'only these stores, e.g. 1,2',
    },
    passwd: {
      about: 'give a person a new password; ends their sessions',
      username: 'who',
      password: 'asked for on a terminal, else read from standard input',
      random: 'make one and show it once',
    },
    rm: {
      about: 'remove a person',
      username: 'who',
    },
  },
  why: {
    order: 'the id of the order',
  },
  route: {
    check: 'where each dish would be printed, those nobody prints first; ends with 1 when there are any',
  },
  upgrade: {
    check: 'look only: what the next start of this version would do to the data',
  },
  completion: {
    shell: 'for which shell',
  },
  menuExport: {
    about: 'write the menu to a file that spreadsheets and menu import read',
    file: 'menu.csv or menu.json; - for standard output',
    csv: 'as a table for spreadsheets',
    json: 'as JSON, with every field',
  },
  menuImport: {
    about: 'make the menu say what a file says; dishes that are not in it stay',
    file: 'menu.csv or menu.json; - for standard input',
    dryRun: 'only show what would change',
  },
  service: {
    install: 'start the restaurant with this machine and keep it running: a systemd unit',
    uninstall: 'take that back; the data stay',
    user: "for your user's own service manager instead of the machine's",
    print: 'only show it',
  },
  bundle: {
    file: 'where it goes; a .tar.gz in this folder without',
  },
};
export type Grammar = typeof grammarEn;
