import test from 'ava';
import { languages } from '../../src/domain/language.ts';
import { loadResvg } from '../../src/drawing/load-resvg.ts';
import { createPictures } from '../../src/drawing/pictures.ts';
import { encodeTicket } from '../../src/escpos/encode-ticket.ts';
import { repertoireOf } from '../../src/escpos/repertoire.ts';
import { layoutTicket } from '../../src/tickets/layout-ticket.ts';
import { profile } from '../helpers/paper.ts';
import { translateReason } from '../../src/operations/sentences/translate-reason.ts';
import { tellPaperWarning } from '../../src/operations/sentences/tell-paper-warning.ts';
import { sentencesIn } from '../../src/operations/sentences/sentences-in.ts';

/** The characters of Big5: Traditional Chinese is written with them, most simplified ones are not among them. */
function traditionalCharacters(): ReadonlySet<string> {
  const decoder = new TextDecoder('big5');
  const found = new Set<string>();
  for (let lead = 0xa4; lead <= 0xf9; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      for (const character of decoder.decode(Uint8Array.of(lead, trail))) found.add(character);
  return found;
}

/** All texts of a catalogue, those in functions as they are written. */
function textOf(part: unknown): string {
  if (typeof part === 'object' && part !== null) return Object.values(part).map(textOf).join('\n');
  return String(part);
}

const foreignTo = (known: ReadonlySet<string>, text: string) =>
  [...new Set(text.match(/\p{Script=Han}/gu) ?? [])].filter((character) => !known.has(character));

test('reasons that the system gave are told in the language of the reader, those of people as they are', (t) => {
  const [zhCN, zhTW, en] = languages.map(sentencesIn);
  if (!zhCN || !zhTW || !en) return t.fail('three languages');
  t.is(translateReason('逾期未付款', en), 'not paid in time');
  t.is(translateReason('not paid in time', zhTW), '逾期未付款');
  t.is(translateReason('订单取消', zhTW), '訂單取消');
  t.is(translateReason('訂單取消', zhCN), '订单取消');
  t.is(translateReason('退菜', en), 'a dish was voided');
  for (const say of [zhCN, zhTW, en]) t.is(translateReason('客人离开', say), '客人离开');
});

test('what is said in Traditional Chinese holds no simplified character', (t) => {
  const known = traditionalCharacters();
  t.deepEqual(foreignTo(known, textOf(sentencesIn('zh-TW'))), []);
  t.true(foreignTo(known, textOf(sentencesIn('zh-CN'))).length > 50, 'the check can tell');
});

test('what a paper lacks is told in three languages, whatever the part that lacks', async (t) => {
  const lost = layoutTicket(
    { blocks: [{ type: 'text', text: 'Hot 🌶' }, ...Array.from({ length: 9_000 }, () => rule)] },
    { columns: 48, repertoire: repertoireOf('gb18030') },
  );
  const long = encodeTicket(
    { columns: 32, lines: [{ type: 'qr', payload: 'x'.repeat(600) }, broad], warnings: [] },
    { profile },
  );
  const missing = await t.throwsAsync(loadResvg(() => Promise.reject(new Error('not installed'))));
  const fontless = await t.throwsAsync(
    createPictures({ findFont: async () => undefined }).glyphs(new Set('鸡')),
  );
  const unread = await t.throwsAsync(createPictures({ font: '/nowhere.ttf' }).glyphs(new Set('鸡')));
  const logos = await Promise.all(
    ['/nowhere.png', '/dev/null.svg'].map((file) => t.throwsAsync(createPictures().logo(file, 384))),
  );
  const warnings = [
    ...lost.warnings,
    ...long.warnings,
    ...[missing, ...logos].map((error) => `Printed without its logo. ${error?.message}`),
    ...[fontless, unread].map(
      (error) =>
        `The printer has no font for all of the text and the rest was printed as "?". ${error?.message}`,
    ),
  ];
  t.is(warnings.length, 9);
  const known = traditionalCharacters();
  for (const warning of warnings) {
    const told = languages.map((language) => tellPaperWarning(warning, language));
    t.is(new Set(told).size, 3, warning);
    for (const sentence of told) t.regex(sentence, /[.。]$/, warning);
    const [zhCN = '', zhTW = ''] = told;
    t.deepEqual(foreignTo(known, zhTW), []);
    // Nothing is left in the words of the program but names.
    t.notRegex(zhCN.replace(/（.*?）|“.*?”/g, ''), /[a-z]+ [a-z]+/i, zhCN);
  }
  t.is(tellPaperWarning('unmappable: U+1F336 ×2', 'zh-CN'), '打印机没有“🌶”，2 处印成了“?”。');
});

const rule = { type: 'rule', char: '-' } as const;
const broad = { type: 'bitmap', bitmap: { width: 800, height: 1, data: new Uint8Array(100) } } as const;
