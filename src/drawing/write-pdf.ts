import { promisify } from 'node:util';
import { deflate } from 'node:zlib';

/** A picture in shades of grey, a byte a dot: 0 is black. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
}

export interface PdfPage {
  /** Points of 1/72 inch. */
  readonly width: number;
  readonly height: number;
  /** Fills the page. */
  readonly picture: GreyImage;
  /** Drawing operators on top of it; the origin is the lower left corner. */
  readonly operators: string;
}

/** Writes a PDF 1.4 of pages that are pictures with shapes on them; the same pages give the same bytes. */
export async function writePdf(pages: readonly PdfPage[]): Promise<Uint8Array> {
  // 1 is the catalog, 2 the list of pages; then three objects a page.
  const numberOf = (page: number) => 3 + page * 3;
  const kids = pages.map((_, index) => `${numberOf(index)} 0 R`).join(' ');
  const objects: Buffer[] = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`),
  ];
  for (const [index, page] of pages.entries()) objects.push(...(await writePage(page, numberOf(index))));
  return join(objects);
}

async function writePage(
  { width, height, picture, operators }: PdfPage,
  first: number,
): Promise<[Buffer, Buffer, Buffer]> {
  const page = [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${first + 1} 0 R`,
    `/Resources << /XObject << /Picture ${first + 2} 0 R >> >> >>`,
  ].join(' ');
  const content = `q ${width} 0 0 ${height} 0 0 cm /Picture Do Q\n${operators}`;
  const about = [
    `/Type /XObject /Subtype /Image /Width ${picture.width} /Height ${picture.height}`,
    '/ColorSpace /DeviceGray /BitsPerComponent 8',
  ].join(' ');
  return [
    Buffer.from(page),
    await writeStream('', Buffer.from(content)),
    await writeStream(about, picture.dots),
  ];
}

const compress = promisify(deflate);

async function writeStream(about: string, bytes: Uint8Array): Promise<Buffer> {
  const packed = await compress(bytes);
  return Buffer.concat([
    Buffer.from(`<< ${about} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`),
    packed,
    Buffer.from('\nendstream'),
  ]);
}

/** Objects with their numbers, then where each begins, in lines of exactly twenty bytes. */
function join(objects: readonly Buffer[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
  let at = parts[0]?.length ?? 0;
  const starts = objects.map((object, index) => {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    const start = at;
    parts.push(part);
    at += part.length;
    return start;
  });
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
