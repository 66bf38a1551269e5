import { decodeSingleByte } from './code-page.ts';
import { isInRepertoire } from './gb-repertoire.ts';
import type { VirtualProfile } from './profiles.ts';

/** A character to print; `wide` ones take a 24-dot cell. */
export interface Glyph {
  readonly ch: string;
  readonly wide: boolean;
  readonly bytes: readonly number[];
  readonly trouble?: 'missingGlyph' | 'desync';
}

/** The modes that decide what a byte means. */
export interface TextEncoding {
  readonly encoding: 'single' | 'gb' | 'utf8';
  readonly codePage: number;
  readonly international: number;
}

export interface PrinterTextDecoder {
  /** Returns the character that ends with this byte. */
  push(byte: number, encoding: TextEncoding): Glyph | undefined;
  /** Whether the next byte belongs to a character that has begun, whatever it is. */
  isInside(): boolean;
  reset(): void;
}

/** Reads text as the printer's firmware does, including the ways in which it loses step. */
export function createPrinterTextDecoder({ gb }: Pick<VirtualProfile, 'gb'>): PrinterTextDecoder {
  let pending: number[] = [];
  const finish = (glyph: Glyph): Glyph => {
    pending = [];
    return glyph;
  };
  return {
    push: (byte, encoding) => {
      pending.push(byte);
      if (encoding.encoding === 'gb') {
        const glyph = readGb(pending, gb, encoding);
        return glyph && finish(glyph);
      }
      if (encoding.encoding === 'utf8') {
        const glyph = readUtf8(pending);
        return glyph && finish(glyph);
      }
      return finish(readSingle(byte, encoding));
    },
    isInside: () => pending.length > 0,
    reset: () => {
      pending = [];
    },
  };
}

/** Drawn where the font has nothing. */
const tofu = '▯';
const gb18030 = new TextDecoder('gb18030', { fatal: true });
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** In Chinese mode 0x81–0xFE always takes the next byte along. */
function readGb(
  bytes: readonly number[],
  gb: VirtualProfile['gb'],
  encoding: TextEncoding,
): Glyph | undefined {
  const [lead = 0, trail, third, fourth] = bytes;
  if (lead < 0x81 || lead === 0xff) return readSingle(lead, encoding);
  if (trail === undefined) return undefined;
  if (trail >= 0x30 && trail <= 0x39) {
    if (gb !== 'gb18030') return broken(bytes);
    if (third === undefined || fourth === undefined) return undefined;
    const ch = decode(gb18030, bytes);
    if (ch === undefined) return broken(bytes);
    return isInRepertoire({ gb, bytes, ch }) ? { ch, wide: true, bytes: [...bytes] } : missing(bytes);
  }
  if (trail < 0x40 || trail === 0x7f || trail === 0xff) return broken(bytes);
  const ch = decode(gb18030, bytes);
  if (ch === undefined || !isInRepertoire({ gb, bytes, ch })) return missing(bytes);
  return { ch, wide: true, bytes: [...bytes] };
}

function readUtf8(bytes: readonly number[]): Glyph | undefined {
  const [lead = 0] = bytes;
  const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (bytes.length < length) return undefined;
  const ch = decode(utf8, bytes);
  if (ch === undefined) return broken(bytes);
  return { ch, wide: (ch.codePointAt(0) ?? 0) >= 0x2e80, bytes: [...bytes] };
}

function readSingle(byte: number, encoding: TextEncoding): Glyph {
  const ch = decodeSingleByte(byte, encoding);
  if (ch === undefined) return { ch: tofu, wide: false, bytes: [byte], trouble: 'missingGlyph' };
  return { ch, wide: false, bytes: [byte] };
}

function missing(bytes: readonly number[]): Glyph {
  return { ch: tofu, wide: true, bytes: [...bytes], trouble: 'missingGlyph' };
}

function broken(bytes: readonly number[]): Glyph {
  return { ch: tofu, wide: true, bytes: [...bytes], trouble: 'desync' };
}

function decode(decoder: InstanceType<typeof TextDecoder>, bytes: readonly number[]): string | undefined {
  try {
    return decoder.decode(Uint8Array.from(bytes));
  } catch {
    // A fatal TextDecoder has no other way to say "no such character".
    return undefined;
  }
}
