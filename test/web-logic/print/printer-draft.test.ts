import test from 'ava';
import { newPrinter } from '../../../src/protocol/print.ts';
import {
  draftOf,
  readStations,
  settingsOf,
  withProposal,
} from '../../../src/web/print/printers/printer-draft.ts';
import { groupRoute } from '../../../src/web/print/route/route-groups.ts';

test('a draft becomes settings that the API takes; what the connection does not use is cleared', (t) => {
  const draft = {
    ...draftOf(undefined, 'zh-TW'),
    name: ' 炒鍋 ',
    host: ' 192.168.1.9 ',
    devicePath: '/dev/usb/lp0',
  };
  const settings = settingsOf(draft);
  t.like(newPrinter.parse(settings), {
    name: '炒鍋',
    ip_address: '192.168.1.9',
    port: 9100,
    device_path: null,
    language: 'zh-TW',
  });
  t.false('profile' in settings);
  t.like(settingsOf({ ...draft, connection: 'usb' }), { ip_address: null, device_path: '/dev/usb/lp0' });
  const proposal = {
    profile: 'epson-58',
    profile_name: 'Epson',
    paper_width: 58,
    columns: 32,
    feedback: 'process_id',
  } as const;
  t.like(settingsOf(withProposal(draft, proposal)), {
    name: '炒鍋',
    profile: 'epson-58',
    paper_width: 58,
    columns: 32,
    feedback: 'process_id',
  });
});

test('stations are read with commas of any script, each once', (t) => {
  t.deepEqual(readStations('热菜，凉菜、bar, bar;;\n'), ['热菜', '凉菜', 'bar']);
});

test('the stations nobody prints come first', (t) => {
  const row = (station: string, name: string, printers: { id: number; name: string }[] = []) => ({
    menu_item_id: 1,
    menu_item_name: name,
    station,
    printers,
  });
  const wok = [{ id: 1, name: 'Wok' }];
  t.deepEqual(groupRoute([row('热菜', '宫保鸡丁', wok), row('热菜', '红烧肉', wok), row('饮品', '可乐')]), [
    { station: '饮品', printers: [], dishes: ['可乐'] },
    { station: '热菜', printers: wok, dishes: ['宫保鸡丁', '红烧肉'] },
  ]);
});
