import type { Grammar } from './en.ts';

/** 简体中文。 */
export const grammarZhCN: Grammar = {
  route: { check: '每道菜会在哪里打印，没有打印机的排在最前；有这样的菜时以 1 结束' },
  start: { allowUnrouted: '有菜没有打印机也启动' },
  status: { line: '只用一行，适合状态栏或登录提示' },
  upgrade: { check: '只检查：此版本下次启动会对数据做什么' },
  completion: { shell: '用于哪种 shell' },
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
  bundle: { file: '写到哪里；不写则为当前目录下的 .tar.gz' },
};
