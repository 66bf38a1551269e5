import type { Grammar } from './en.ts';

/** 简体中文。 */
export const grammarZhCN: Grammar = {
  route: { check: '每道菜会在哪里打印，没有打印机的排在最前；有这样的菜时以 1 结束' },
  start: { allowUnrouted: '有菜没有打印机也启动' },
  status: { line: '只用一行，适合状态栏或登录提示' },
  upgrade: { check: '只检查：此版本下次启动会对数据做什么' },
  completion: { shell: '用于哪种 shell' },
};
