import { createHash } from 'node:crypto';
import test, { type ExecutionContext } from 'ava';
import type {
  VirtualPrinter,
  VirtualPrinterOptions,
} from '../../src/virtual-printer/start-virtual-printer.ts';
import { connectClient, startPrinter, toBytes } from './virtual-client.ts';

/** Sends the bytes and waits until all of them have been obeyed. */
async function print(
  t: ExecutionContext,
  notation: string,
  options: VirtualPrinterOptions = {},
): Promise<VirtualPrinter> {
  const printer = await startPrinter(t, options);
  const client = await connectClient(t, printer);
  client.send(`${notation} 10 04 01`);
  await printer.waitFor(() => printer.log().some((event) => event.type === 'rt' && event.name === 'DLE EOT'));
  return printer;
}

function listTypes(printer: VirtualPrinter, type: string): unknown[] {
  return printer.log().filter((event) => event.type === type);
}

function getFirstLine(printer: VirtualPrinter) {
  const line = printer.paper()[0]?.lines[0];
  if (!line) throw new Error(`Nothing was printed: ${JSON.stringify(printer.log())}`);
  return line;
}

const knows = test.macro({
  title: (_, name: string) => `${name} is understood to its last byte`,
  exec: async (t, _name: string, notation: string) => {
    const printer = await print(t, `1C 26 ${notation} 'end' 0A`, { capabilities: { buzzer: 'esc_b' } });
    t.deepEqual(listTypes(printer, 'unknownCommand'), []);
    t.deepEqual(listTypes(printer, 'misplaced'), []);
    t.true(
      printer
        .paper()
        .flatMap(({ lines }) => lines)
        .some(({ text }) => text.trim() === 'end'),
      printer.text(),
    );
  },
});

const commands: Readonly<Record<string, string>> = {
  LF: '0A',
  CR: '0D',
  HT: '09',
  FF: '0C',
  CAN: '18',
  'ESC @': '1B 40',
  'ESC =': '1B 3D 01',
  'ESC !': '1B 21 38',
  'ESC SP': '1B 20 02',
  'ESC -': '1B 2D 31',
  'ESC 2': '1B 32',
  'ESC 3': '1B 33 20',
  'ESC J': '1B 4A 10',
  'ESC d': '1B 64 03',
  'ESC E': '1B 45 01',
  'ESC G': '1B 47 01',
  'ESC M': '1B 4D 01',
  'ESC R': '1B 52 00',
  'ESC t': '1B 74 10',
  'ESC a': '1B 61 32',
  'ESC {': '1B 7B 01',
  'ESC p': '1B 70 00 19 FA',
  'ESC B': '1B 42 02 01',
  'ESC BEL': '1B 07',
  'ESC D': '1B 44 08 10 18 00',
  'ESC L, ESC T, ESC W, ESC S': '1B 4C 1B 54 00 1B 57 00 00 00 00 40 02 00 01 1B 53',
  'ESC $': '1B 24 10 00',
  'ESC \\': '1B 5C 10 00',
  'ESC i': '1B 69',
  'ESC m': '1B 6D',
  'ESC v': '1B 76',
  'ESC u': '1B 75 00',
  'ESC c 3': '1B 63 33 0F',
  'ESC c 4': '1B 63 34 0F',
  'ESC c 5': '1B 63 35 01',
  'ESC Z': "1B 5A 00 01 04 02 00 'hi'",
  'FS &': '1C 26',
  'FS .': '1C 2E',
  'FS !': '1C 21 0C',
  'FS -': '1C 2D 01',
  'FS S': '1C 53 00 00',
  'FS W': '1C 57 01',
  'FS C': '1C 43 00',
  'FS ( A': '1C 28 41 02 00 30 00',
  'FS ( C': '1C 28 43 02 00 30 01',
  'GS !': '1D 21 11',
  'GS B': '1D 42 01',
  'GS H': '1D 48 02',
  'GS h': '1D 68 50',
  'GS w': '1D 77 02',
  'GS f': '1D 66 00',
  'GS k': "1D 6B 04 'ABC' 00 1D 6B 49 05 '{B123'",
  'GS ( k': "1D 28 6B 03 00 31 43 06 1D 28 6B 05 00 31 50 30 'hi' 1D 28 6B 03 00 31 51 30",
  'GS ( H': "1D 28 48 06 00 30 30 'ABCD' 1D 28 48 03 00 31 30 01",
  'GS ( L': '1D 28 4C 0B 00 30 70 30 01 01 31 08 00 01 00 FF 1D 28 4C 02 00 30 32',
  'GS 8 L': '1D 38 4C 0B 00 00 00 30 70 30 01 01 31 08 00 01 00 FF',
  'GS ( A': '1D 28 41 02 00 00 02',
  'GS ( D': '1D 28 44 03 00 14 01 01',
  'GS ( E': "1D 28 45 03 00 01 'IN'",
  'GS V': '1D 56 00 1D 56 31 1D 56 41 10 1D 56 42 00',
  'GS v 0': '1D 76 30 00 01 00 02 00 FF 0A',
  'GS a': '1D 61 0E',
  'GS r': '1D 72 01',
  'GS I': '1D 49 42',
  'GS L': '1D 4C 10 00',
  'GS W': '1D 57 40 02',
  'GS P': '1D 50 B4 B4',
  'GS $': '1D 24 10 00',
  'GS \\': '1D 5C 10 00',
  'GS b': '1D 62 01',
  DLE: '10 04 02 10 05 00 10 14 01 00 01',
};
for (const [name, notation] of Object.entries(commands)) test(knows, name, notation);

