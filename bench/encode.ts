import { performance } from 'node:perf_hooks';
import { encodeTicket } from '../src/escpos/encode-ticket.ts';
import { repertoireOf } from '../src/escpos/repertoire.ts';
import { loadProfile } from '../src/runtime/printer-profiles.ts';
import { kitchenTicket } from '../src/tickets/kitchen-ticket.ts';
import { layoutTicket } from '../src/tickets/layout-ticket.ts';
import { printFigures } from './figures.ts';

// Tickets a second on one core: ten Chinese dishes, 48 columns. Run: node build/bench/encode.js [--json]
const profile = await loadProfile('epson-80');
const repertoire = repertoireOf(profile.chinese);
const dishes = [
  '宫保鸡丁',
  '鱼香肉丝',
  '麻婆豆腐',
  '小笼包',
  '北京烤鸭',
  '糖醋里脊',
  '蛋炒饭',
  '酸辣汤',
  '水煮鱼',
  '回锅肉',
];
const input = {
  storeName: '发财小狗饮品店',
  orderNumber: 'ORD202601082348471234',
  dailyNumber: 42,
  tableNumber: 'A12',
  serviceMode: 'dine_in',
  station: '热菜',
  time: '23:48',
  kind: 'new',
  lines: dishes.map(
    (name, index) => ({ kind: 'add', quantity: index + 1, name, options: [], note: null }) as const,
  ),
  orderNote: null,
  jobId: 123,
  runningNumber: 57,
  copy: { number: 1, of: 1 },
  reprint: null,
  language: 'zh-CN',
} as const;
const layout = layoutTicket(kitchenTicket(input), { columns: 48, repertoire });

printFigures('encode', {
  'bytes a ticket': encodeTicket(layout, { profile }).body.length,
  'layout to bytes, tickets a second': measure(() => encodeTicket(layout, { profile }).body.length),
  'order to layout to bytes, tickets a second': measure(() => {
    const fresh = layoutTicket(kitchenTicket(input), { columns: 48, repertoire });
    return encodeTicket(fresh, { profile }).body.length;
  }),
});

function measure(run: () => number): number {
  for (let warm = 0; warm < 5000; warm++) run();
  const rounds = 50_000;
  let bytes = 0;
  const started = performance.now();
  for (let turn = 0; turn < rounds; turn++) bytes += run();
  const seconds = (performance.now() - started) / 1000;
  if (bytes === 0) throw new Error('Nothing was encoded');
  return Math.round(rounds / seconds);
}
