import test from 'ava';
import { repertoireOf } from '../../src/escpos/repertoire.ts';
import type { TicketDocument } from '../../src/tickets/document.ts';
import { kitchenTicket } from '../../src/tickets/kitchen-ticket.ts';
import { layoutTicket } from '../../src/tickets/layout-ticket.ts';
import { composeTicket } from '../../src/tickets/printable.ts';
import { receiptTicket } from '../../src/tickets/receipt-ticket.ts';
import { renderText } from '../../src/tickets/render-text.ts';
import { kitchenInput, receiptInput } from '../fixtures/tickets/inputs.ts';

function lay(document: TicketDocument, columns: number) {
  return layoutTicket(document, { columns, repertoire: repertoireOf('gb18030') });
}

test('a receipt reads as the requirement shows it', (t) => {
  t.is(
    renderText(lay(receiptTicket(receiptInput('zh-CN')), 32)),
    [
      '================================',
      '         发财小狗饮品店',
      '================================',
      '订单号: #456',
      '时间: 2025-07-14 10:30:00',
      '状态: 已确认',
      '--------------------------------',
      '珍珠奶茶',
      '  规格: 大杯 | 温度: 正常冰',
      '  糖度: 正常糖',
      '  1 x ￥25.00 = ￥25.00',
      '--------------------------------',
      '总计: ￥25.00',
      '================================',
      '      谢谢惠顾，欢迎再来！',
      '================================',
      '',
    ].join('\n'),
  );
});

test('a receipt of a share, and what went back, in three languages', (t) => {
  const money = {
    share: { id: 7, number: 2, of: 3, amount: 834 },
    refunds: [
      { amount: 100, isDone: true, dishes: ['1 x A'] },
      { amount: 50, isDone: false, dishes: [] },
    ],
    keptAmount: 684,
  };
  const read = (language: 'zh-CN' | 'zh-TW' | 'en') =>
    renderText(lay(receiptTicket({ ...receiptInput(language), ...money }), 32))
      .split('\n')
      .slice(-11, -4);
  t.deepEqual(read('zh-CN'), [
    '总计: ￥25.00',
    '分账 2/3                  ￥8.34',
    '--------------------------------',
    '退款                     -￥1.00',
    '  1 x A',
    '退款处理中               -￥0.50',
    '退款后实付                ￥6.84',
  ]);
  t.deepEqual(read('zh-TW').slice(-2), [
    '退款處理中               -￥0.50',
    '退款後實付                ￥6.84',
  ]);
  t.deepEqual(read('en').slice(-2), ['Refund under way         -￥0.50', 'Paid, less refunds        ￥6.84']);
});

test('a ticket without lines is refused', (t) => {
  t.throws(() => kitchenTicket(kitchenInput('zh-CN', { lines: [] })), { code: 'empty_ticket' });
  t.throws(() => receiptTicket({ ...receiptInput('en'), items: [] }), { code: 'empty_ticket' });
});

test('a reprint begins with its number, then the warning', (t) => {
  const reprint = kitchenTicket(kitchenInput('zh-CN', { reprint: { number: 2 } }));
  const wide = lay(reprint, 48).lines;
  t.like(wide[0], { align: 'center', spans: [{ text: '*** 补打 REPRINT #2 ***', cells: 23 }] });
  t.like(wide[0], { spans: [{ style: { width: 2, height: 2, bold: true } }] });
  t.like(wide[1], { spans: [{ text: '可能重复 MAY BE DUPLICATE', cells: 25 }] });
  for (const columns of [32, 42])
    t.like(lay(reprint, columns).lines[0], { spans: [{ cells: 23, style: { width: 1, height: 2 } }] });
});

test('the footer of a test page that is printed again names the attempt', (t) => {
  const facts = {
    storeName: 'Cafe',
    printerName: 'Bar',
    time: '2026-01-08 12:00:00',
    qrPayload: null,
    language: 'en',
  } as const;
  const marks = { jobId: 7, runningNumber: 3, copy: { number: 1, of: 1 }, reprint: { number: 2 } };
  const page = composeTicket({ template: 'test', facts }, { marks, columns: 48 });
  t.regex(renderText(lay(page, 48)), /7-2\s+\S.* 3\n/);
});

test('copies are numbered, a single paper is not', (t) => {
  const text = (of: number) =>
    renderText(lay(kitchenTicket(kitchenInput('zh-CN', { copy: { number: 1, of } })), 48));
  t.true(text(2).includes('副本 COPY 1/2'));
  t.false(text(1).includes('COPY'));
});

test('every ticket carries job, attempt and running number', (t) => {
  const footer = (input: Parameters<typeof kitchenInput>[1]) =>
    renderText(lay(kitchenTicket(kitchenInput('en', input)), 48))
      .split('\n')
      .at(-2);
  t.regex(footer({}) ?? '', /^Job 123-1 +No\. 57$/);
  t.regex(footer({ reprint: { number: 3 } }) ?? '', /^Job 123-3 +No\. 57$/);
});

test('an allergy is as large as it goes, white on black, whatever the language', (t) => {
  for (const note of ['花生过敏', '海鮮過敏', 'Peanut ALLERGY!', 'coeliac']) {
    const { lines } = lay(
      kitchenTicket(
        kitchenInput('en', {
          orderNote: null,
          lines: [{ kind: 'add', quantity: 1, name: 'Soup', options: [], note }],
        }),
      ),
      48,
    );
    const marked = lines.find(
      (line) => line.type === 'text' && line.spans.some((span) => span.text.includes('!!')),
    );
    t.like(marked, { spans: [{ style: { width: 2, height: 2, bold: true, invert: true } }] });
  }
});

test('notes of the dish and of the order are both on the ticket', (t) => {
  const text = renderText(lay(kitchenTicket(kitchenInput('zh-CN')), 48));
  t.true(text.includes('!! 不要葱 !!'));
  t.true(text.includes('!! 整单: 先上热菜，客人赶时间 !!'));
});

test('a void says so on every line of its own', (t) => {
  const lines = kitchenInput('en').lines.map((line) => ({ ...line, kind: 'cancel' as const }));
  const text = renderText(lay(kitchenTicket(kitchenInput('en', { kind: 'change', lines })), 48));
  t.is(text.match(/^VOID \d+x /gm)?.length, 3);
});

test('two hundred dishes stay in order', (t) => {
  const lines = Array.from({ length: 200 }, (_, index) => ({
    kind: 'add' as const,
    quantity: 1,
    name: `菜${index}号`,
    options: [],
    note: null,
  }));
  const text = renderText(lay(kitchenTicket(kitchenInput('zh-CN', { lines })), 48));
  const found = [...text.matchAll(/^1x 菜(\d+)号$/gm)].map((match) => Number(match[1]));
  t.deepEqual(found, [...lines.keys()]);
});
