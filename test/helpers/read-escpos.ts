/** What a printer would do with some bytes, read without any of the encoder's code or tables. */
export interface Reading {
  readonly lines: readonly ReadLine[];
  /** `full` or `partial`, one a cut. */
  readonly cuts: readonly string[];
  readonly qr: readonly string[];
  readonly rasters: readonly { width: number; rows: number }[];
  readonly kicks: number;
  readonly beeps: number;
  readonly processIds: readonly string[];
  readonly upsideDown: readonly boolean[];
  /** Hexadecimal, of everything that isn't a command listed here. */
  readonly unknown: readonly string[];
}

export interface ReadLine {
  readonly text: string;
  /** Columns of font A it takes on the paper. */
  readonly columns: number;
  readonly align: number;
  /** The operands of GS ! and FS ! at the line's first character. */
  readonly size: number;
  readonly chineseSize: number;
  readonly bold: boolean;
  readonly invert: boolean;
}

export function readEscpos(bytes: Uint8Array): Reading {
  const lines: ReadLine[] = [];
  const cuts: string[] = [];
  const qr: string[] = [];
  const rasters: { width: number; rows: number }[] = [];
  const processIds: string[] = [];
  const upsideDown: boolean[] = [];
  const unknown: string[] = [];
  const mode = { align: 0, size: 0, chineseSize: 0, bold: false, invert: false };
  let [kicks, beeps, columns, at] = [0, 0, 0, 0];
  let text: number[] = [];
  let lineMode = { ...mode };

  while (at < bytes.length) {
    const byte = byteAt(at);
    if (byte >= 0x20) readCharacter(byte);
    else if (byte === 0x0a) readLineFeed();
    else at += readCommand();
  }
  return { lines, cuts, qr, rasters, kicks, beeps, processIds, upsideDown, unknown };

  function byteAt(index: number): number {
    return bytes[index] ?? -1;
  }

  function readCharacter(byte: number): void {
    if (text.length === 0) lineMode = { ...mode };
    const length = byte >= 0x81 ? 2 : 1;
    columns += length * (mode.size & 0x10 ? 2 : 1);
    text.push(...bytes.subarray(at, at + length));
    at += length;
  }

  function readLineFeed(): void {
    const decoded = new TextDecoder('gb18030', { fatal: true }).decode(Uint8Array.from(text));
    lines.push({ text: decoded, columns, ...(text.length > 0 ? lineMode : mode) });
    [text, columns] = [[], 0];
    at += 1;
  }

  /** Returns the length of the command at `at`. */
  function readCommand(): number {
    const n = byteAt(at + 2);
    switch (hex(at, 2)) {
      case '1b40':
      case '1c26':
        return 2;
      case '1b3d':
      case '1b64':
      case '1d61':
        return 3;
      case '1c53':
        return 4;
      case '1b61':
        mode.align = n;
        return 3;
      case '1b45':
        mode.bold = n === 1;
        return 3;
      case '1d42':
        mode.invert = n === 1;
        return 3;
      case '1d21':
        mode.size = n;
        return 3;
      case '1c21':
        mode.chineseSize = n;
        return 3;
      case '1b7b':
        if (text.length > 0) unknown.push('upside-down inside a line');
        upsideDown.push(n === 1);
        return 3;
      case '1b42':
        beeps += 1;
        return 4;
      case '1b70':
        kicks += 1;
        return 5;
      case '1d56':
        if (text.length > 0) unknown.push('cut inside a line');
        cuts.push(n === 0x41 ? 'full' : n === 0x42 ? 'partial' : hex(at, 4));
        return 4;
      case '1d76': {
        const width = byteAt(at + 4) + 256 * byteAt(at + 5);
        const rows = byteAt(at + 6) + 256 * byteAt(at + 7);
        rasters.push({ width: width * 8, rows });
        return 8 + width * rows;
      }
      case '1b28':
      case '1d28':
        return readFunction();
      default:
        unknown.push(hex(at, 2));
        return 1;
    }
  }

  function readFunction(): number {
    const parameters = byteAt(at + 3) + 256 * byteAt(at + 4);
    const operands = hex(at + 5, 2);
    switch (hex(at, 3)) {
      case '1b2841':
        beeps += 1;
        break;
      case '1d2848':
        processIds.push(new TextDecoder().decode(bytes.subarray(at + 7, at + 11)));
        break;
      case '1d286b':
        if (operands === '3150')
          qr.push(new TextDecoder().decode(bytes.subarray(at + 8, at + 5 + parameters)));
        break;
      default:
        unknown.push(hex(at, 3));
    }
    return 5 + parameters;
  }

  function hex(start: number, length: number): string {
    return Buffer.from(bytes.subarray(start, start + length)).toString('hex');
  }
}

/** How many real-time commands a printer's scanner would find, also inside other commands' data. */
export function countRealTime(bytes: Uint8Array): number {
  let count = 0;
  for (let at = 0; at + 1 < bytes.length; at++)
    if (bytes[at] === 0x10 && [0x04, 0x05, 0x14].includes(bytes[at + 1] ?? 0)) count += 1;
  return count;
}
