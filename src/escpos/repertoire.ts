import iconv from 'iconv-lite';
import type { PrinterProfile } from '../domain/printer-profile.ts';
import type { Repertoire } from '../tickets/repertoire.ts';

/** A printer's characters with their codes. */
export interface CodedRepertoire extends Repertoire {
  /** The one- or two-byte code of a UTF-16 unit, big-endian; 0 when the printer has no glyph for it. */
  code(unit: number): number;
}

/**
 * The characters that a printer with this Chinese font prints rightly. Only ASCII and two-byte codes are in it:
 * a font without the four-byte part of GB18030 prints such a code as two wrong characters.
 */
export function repertoireOf(chinese: PrinterProfile['chinese']): CodedRepertoire {
  return (repertoires[chinese] ??= createRepertoire(buildCodes(chinese)));
}

const repertoires: Partial<Record<PrinterProfile['chinese'], CodedRepertoire>> = {};

function createRepertoire(codes: Uint16Array): CodedRepertoire {
  return {
    code: (unit) => codes[unit] ?? 0,
    encodedWidth: (char) => {
      const code = char.length === 1 ? (codes[char.charCodeAt(0)] ?? 0) : 0;
      if (code === 0) return undefined;
      return code < 0x100 ? 1 : 2;
    },
  };
}

function buildCodes(chinese: PrinterProfile['chinese']): Uint16Array {
  const codes = new Uint16Array(0x1_0000);
  for (let ascii = 0x20; ascii < 0x7f; ascii++) codes[ascii] = ascii;
  if (chinese === 'none') return codes;
  for (const [unit, code] of twoByteCodes()) if (belongs[chinese](unit, code)) codes[unit] = code;
  return codes;
}

/** All characters of the basic plane that GB18030 codes with two bytes, but for its private ones without glyphs. */
function* twoByteCodes(): Generator<[unit: number, code: number]> {
  const units: number[] = [];
  for (let unit = 0x80; unit < 0x1_0000; unit++)
    if (unit < 0xd800 || (unit > 0xf8ff && unit < 0xfffe)) units.push(unit);
  const bytes = iconv.encode(units.map((unit) => String.fromCharCode(unit)).join(''), 'gb18030');
  let at = 0;
  for (const unit of units) {
    const code = bytes.readUInt16BE(at);
    const fourBytes = (code & 0xff) < 0x40;
    at += fourBytes ? 4 : 2;
    if (!fourBytes) yield [unit, code];
  }
}

const belongs: Readonly<
  Record<Exclude<PrinterProfile['chinese'], 'none'>, (unit: number, code: number) => boolean>
> = {
  gb18030: () => true,
  gbk: (unit, code) => {
    const bytes = iconv.encode(String.fromCharCode(unit), 'gbk');
    return bytes.length === 2 && bytes.readUInt16BE(0) === code;
  },
  // GB/T 2312-1980 by its rows; iconv-lite's own `gb2312` is GBK.
  gb2312: (_unit, code) =>
    gb2312Ranges.some(([first, last]) => code >= first && code <= last) && (code & 0xff) > 0xa0,
};

const gb2312Ranges: readonly (readonly [first: number, last: number])[] = [
  [0xa1a1, 0xa1fe],
  [0xa2b1, 0xa2e2],
  [0xa2e5, 0xa2ee],
  [0xa2f1, 0xa2fc],
  [0xa3a1, 0xa3fe],
  [0xa4a1, 0xa4f3],
  [0xa5a1, 0xa5f6],
  [0xa6a1, 0xa6b8],
  [0xa6c1, 0xa6d8],
  [0xa7a1, 0xa7c1],
  [0xa7d1, 0xa7f1],
  [0xa8a1, 0xa8ba],
  [0xa8c5, 0xa8e9],
  [0xa9a4, 0xa9ef],
  [0xb0a1, 0xd7f9],
  [0xd8a1, 0xf7fe],
];
