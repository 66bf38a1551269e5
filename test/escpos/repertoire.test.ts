import test from 'ava';
import type { PrinterProfile } from '../../src/domain/printer-profile.ts';
import { repertoireOf } from '../../src/escpos/repertoire.ts';

function twoByteCharacters(chinese: PrinterProfile['chinese']): number[] {
  const repertoire = repertoireOf(chinese);
  return Array.from({ length: 0x1_0000 }, (_, unit) => unit).filter((unit) => repertoire.code(unit) > 0xff);
}

test('GB/T 2312 has its 7445 characters, GBK its 21 872, and each larger set contains the smaller', (t) => {
  const [gb2312, gbk, gb18030] = [
    new Set(twoByteCharacters('gb2312')),
    new Set(twoByteCharacters('gbk')),
    new Set(twoByteCharacters('gb18030')),
  ];
  t.is(gb2312.size, 7445);
  // GBK's 21 886 less the 14 that Unicode has only as private characters.
  t.is(gbk.size, 21_872);
  t.true(gb18030.size > gbk.size);
  t.true([...gb2312].every((unit) => gbk.has(unit)));
  t.true([...gbk].every((unit) => gb18030.has(unit)));
});

test('every code is read back by an independent decoder', (t) => {
  const decoder = new TextDecoder('gb18030', { fatal: true });
  const repertoire = repertoireOf('gb18030');
  const wrong = twoByteCharacters('gb18030').filter((unit) => {
    const code = repertoire.code(unit);
    return decoder.decode(Uint8Array.of(code >> 8, code & 0xff)) !== String.fromCharCode(unit);
  });
  t.deepEqual(wrong, []);
});

test('ASCII is one column, Chinese two, everything else none', (t) => {
  for (const chinese of ['gb18030', 'gbk', 'gb2312'] as const) {
    const repertoire = repertoireOf(chinese);
    const encodedWidth = (char: string) => repertoire.encodedWidth(char);
    t.deepEqual(['A', '~', '中', '￥'].map(encodedWidth), [1, 1, 2, 2]);
    t.deepEqual(
      ['¥', '£', 'ñ', '\u00a0', '𠮷', '\x1b', '\x7f', '\ue000', 'ab'].map(encodedWidth),
      Array(9).fill(undefined),
    );
  }
  t.is(repertoireOf('none').encodedWidth('A'), 1);
  t.is(repertoireOf('none').encodedWidth('中'), undefined);
});
