import { crc32, deflateSync, inflateSync } from 'node:zlib';
import type { Bitmap } from '../../src/tickets/document.ts';

/** A picture of black and white only, as PNG with a palette of two; only what this writes is read. */
export function writePng({ width, height, data }: Bitmap): Buffer {
  const rowBytes = Math.ceil(width / 8);
  const rows = Buffer.alloc(height * (rowBytes + 1));
  for (let row = 0; row < height; row++)
    rows.set(data.subarray(row * rowBytes, (row + 1) * rowBytes), row * (rowBytes + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, paletteColour], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from([255, 255, 255, 0, 0, 0])),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export function readPng(png: Buffer): Bitmap {
  const chunks = new Map<string, Buffer>();
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const [header, packed] = [chunks.get('IHDR'), chunks.get('IDAT')];
  if (!header || !packed || header[8] !== 1 || header[9] !== paletteColour)
    throw new Error('This is not a picture that these tests wrote');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rowBytes = Math.ceil(width / 8);
  const rows = inflateSync(packed);
  const data = new Uint8Array(rowBytes * height);
  for (let row = 0; row < height; row++) {
    const from = row * (rowBytes + 1);
    if (rows[from] !== 0) throw new Error('Its rows were filtered by another program');
    data.set(rows.subarray(from + 1, from + 1 + rowBytes), row * rowBytes);
  }
  return { width, height, data };
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const paletteColour = 3;

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
