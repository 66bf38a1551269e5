import test from 'ava';
import iconv from 'iconv-lite';
import { decodeSingleByte } from '../../src/virtual-printer/code-page.ts';
import { isInRepertoire } from '../../src/virtual-printer/gb-repertoire.ts';
import type { VirtualProfile } from '../../src/virtual-printer/profiles.ts';
import { createPrinterTextDecoder, type TextEncoding } from '../../src/virtual-printer/text-decoder.ts';
import { connectClient, startPrinter, toBytes } from './virtual-client.ts';

const chinese: TextEncoding = { encoding: 'gb', codePage: 0, international: 0 };

interface Reading {
  readonly text: string;
  /** Columns of font A. */
  readonly columns: number;
  readonly troubles: readonly string[];
}

function read(gb: VirtualProfile['gb'], notation: string, encoding = chinese): Reading {
  const decoder = createPrinterTextDecoder({ gb });
  const glyphs = Array.from(toBytes(notation), (byte) => decoder.push(byte, encoding)).filter(
    (glyph) => glyph !== undefined,
  );
  return {
    text: glyphs.map(({ ch }) => ch).join(''),
    columns: glyphs.reduce((sum, { wide }) => sum + (wide ? 2 : 1), 0),
    troubles: glyphs.flatMap(({ trouble }) => trouble ?? []),
  };
}

const reads = test.macro({
  title: (_, what: string) => what,
  exec: (t, _what: string, gb: VirtualProfile['gb'], notation: string, expected: Reading) => {
    t.deepEqual(read(gb, notation), expected);
  },
});

test(reads, 'two bytes are one character of two columns', 'gbk', "B9AC B1A3 BCA6 B6A1 ' A'", {
  text: '宫保鸡丁 A',
  columns: 10,
  troubles: [],
});
test(reads, 'the euro sign is A2E3', 'gbk', 'A2E3', { text: '€', columns: 2, troubles: [] });
test(reads, 'é, × and “ take two columns, too', 'gbk', 'A8A6 A1C1 A1B0', {
  text: 'é×“',
  columns: 6,
  troubles: [],
});
test(reads, 'GBK has 镕, GB2312 does not', 'gbk', 'E946', { text: '镕', columns: 2, troubles: [] });
test(reads, 'a character outside GB2312 is an empty box', 'gb2312', 'E946 B9AC', {
  text: '▯宫',
  columns: 4,
  troubles: ['missingGlyph'],
});
test(reads, 'GB18030 reads four bytes as one character', 'gb18030', '8139EF30 B9AC', {
  text: '㐁宫',
  columns: 4,
  troubles: [],
});
test(reads, 'a four-byte code that no font has is one empty box', 'gb18030', '81308435 B9AC', {
  text: '▯宫',
  columns: 4,
  troubles: ['missingGlyph'],
});
test(reads, 'a GBK printer makes two boxes of four bytes', 'gbk', '81308435 B9AC', {
  text: '▯▯宫',
  columns: 6,
  troubles: ['desync', 'desync'],
});
test(reads, 'a lone lead byte eats the digit behind it', 'gbk', "9C '12'", {
  text: '▯2',
  columns: 3,
  troubles: ['desync'],
});

test('a lead byte eats the line feed behind it', async (t) => {
  const printer = await startPrinter(t, { profile: 'xprinter80' });
  const client = await connectClient(t, printer);
  client.send("'a' B9 0A 'b' 0A 1D 72 01");
  await printer.waitFor(() => printer.paper().length === 1);
  t.is(printer.text(), 'a▯ b\n');
  t.true(printer.log().some((event) => event.type === 'desync' && event.bytes === 'B9 0A'));
});

test('Chinese needs FS & on one model and not on the other; FS . ends it', async (t) => {
  const epson = await startPrinter(t);
  const client = await connectClient(t, epson);
  client.send('B9AC 1C 26 B9AC 1C 2E B9AC 0A 1D 72 01');
  await client.expect('00');
  t.is(epson.paper()[0]?.lines[0]?.text, '╣¼宫╣¼');
  const clone = await startPrinter(t, { profile: 'xprinter80' });
  const other = await connectClient(t, clone);
  other.send('B9AC 0A 1D 72 01');
  await other.expect('00');
  t.is(clone.text(), '宫\n');
});

test('FS ! and FS W enlarge Chinese alone, ESC ! only the rest, GS ! both', async (t) => {
  const printer = await startPrinter(t);
  const client = await connectClient(t, printer);
  client.send("1C 26 1C 21 0C 'a' B9AC 1C 57 00 1B 21 30 'b' B9AC 1D 21 11 'c' B9AC 0A 1D 72 01");
  await client.expect('00');
  t.deepEqual(
    printer.paper()[0]?.lines[0]?.cells.map(({ w, h }) => [w, h]),
    [
      [1, 1],
      [2, 2],
      [2, 2],
      [1, 1],
      [2, 2],
      [2, 2],
    ],
  );
});

test('in the plain text column n of the paper is column n', async (t) => {
  const printer = await startPrinter(t);
  const client = await connectClient(t, printer);
  client.send("1C 26 B9AC '|' 0A A8A6 '|' 0A 1D 21 10 'a' 1D 21 00 '|' 0A 1D 72 01");
  await client.expect('00');
  t.is(printer.text(), '宫|\né |\na |\n');
});

test('UTF-8 mode reads UTF-8', async (t) => {
  const printer = await startPrinter(t);
  const client = await connectClient(t, printer);
  client.send("1C 28 43 02 00 30 02 E5AEAB C3A9 'a' 0A 1D 72 01");
  await client.expect('00');
  t.is(printer.paper()[0]?.lines[0]?.text, '宫éa');
});

test('the GB2312 font has 7,445 characters, the GBK font all two-byte ones outside private use', (t) => {
  const count = (gb: VirtualProfile['gb']) => {
    const decoder = new TextDecoder('gb18030');
    let sum = 0;
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        if (trail === 0x7f) continue;
        const bytes = [lead, trail];
        if (isInRepertoire({ gb, bytes, ch: decoder.decode(Uint8Array.from(bytes)) })) sum++;
      }
    }
    return sum;
  };
  t.is(count('gb2312'), 7445);
  t.true(count('gbk') >= 21_791, String(count('gbk')));
});

test('code pages agree with an independent decoder', (t) => {
  const pages = { 0: 'cp437', 2: 'cp850', 16: 'cp1252', 17: 'cp866', 19: 'cp858', 39: 'iso-8859-2' };
  const upper = Array.from({ length: 128 }, (_, index) => 0x80 + index);
  for (const [page, name] of Object.entries(pages)) {
    const ours = upper.map((byte) => decodeSingleByte(byte, { codePage: Number(page), international: 0 }));
    const theirs = upper.map((byte) => iconv.decode(Buffer.from([byte]), name));
    const known = theirs.map((ch, index) => (ch === '\ufffd' ? ours[index] : ch));
    t.deepEqual(ours, known, name);
  }
});
