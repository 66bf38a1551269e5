import test from 'ava';
import type { PrinterProfile } from '../../src/domain/printer-profile.ts';
import { repertoireOf } from '../../src/escpos/repertoire.ts';
import { cleanText, describeUnmappable } from '../../src/tickets/clean-text.ts';

const cleans = test.macro({
  exec: (
    t,
    text: string,
    expected: string,
    warnings: readonly string[] = [],
    chinese: PrinterProfile['chinese'] = 'gb18030',
  ) => {
    const unmappable = new Map<string, number>();
    t.is(cleanText(text, repertoireOf(chinese), unmappable), expected);
    t.deepEqual(describeUnmappable(unmappable), warnings);
  },
  title: (name) => `cleans ${name}`,
});

test('emoji to one ? each, counted', cleans, '🌶️🌶️ Hot', '?? Hot', ['unmappable: U+1F336 ×2']);
test('a family of joined emoji to one ?', cleans, '👨‍👩‍👧', '?', ['unmappable: U+1F468 ×1']);
test('a flag to one ?', cleans, '🇨🇳', '?', ['unmappable: U+1F1E8 ×1']);
test('a keycap to its digit', cleans, '1️⃣', '1');
test('characters outside the basic plane', cleans, '𠮷野家牛丼', '?野家牛丼', ['unmappable: U+20BB7 ×1']);
test('Thai, one ? a grapheme', cleans, 'ที่', '?', ['unmappable: U+0E17 ×1']);
test('Hangul, composed or not', cleans, '한\u1112\u1161\u11ab', '??', ['unmappable: U+D55C ×2']);
test('right-to-left letters and marks', cleans, '\u202eאב', '??', [
  'unmappable: U+05D0 ×1',
  'unmappable: U+05D1 ×1',
]);
test('control characters away', cleans, 'no\x1bp\x00\x19\xfa salt\x10\x04\x01\x7f\x9b', 'nopu salt');
test('line breaks to spaces', cleans, 'no salt\r\nno oil\tplease\u2028!', 'no salt no oil please !');
test(
  'accents to base letters, composed or not',
  cleans,
  'Crème bru\u0302le\u0301e, Ế, Ø',
  'Creme brulee, E, O',
);
test('pinyin with tones to plain letters', cleans, 'gōng bǎo lǜ', 'gong bao lu');
test('currency signs', cleans, '¥1 £2 €3 $4', '￥1 GBP2 €3 $4');
test('typography', cleans, '“a” ‘b’ –−‑ • ✓ ½\u00a0…', '"a" \'b\' --- · √ 1/2 …');
test('compatibility forms', cleans, 'ﬁsh ㎏ ™', 'fish ㎏ TM');
test('kana and Cyrillic as they are', cleans, 'ラーメン が Жй', 'ラーメン が Жй');
test(
  'names that GB2312 lacks',
  cleans,
  '镕堃喆',
  '???',
  ['unmappable: U+9555 ×1', 'unmappable: U+5803 ×1', 'unmappable: U+5586 ×1'],
  'gb2312',
);
test(
  'for a printer without Chinese',
  cleans,
  '￥5 “鸡” … ①',
  'CNY5 "?" ... 1',
  ['unmappable: U+9E21 ×1'],
  'none',
);
test('the euro for GBK, which codes it otherwise', cleans, '€5', 'EUR5', [], 'gbk');
