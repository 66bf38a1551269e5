import type { Grammar } from './en.ts';

/** 繁體中文。 */
export const grammarZhTW: Grammar = {
  route: { check: '每道菜會在哪裡列印，沒有印表機的排在最前；有這樣的菜時以 1 結束' },
  start: { allowUnrouted: '有菜沒有印表機也啟動' },
  status: { line: '只用一行，適合狀態列或登入提示' },
  upgrade: { check: '只檢查：此版本下次啟動會對資料做什麼' },
  completion: { shell: '用於哪種 shell' },
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
  bundle: { file: '寫到哪裡；不寫則為目前資料夾下的 .tar.gz' },
};
