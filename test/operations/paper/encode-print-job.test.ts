import test from 'ava';
import { DomainError } from '../../../src/domain/errors.ts';
import type { PrinterProfile } from '../../../src/domain/printer-profile.ts';
import { emptyBitmap, setDot } from '../../../src/drawing/dither.ts';
import type { Pictures } from '../../../src/drawing/pictures.ts';
import { printContentOf } from '../../../src/operations/paper/compose-print-job.ts';
import { encodePrintJob } from '../../../src/operations/paper/encode-print-job.ts';
import type { Printable } from '../../../src/tickets/printable.ts';
import { printBytes } from '../../../src/virtual-printer/print-bytes.ts';
import { kitchenInput, receiptInput } from '../../fixtures/tickets/inputs.ts';
import { profile } from '../../helpers/paper.ts';

const kitchen: Printable = { template: 'kitchen', facts: kitchenInput('zh-CN') };
const receipt: Printable = { template: 'receipt', facts: receiptInput('zh-CN') };
const printer = { columns: null, paperWidth: 80, logoPath: null, upsideDown: false, buzzer: false } as const;

function jobOf(printable: Printable, jobType: 'order' | 'receipt') {
  const document = JSON.stringify({ printable, requestedBy: null });
  const marks = { copies: 1, copyNumber: 1, reprintNumber: 0, runningNumber: null, meantFor: null };
  return { id: 7, jobType, document, ...marks };
}

const nothing: Pictures = {
  png: () => Promise.reject(new DomainError('not_ready', 'Install the package.')),
  grey: () => Promise.reject(new DomainError('not_ready', 'Install the package.')),
  logo: () => Promise.reject(new DomainError('invalid', 'The logo x.png is gone.')),
  glyphs: () => Promise.reject(new DomainError('not_ready', 'No font: install one.')),
};

/** Every character a black block. */
const blocks: Pictures = {
  ...nothing,
  logo: async () => block(80, 40),
  glyphs: async () => (char) => block(char.charCodeAt(0) < 0x80 ? 12 : 24, 24),
};

function encode(
  printable: Printable,
  {
    pictures = nothing,
    chinese = 'gb18030',
    settings = {},
  }: { pictures?: Pictures; chinese?: PrinterProfile['chinese']; settings?: object } = {},
) {
  const jobType = printable.template === 'kitchen' ? 'order' : 'receipt';
  const used = { ...profile, chinese, buzzer: 'esc_paren_a' } as const;
  return encodePrintJob({
    job: jobOf(printable, jobType),
    printer: { ...printer, ...settings },
    profile: used,
    runningNumber: 57,
    pictures,
  }).then((paper) => ({ ...paper, ...printBytes(paper.body, { profile: used, columns: paper.columns }) }));
}

test('the text of a receipt is what the requirement shows, to the letter', (t) => {
  const content = [
    '================================',
    '         发财小狗饮品店',
    '================================',
    '订单号: #456',
    '时间: 2025-07-14 10:30:00',
    '状态: 已确认',
    '--------------------------------',
    '珍珠奶茶',
    '  规格: 大杯 | 温度: 正常冰 | 糖度: 正常糖',
    '  1 x ¥25.00 = ¥25.00',
    '--------------------------------',
    '总计: ¥25.00',
    '================================',
    '      谢谢惠顾，欢迎再来！',
    '================================',
    '',
  ].join('\n');
  t.is(printContentOf(jobOf(receipt, 'receipt'), { columns: null, paperWidth: 80 }), content);
});

test('a printer with the font gets text, and no picture is asked for', async (t) => {
  const { receipts, warnings } = await encode(kitchen);
  t.deepEqual(warnings, []);
  t.is(receipts[0]?.images.length, 0);
});

test('a printer without Chinese gets the lines that need it as pictures, the others as text', async (t) => {
  const { receipts, warnings, text } = await encode(kitchen, { pictures: blocks, chinese: 'none' });
  t.deepEqual(warnings, []);
  t.true((receipts[0]?.images.length ?? 0) > 5);
  t.true(receipts[0]?.lines.some((line) => line.text.startsWith('=====')));
  t.regex(text, /宫保鸡丁/, 'what people read stays text');
});

test('without a font it prints question marks and says what to do; a ticket in Latin letters needs none', async (t) => {
  const { receipts, warnings } = await encode(kitchen, { chinese: 'none' });
  t.regex(warnings[0] ?? '', /"\?"\. No font: install one\./);
  t.true(warnings.length < 10, 'not a warning for each character');
  t.true(receipts[0]?.lines.some((line) => line.text.includes('????')));
  const facts = kitchenInput('en');
  t.deepEqual((await encode({ template: 'kitchen', facts }, { chinese: 'none' })).warnings, []);
});

test('the logo stands above a receipt, never above a kitchen ticket; without it the ticket still prints', async (t) => {
  const settings = { logoPath: '/x.png' };
  const drawn = await encode(receipt, { pictures: blocks, settings });
  t.like(drawn.receipts[0]?.images, [{ w: 80, h: 40 }]);
  t.is((await encode(kitchen, { pictures: blocks, settings })).receipts[0]?.images.length, 0);
  const plain = await encode(receipt, { settings });
  t.deepEqual(plain.warnings, ['Printed without its logo. The logo x.png is gone.']);
  t.true(plain.receipts[0]?.lines.some(({ text }) => text.includes('珍珠奶茶')));
  t.notRegex(drawn.text, /80/, 'the text knows no picture');
});

test('a paper that hangs upside down comes out end first; the buzzer sounds for the kitchen only', async (t) => {
  const turned = await encode(kitchen, { settings: { upsideDown: true, buzzer: true } });
  const [paper] = turned.receipts;
  t.true(paper?.lines.every((line) => line.upsideDown));
  t.regex(paper?.lines[0]?.text ?? '', /^任务 7-1/);
  t.is(paper?.beeps, 1);
  t.is((await encode(receipt, { settings: { buzzer: true } })).receipts[0]?.beeps, 0);
});

function block(width: number, height: number) {
  const bitmap = emptyBitmap(width, height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) setDot(bitmap, x, y);
  return bitmap;
}