test('ESC ( A beeps on printers that have it', async (t) => {
  const printer = await print(t, '1B 28 41 05 00 61 64 03 01 01 1B 28 41 04 00 30 30 02 01');
  t.deepEqual(listTypes(printer, 'unknownCommand'), []);
  t.deepEqual(
    printer.log().flatMap((event) => (event.type === 'beep' ? event.times : [])),
    [3, 2],
  );
});

test('text, sizes and styles stand in the cells', async (t) => {
  const printer = await print(t, "'a' 1D 21 11 'B' 1D 21 00 1B 45 01 'c' 1B 45 00 1D 42 01 1B 2D 01 'd' 0A");
  const styles = getFirstLine(printer).cells.map(({ ch, x, w, h, bold, underline, inverse }) => ({
    ch,
    x,
    w,
    h,
    style: [bold && 'bold', underline && 'underline', inverse && 'inverse'].filter(Boolean).join(' '),
  }));
  t.deepEqual(styles, [
    { ch: 'a', x: 0, w: 1, h: 1, style: '' },
    { ch: 'B', x: 12, w: 2, h: 2, style: '' },
    { ch: 'c', x: 36, w: 1, h: 1, style: 'bold' },
    { ch: 'd', x: 48, w: 1, h: 1, style: 'underline inverse' },
  ]);
});

test('alignment moves the line, not its text', async (t) => {
  const printer = await print(t, "1B 61 01 'mid' 0A 1B 61 02 'end' 0A");
  t.is(printer.text(), `${' '.repeat(22)}mid\n${' '.repeat(45)}end\n`);
  t.deepEqual(
    printer.paper()[0]?.lines.map(({ text, align }) => [text, align]),
    [
      ['mid', 'center'],
      ['end', 'right'],
    ],
  );
});

test('a full line wraps at the dot limit and says so', async (t) => {
  const fits = await print(t, `'${'x'.repeat(48)}' 0A`);
  t.deepEqual(listTypes(fits, 'autoWrap'), []);
  t.is(fits.paper()[0]?.lines.length, 1);
  const tooLong = await print(t, `'${'x'.repeat(33)}' 0A`, { profile: 'epson58' });
  t.is(listTypes(tooLong, 'autoWrap').length, 1);
  t.is(tooLong.text(), `${'x'.repeat(32)}\nx\n`);
});

test('alignment and cut count only at the start of a line', async (t) => {
  const printer = await print(t, "'a' 1B 61 01 1D 56 00 0A");
  t.is(printer.text(), 'a\n');
  t.deepEqual(
    printer.log().flatMap((event) => (event.type === 'misplaced' ? event.name : [])),
    ['ESC a', 'GS V'],
  );
});

