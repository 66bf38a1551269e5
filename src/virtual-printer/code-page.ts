/**
 * The character of a single byte under ESC t and ESC R; `undefined` for a code page this printer lacks.
 * Numbers are Epson's.
 */
export function decodeSingleByte(
  byte: number,
  { codePage, international }: { codePage: number; international: number },
): string | undefined {
  if (byte < 0x80) return internationalSets[international]?.[byte] ?? String.fromCharCode(byte);
  const upperHalf = getUpperHalf(codePage);
  return upperHalf?.[byte - 0x80];
}

/** ESC R: United Kingdom, Japan, Korea and China each change one place of ASCII. */
const internationalSets: Readonly<Record<number, Readonly<Record<number, string>>>> = {
  3: { 0x23: '£' },
  8: { 0x5c: '¥' },
  13: { 0x5c: '₩' },
  15: { 0x24: '¥' },
};

const cp437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';
const cp850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

// Spelt out because Node 20's windows-1252 decoder reads 80–9F as control characters.
const cp1252 = `€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ${getLatin1(0xa0, 0xff)}`;

const tables: Readonly<Record<number, string>> = {
  0: cp437,
  2: cp850,
  16: cp1252,
  19: cp850.replace('ı', '€'),
};

/** Pages that the platform's decoder knows. */
const labels: Readonly<Record<number, string>> = {
  15: 'iso-8859-7',
  17: 'ibm866',
  21: 'windows-874',
  39: 'iso-8859-2',
  40: 'iso-8859-15',
  45: 'windows-1250',
  46: 'windows-1251',
  47: 'windows-1253',
  48: 'windows-1254',
  49: 'windows-1255',
  50: 'windows-1256',
  51: 'windows-1257',
  52: 'windows-1258',
};

const upperHalves = new Map<number, string>();

function getUpperHalf(codePage: number): string | undefined {
  const known = tables[codePage] ?? upperHalves.get(codePage);
  const label = labels[codePage];
  if (known !== undefined || label === undefined) return known;
  const bytes = Uint8Array.from({ length: 128 }, (_, index) => 0x80 + index);
  const decoded = new TextDecoder(label).decode(bytes);
  upperHalves.set(codePage, decoded);
  return decoded;
}

function getLatin1(from: number, to: number): string {
  return String.fromCharCode(...Array.from({ length: to - from + 1 }, (_, index) => from + index));
}
