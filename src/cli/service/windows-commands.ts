export interface WindowsTask {
  /** Node.js and the script. */
  readonly command: readonly string[];
  readonly dataDir: string;
  readonly configFile: string | undefined;
}

/** What starts the restaurant with Windows: a task of the task scheduler, which keeps it in nobody's session. */
export function windowsCommands(what: 'install' | 'uninstall', task: WindowsTask): string[] {
  if (what === 'uninstall')
    return [`${task.command.map(quote).join(' ')} stop`, 'schtasks /Delete /TN restaurantctl /F'];
  const settings = task.configFile === undefined ? [] : ['--config', task.configFile];
  const words = [...task.command, 'start', '--allow-unrouted', '--data-dir', task.dataDir, ...settings];
  const run = words.map(quote).join(' ').replaceAll('"', '\\"');
  return [
    `schtasks /Create /TN restaurantctl /SC ONSTART /RU SYSTEM /RL LIMITED /TR "${run}" /F`,
    'schtasks /Run /TN restaurantctl',
  ];
}

function quote(word: string): string {
  return /^[\w.:\\/-]+$/.test(word) ? word : `"${word}"`;
}
