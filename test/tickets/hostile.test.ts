import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { encodeTicket } from '../../src/escpos/encode-ticket.ts';
import { repertoireOf } from '../../src/escpos/repertoire.ts';
import { packageRoot } from '../../src/runtime/package-root.ts';
import type { TicketDocument } from '../../src/tickets/document.ts';
import { kitchenTicket } from '../../src/tickets/kitchen-ticket.ts';
import { layoutTicket } from '../../src/tickets/layout-ticket.ts';
import { billTicket } from '../../src/tickets/bill-ticket.ts';
import { printBytes } from '../../src/virtual-printer/print-bytes.ts';
import { renderReceiptAsText } from '../../src/virtual-printer/receipt-text.ts';
import { renderReceiptAsSvg } from '../../src/virtual-printer/svg.ts';
import { billInput, kitchenInput } from '../fixtures/tickets/inputs.ts';
import { profile } from '../helpers/paper.ts';
import { countRealTime, readEscpos } from '../helpers/read-escpos.ts';

const folder = join(packageRoot, 'test', 'fixtures', 'tickets');
const update = process.env.UPDATE_GOLDEN === '1';

/** What guests may type: drawer and cut commands, real-time commands, emoji, Hebrew written backwards, a rare character. */
const hostile = {
  drawer: 'no\u001bp\u0000\u0019\u00fa salt\u0010\u0004\u0001',
  cut: '\u001dV\u0000\u001bi\u001bm\u0010\u0014\u0001\u0000\u0001\u009b1m allergy',
  emoji: '麻辣火锅🌶️🌶️ 👨‍👩‍👧 1️⃣',
  backwards: 'abc \u202etxet sdrawkcab\u202c שלום',
  rare: '𠮷野家 ñandú ½ ✓ — “x”',
  long: '特级北京烤鸭配薄饼甜面酱葱丝黄瓜条'.repeat(4) + 'Supercalifragilisticexpialidocious'.repeat(3),
};

function lay(document: TicketDocument, columns: number) {
  return layoutTicket(document, { columns, repertoire: repertoireOf('gb18030') });
}

function print(document: TicketDocument, columns: number) {
  const { body, warnings } = encodeTicket(lay(document, columns), { profile });
  return { body, warnings, ...printBytes(body, { profile, columns }) };
}

function hostileTicket(): TicketDocument {
  const lines = Object.values(hostile).map((name, index) => ({
    kind: 'add' as const,
    quantity: index + 1,
    name,
    options: [hostile.drawer, hostile.emoji],
    note: Object.values(hostile).at(-1 - index) ?? null,
  }));
  return kitchenTicket(kitchenInput('zh-CN', { lines, orderNote: hostile.cut, station: hostile.backwards }));
}

for (const columns of [32, 42, 48])
  test(`what guests type is text and nothing else at ${columns} columns`, async (t) => {
    const { body, warnings, receipts, dots, events } = print(hostileTicket(), columns);
    const reading = readEscpos(body);
    t.deepEqual([reading.cuts, reading.kicks, reading.beeps, reading.unknown], [['full'], 0, 0, []]);
    t.is(countRealTime(body), 0);
    t.deepEqual(
      events.filter(({ type }) => /unknown|missing|desync|autoWrap|misplaced|kick|rt/.test(type)),
      [],
    );
    t.is(receipts.length, 1);
    t.true(warnings.some((warning) => warning.startsWith('unmappable: U+1F336')));
    const widest = Math.max(...reading.lines.map((line) => line.columns));
    t.true(widest <= columns, `a line of ${widest} columns`);
    const text = receipts.map((receipt) => renderReceiptAsText(receipt, dots)).join('');
    await isGolden(`hostile.${columns}.paper.txt`, text);
    await isGolden(
      join('svg', `hostile.${columns}.svg`),
      receipts.map((receipt) => renderReceiptAsSvg(receipt, dots)).join(''),
    );

    async function isGolden(file: string, content: string): Promise<void> {
      if (update) await writeFile(join(folder, file), content);
      t.is(content, await readFile(join(folder, file), 'utf8'));
    }
  });

test('what our own decoder reads is what the virtual printer prints', (t) => {
  const { body, receipts } = print(billTicket(billInput('zh-TW')), 48);
  const lines = readEscpos(body).lines.map(({ text }) => text.trimEnd());
  t.deepEqual(
    receipts[0]?.lines.map(({ text }) => text.trimEnd()).filter((line) => line !== ''),
    lines.filter((line) => line !== ''),
  );
});

test('two hundred dishes are one paper of less than 30 kB', (t) => {
  const lines = Array.from({ length: 200 }, (_, index) => ({
    kind: 'add' as const,
    quantity: 1,
    name: `宫保鸡丁 ${index}`,
    options: ['少辣'],
    note: null,
  }));
  const { body, receipts, warnings } = print(kitchenTicket(kitchenInput('zh-CN', { lines })), 48);
  t.true(body.length < 30_000, `${body.length} bytes`);
  t.is(receipts.length, 1);
  t.deepEqual(warnings, []);
});

test('what is longer than any meal ends in a line that says so, and is cut once', (t) => {
  const lines = Array.from({ length: 500 }, () => ({
    kind: 'add' as const,
    quantity: 1,
    name: '宫'.repeat(10_000),
    options: [],
    note: null,
  }));
  const { body, receipts, warnings } = print(kitchenTicket(kitchenInput('zh-CN', { lines })), 48);
  t.true(body.length < 100_000, `${body.length} bytes`);
  t.is(receipts.length, 1);
  t.regex(receipts[0]?.lines.at(-1)?.text ?? '', /未完 NOT COMPLETE/);
  t.regex(warnings[0] ?? '', /^cut off: \d+ of \d+ lines are missing$/);
});
