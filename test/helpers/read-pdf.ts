import { inflateSync } from 'node:zlib';

export interface PdfObject {
  readonly text: string;
  /** What its stream says, unpacked. */
  readonly stream: Buffer | undefined;
}

/**
 * The objects of a PDF as its table of contents finds them, by number.
 * @throws Error where an offset, a length or the end is not what it says
 */
export function readPdf(bytes: Uint8Array): Map<number, PdfObject> {
  const file = Buffer.from(bytes);
  const end = /startxref\n(\d+)\n%%EOF\n$/.exec(file.toString('latin1'));
  if (!end || !file.subarray(0, 9).equals(Buffer.from('%PDF-1.4\n'))) throw new Error('This is no PDF');
  const table = file.toString('latin1', Number(end[1]));
  const [, count = '0'] = /^xref\n0 (\d+)\n0000000000 65535 f \n/.exec(table) ?? [];
  const entries = [...table.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, at]) => Number(at));
  if (entries.length !== Number(count) - 1) throw new Error(`${entries.length} entries of ${count}`);
  return new Map(entries.map((at, index) => [index + 1, readObject(file, at, index + 1)]));
}

function readObject(file: Buffer, at: number, number: number): PdfObject {
  const rest = file.toString('latin1', at);
  const head = `${number} 0 obj\n`;
  if (!rest.startsWith(head)) throw new Error(`Object ${number} is not at ${at}`);
  const [, text = ''] = /^\d+ 0 obj\n(<<.*>>)\n(?:stream|endobj)\n/.exec(rest) ?? [];
  const [, length] = /\/Length (\d+)/.exec(text) ?? [];
  if (length === undefined) return { text, stream: undefined };
  const start = at + head.length + text.length + '\nstream\n'.length;
  const after = start + Number(length);
  if (file.toString('latin1', after, after + 18) !== '\nendstream\nendobj\n')
    throw new Error(`Object ${number} is longer`);
  return { text, stream: inflateSync(file.subarray(start, after)) };
}
