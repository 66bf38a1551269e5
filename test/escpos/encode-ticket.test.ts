import test from 'ava';
import { encodeTicket } from '../../src/escpos/encode-ticket.ts';
import type { Bitmap, TicketBlock } from '../../src/tickets/document.ts';
import { kitchenTicket } from '../../src/tickets/kitchen-ticket.ts';
import { kitchenInput } from '../fixtures/tickets/inputs.ts';
import { bodyOf, layoutBlocks, profile, toHex } from '../helpers/paper.ts';
import { countRealTime, readEscpos } from '../helpers/read-escpos.ts';

const text = (value: string): TicketBlock => ({ type: 'text', text: value });

test('a line of Chinese, byte by byte', (t) => {
  t.is(
    toHex(bodyOf([text('中文 A')])),
    [
      '1C 26 1C 53 00 00', // Chinese mode, no gaps
      '1D 21 00 1C 21 00', // size
      'D6 D0 CE C4 20 41 0A',
      '1D 56 41 00',
    ].join(' '),
  );
});

test('each size is set for both kinds of characters and taken back', (t) => {
  const body = toHex(
    bodyOf([
      { type: 'text', text: 'A', style: { width: 2, height: 2 } },
      { type: 'text', text: 'B', style: { height: 2, bold: true, invert: true } },
    ]),
  );
  t.true(body.includes('1D 21 11 1C 21 0C 41 0A 1D 21 01 1C 21 08 1B 45 01 1D 42 01 20 42 20 0A'));
  t.true(body.endsWith('1D 21 00 1C 21 00 1B 45 00 1D 42 00 1D 56 41 00'));
});

test('a printer without Chinese gets no FS command', (t) => {
  const body = bodyOf([text('Fish 鱼')], { profile: { ...profile, chinese: 'none' } });
  t.false(body.includes(0x1c));
  t.deepEqual(readEscpos(body).lines[0]?.text, 'Fish ?');
});

test('two-byte codes only', (t) => {
  const { body, warnings } = encodeTicket(layoutBlocks([text('𠮷野家牛丼'), text('麻辣火锅🌶️🌶️')]), {
    profile,
  });
  t.true(toHex(body).includes('3F D2 B0 BC D2 C5 A3 81 53 0A'));
  t.deepEqual(warnings, ['unmappable: U+20BB7 ×1', 'unmappable: U+1F336 ×2']);
  t.deepEqual(readEscpos(body).lines[1]?.text, '麻辣火锅??');
});

test('yuan and dollars, and never ESC R or ESC t', (t) => {
  const body = toHex(bodyOf([text('¥38.40 $38.40')]));
  t.true(body.includes('A3 A4 33 38 2E 34 30 20 24 33 38'));
  t.notRegex(body, /1B (?:52|74)/);
});

test('control characters in a note command nothing', (t) => {
  const reading = readEscpos(bodyOf([text('no\x1bp\x00\x19\xfa salt\x10\x04\x01')]));
  t.deepEqual(
    reading.lines.map((line) => line.text),
    ['nopu salt'],
  );
  t.is(reading.kicks, 0);
  t.deepEqual(reading.unknown, []);
});

test('the encoder drops control characters even from lines nobody cleaned', (t) => {
  const style = { width: 1, height: 1, bold: false, invert: false } as const;
  const spans = [{ text: 'a\x1bp\x00\x10\x04é😀', cells: 4, style }];
  const { body, warnings } = encodeTicket(
    { columns: 32, lines: [{ type: 'text', align: 'left', spans }], warnings: [] },
    { profile },
  );
  t.is(readEscpos(body).lines[0]?.text, 'apé?');
  t.deepEqual(warnings, ['unmappable: U+1F600 ×1']);
});

test('a reprint banner: 2×2 where it fits, else double height', (t) => {
  const banner = (columns: number) => {
    const { blocks } = kitchenTicket(kitchenInput('zh-CN', { reprint: { number: 2 } }));
    return toHex(bodyOf(blocks, { columns }));
  };
  t.regex(banner(48), /1D 21 11 1C 21 0C 1B 45 01 2A 2A 2A 20 B2 B9 B4 F2/);
  t.regex(banner(32), /1D 21 01 1C 21 08 1B 45 01 2A 2A 2A 20 B2 B9 B4 F2/);
});

test('upside down: last line first, mode set and taken back at line starts', (t) => {
  const body = bodyOf([text('A'), text('B')], { upsideDown: true });
  t.true(toHex(body).endsWith('1B 7B 01 42 0A 41 0A 1B 7B 00 1D 56 41 00'));
  t.deepEqual(readEscpos(body).unknown, []);
});

