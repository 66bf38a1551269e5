import type { SentenceTable } from '../sentence-table.ts';

/** Why a service, or a print client, can't start or does not run any more. */
export const services: SentenceTable = {
  "{} can't start: {}": ['{1} 无法启动：{2:rule}', '{1} 無法啟動：{2:rule}'],
  '{} did not come back: {}': ['{1} 没有恢复：{2:rule}', '{1} 沒有恢復：{2:rule}'],
  '{} does not run: {}': ['{1} 没有在运行：{2:rule}', '{1} 沒有在執行：{2:rule}'],
  '{} did not start': ['{1} 没有启动', '{1} 沒有啟動'],
  'crashed {} times within {} s, at last: {}': [
    '{2} 秒内崩溃 {1} 次，最后一次：{3:rule}',
    '{2} 秒內當機 {1} 次，最後一次：{3:rule}',
  ],
  'not ready within {} ms': ['{1} 毫秒内没有就绪', '{1} 毫秒內沒有就緒'],
  'did not answer {} times in a row': ['连续 {1} 次没有应答', '連續 {1} 次沒有回應'],
  'its event loop was held up for {} ms': ['事件循环卡住了 {1} 毫秒', '事件迴圈卡住了 {1} 毫秒'],
  'could not be started: {}': ['无法启动：{1}', '無法啟動：{1}'],
  'exit code {}': ['退出码 {1}', '結束代碼 {1}'],
  'ended by {}': ['被 {1} 结束', '被 {1} 結束'],

  'Port {} on {} is taken. Choose another one as api.port.': [
    '{2} 上的端口 {1} 已被占用，请把 api.port 改成别的。',
    '{2} 上的連接埠 {1} 已被占用，請把 api.port 改成別的。',
  ],
  'This user may not open port {} on {}. Choose another one as api.port.': [
    '当前用户无权打开 {2} 上的端口 {1}，请把 api.port 改成别的。',
    '目前的使用者無權開啟 {2} 上的連接埠 {1}，請把 api.port 改成別的。',
  ],
  'This machine has no address {}. Choose another one as api.host.': [
    '本机没有地址 {1}，请把 api.host 改成别的。',
    '本機沒有位址 {1}，請把 api.host 改成別的。',
  ],
  "The hub can't listen on {}:{}: {}. Set hub.port to a free one.": [
    '实时推送无法监听 {1}:{2}：{3}。请把 hub.port 改成空闲的端口。',
    '即時推送無法監聽 {1}:{2}：{3}。請把 hub.port 改成閒置的連接埠。',
  ],
  "The hub can't listen on {}:{}; another program may have the port. Set hub.port to a free one.": [
    '实时推送无法监听 {1}:{2}，端口可能已被其他程序占用。请把 hub.port 改成空闲的端口。',
    '即時推送無法監聽 {1}:{2}，連接埠可能已被其他程式占用。請把 hub.port 改成閒置的連接埠。',
  ],
  'uWebSockets.js has no binary for Node.js {} on {} {}; set hub.transport to "auto" or "ws".': [
    'uWebSockets.js 没有适用于 Node.js {1}（{2} {3}）的二进制文件，请把 hub.transport 设为 "auto" 或 "ws"。',
    'uWebSockets.js 沒有適用於 Node.js {1}（{2} {3}）的二進位檔，請把 hub.transport 設為 "auto" 或 "ws"。',
  ],
  'Port {} on {} is taken. Choose another one as printd.port.': [
    '{2} 上的端口 {1} 已被占用，请把 printd.port 改成别的。',
    '{2} 上的連接埠 {1} 已被占用，請把 printd.port 改成別的。',
  ],
  '{} belongs to another user. Choose a shorter data_dir.': [
    '{1} 属于另一个用户，请选一个更短的 data_dir。',
    '{1} 屬於另一個使用者，請選一個較短的 data_dir。',
  ],

  'The connection "windows" works on Windows only: use "usb" or "cups" here.': [
    '连接方式 "windows" 只能在 Windows 上用：这里请用 "usb" 或 "cups"。',
    '連線方式 "windows" 只能在 Windows 上用：這裡請用 "usb" 或 "cups"。',
  ],
  'The printer has no ip_address.': ['打印机没有 ip_address。', '印表機沒有 ip_address。'],
  'The printer has no device_path.': ['打印机没有 device_path。', '印表機沒有 device_path。'],
  '{} is no name of a print queue.': ['{1} 不是打印队列的名称。', '{1} 不是列印佇列的名稱。'],
  'The flow control of {} must be rtscts, xonxoff or none, as in /dev/ttyUSB0:19200:rtscts.': [
    '{1} 的流控须是 rtscts、xonxoff 或 none，例如 /dev/ttyUSB0:19200:rtscts。',
    '{1} 的流量控制須是 rtscts、xonxoff 或 none，例如 /dev/ttyUSB0:19200:rtscts。',
  ],
  '{} is no printer: write it like tcp:192.168.1.50, usb:/dev/usb/lp0 or cups:kitchen.': [
    '{1} 不是打印机的写法，请写成 tcp:192.168.1.50、usb:/dev/usb/lp0 或 cups:kitchen 这样。',
    '{1} 不是印表機的寫法，請寫成 tcp:192.168.1.50、usb:/dev/usb/lp0 或 cups:kitchen 這樣。',
  ],
};
