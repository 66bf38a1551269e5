import test from 'ava';
import { languages } from '../../src/domain/language.ts';
import { translateReason } from '../../src/operations/sentences/translate-reason.ts';
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