test('tabs, absolute and relative positions become columns of the text', async (t) => {
  const printer = await print(t, "'a' 09 'b' 1B 24 78 00 'c' 1B 5C 18 00 'd' 0A 1B 44 04 00 09 'e' 0A");
  t.is(printer.text(), 'a       b c  d\n    e\n');
});

test('an upside-down line is marked and keeps its place', async (t) => {
  const printer = await print(t, "1B 7B 01 'B' 0A 'A' 0A 1B 7B 00 'C' 0A");
  t.deepEqual(
    printer.paper()[0]?.lines.map(({ text, upsideDown }) => [text, upsideDown]),
    [
      ['B', true],
      ['A', true],
      ['C', false],
    ],
  );
});

test('paper is split at the cuts; a drawer opened after the cut belongs to the receipt cut off', async (t) => {
  const printer = await print(t, "'one' 0A 1D 56 00 1B 70 00 19 FA 'two' 0A 1D 56 42 00 'three' 0A");
  t.deepEqual(
    printer.paper().map(({ cut, drawerKicks, lines }) => [cut, drawerKicks, lines.map(({ text }) => text)]),
    [
      ['full', 1, ['one']],
      ['partial', 0, ['two']],
      [null, 0, ['three']],
    ],
  );
});

test('images, QR codes and barcodes keep their payload and size', async (t) => {
  const printer = await print(
    t,
    "1D 76 30 00 01 00 02 00 FF 81 1D 28 6B 03 00 31 43 06 1D 28 6B 03 00 31 45 31 1D 28 6B 0B 00 31 50 30 'http://x' 1D 28 6B 03 00 31 51 30 1D 6B 49 05 '{B123'",
  );
  const [receipt] = printer.paper();
  t.like(receipt?.images[0], { w: 8, h: 2, data: '/4E=' });
  t.is(receipt?.images[0]?.sha256, createHash('sha256').update(toBytes('FF 81')).digest('hex'));
  t.like(receipt?.qr[0], { data: 'http://x', module: 6, level: 'M', side: 126 });
  t.like(receipt?.barcodes[0], { type: 'CODE128', data: '{B123' });
});

test('page mode prints nothing before FF, and nothing at all after CAN', async (t) => {
  const printer = await print(t, "1B 4C 'gone' 0A 18 1B 4C 'held' 0A");
  t.deepEqual(printer.paper(), []);
  const printed = await print(t, "1B 4C 'one' 0A 'two' 0C 'three' 0A");
  t.is(printed.text(), 'one\ntwo\nthree\n');
});

test('an unknown command is reported, and skipped or printed as the model does', async (t) => {
  const skipping = await print(t, "1B 58 'a' 0A");
  t.like(listTypes(skipping, 'unknownCommand')[0], { bytes: '1B 58' });
  t.is(skipping.text(), 'a\n');
  const printing = await print(t, "1B 58 'a' 0A", { profile: 'xprinter80' });
  t.like(listTypes(printing, 'unknownCommand')[0], { bytes: '1B 58' });
  t.is(printing.text(), 'Xa\n');
});

test('a printer without ESC B prints its letter', async (t) => {
  const printer = await print(t, "1B 42 02 01 'ok' 0A", {
    capabilities: { buzzer: 'none', unknown: 'print' },
  });
  t.is(printer.text(), 'Bok\n');
});

test('ESC R 15 turns the dollar into a yen sign', async (t) => {
  const printer = await print(t, "'$' 1B 52 0F '$' 0A");
  t.is(printer.text(), '$¥\n');
});

test('code pages: 437, 858 and 1252 have their own upper halves, an unknown one has none', async (t) => {
  const printer = await print(t, '1B 74 00 9C 1B 74 13 D5 1B 74 10 80 A3 1B 74 63 80 0A');
  t.is(printer.text(), '£€€£▯\n');
  t.is(listTypes(printer, 'missingGlyph').length, 1);
});

test('a ticket of 200 items comes out in order, in one piece', async (t) => {
  const items = Array.from({ length: 200 }, (_, index) => `item ${index}`);
  const printer = await print(t, `${items.map((item) => `'${item}' 0A`).join(' ')} 1D 56 00`);
  const [receipt, ...others] = printer.paper();
  t.deepEqual(
    receipt?.lines.map(({ text }) => text),
    items,
  );
  t.is(others.length, 0);
});