test('a picture that hangs upside down is turned', (t) => {
  const bitmap: Bitmap = { width: 9, height: 2, data: Uint8Array.of(0x80, 0x00, 0x00, 0x00) };
  t.true(
    toHex(bodyOf([{ type: 'bitmap', bitmap }], { upsideDown: true })).includes('02 00 02 00 00 00 00 80'),
  );
});

test('cutters', (t) => {
  t.deepEqual(readEscpos(bodyOf([text('A')], { profile: { ...profile, cutter: 'partial' } })).cuts, [
    'partial',
  ]);
  const torn = bodyOf([text('A')], { profile: { ...profile, cutter: 'none' } });
  t.deepEqual(readEscpos(torn).cuts, []);
  t.true(toHex(torn).endsWith('0A 1B 64 04'));
});

test('the buzzer only where the model has it, and in its own language', (t) => {
  const beep = (buzzer: typeof profile.buzzer) =>
    toHex(bodyOf([text('A')], { buzz: true, profile: { ...profile, buzzer } }));
  t.notRegex(beep('none'), /1B (?:42|28)/);
  t.regex(beep('esc_b'), /1B 42 03 02/);
  t.regex(beep('esc_paren_a'), /1B 28 41 05 00 61 64 03 02 02/);
  t.notRegex(beep('esc_paren_a'), /1B 42/);
  t.is(readEscpos(bodyOf([text('A')], { profile: { ...profile, buzzer: 'esc_b' } })).beeps, 0);
});

test('a QR code by command, or drawn where the model has none', (t) => {
  const qr: TicketBlock = { type: 'qr', payload: 'https://example.com/t/42' };
  t.deepEqual(readEscpos(bodyOf([qr])).qr, ['https://example.com/t/42']);
  const drawn = readEscpos(bodyOf([qr], { profile: { ...profile, qr: false } }));
  t.deepEqual(drawn.qr, []);
  t.deepEqual(drawn.rasters, [{ width: 168, rows: 165 }]);
  t.deepEqual(drawn.unknown, []);
});

test('a QR payload too long or empty is left out with a warning', (t) => {
  for (const payload of ['x'.repeat(513), '']) {
    const { body, warnings } = encodeTicket(layoutBlocks([{ type: 'qr', payload }]), { profile });
    t.deepEqual(readEscpos(body).qr, []);
    t.regex(warnings[0] ?? '', /^qr left out/);
  }
});

test('a picture that contains real-time commands contains none on the wire', (t) => {
  const data = new Uint8Array(48 * 300);
  data.set([0x10, 0x04, 0x01], 100);
  data.set([0x10, 0x14, 0x01, 0x00, 0x01], 200);
  data.set([0x10, 0x10, 0x05, 0x02], 300);
  // Split by the next band's header, so nothing to take away.
  data.set([0x10, 0x04], 48 * 255 - 1);
  const body = bodyOf([{ type: 'bitmap', bitmap: { width: 384, height: 300, data } }]);
  t.is(countRealTime(body), 0);
  t.deepEqual(readEscpos(body).unknown, []);
  const changed = body.subarray(body.indexOf(0x76)).filter((byte) => byte === 0x11).length;
  t.is(changed, 3);
});

test('pictures go out in bands of at most 256 rows, none of them a multiple of 48', (t) => {
  for (const height of [1, 47, 48, 96, 255, 256, 300, 303, 510, 768]) {
    const bitmap = { width: 8, height, data: new Uint8Array(height) };
    const rows = readEscpos(bodyOf([{ type: 'bitmap', bitmap }])).rasters.map((band) => band.rows);
    t.is(
      rows.reduce((sum, row) => sum + row, 0),
      height,
    );
    t.true(
      rows.every((row) => row <= 256 && row % 48 !== 0),
      `${height}: ${rows.join(' ')}`,
    );
  }
});

test('a picture wider than the paper is left out with a warning', (t) => {
  const bitmap = { width: 400, height: 1, data: new Uint8Array(50) };
  const { body, warnings } = encodeTicket(layoutBlocks([{ type: 'bitmap', bitmap }]), { profile });
  t.deepEqual(readEscpos(body).rasters, []);
  t.regex(warnings[0] ?? '', /^picture left out/);
});

test('two hundred dishes are one paper below 30 kB', (t) => {
  const lines = Array.from({ length: 200 }, () => ({
    kind: 'add' as const,
    quantity: 2,
    name: '宫保鸡丁 Kung Pao Chicken',
    options: [],
    note: null,
  }));
  const body = bodyOf(kitchenTicket(kitchenInput('zh-CN', { lines })).blocks, { columns: 48 });
  t.true(body.length < 30_000, `${body.length}`);
  t.is(readEscpos(body).cuts.length, 1);
});
