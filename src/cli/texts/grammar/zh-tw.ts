import type { Grammar } from './en.ts';

/** 繁體中文。 */
export const grammarZhTW: Grammar = {
  route: { check: '每道菜會在哪裡列印，沒有印表機的排在最前；有這樣的菜時以 1 結束' },
  start: { allowUnrouted: '有菜沒有印表機也啟動' },
  status: { line: '只用一行，適合狀態列或登入提示' },
  upgrade: { check: '只檢查：此版本下次啟動會對資料做什麼' },
  completion: { shell: '用於哪種 shell' },
};
