import { countUnmappable, type UnmappableCounts } from '../tickets/clean-text.ts';
import type { CodedRepertoire } from './repertoire.ts';

/** Gathers bytes; holds the only state of an encoding. */
export interface ByteWriter {
  write(...bytes: readonly number[]): void;
  writeBytes(bytes: Uint8Array): void;
  /** Writes what the repertoire has, drops control characters and counts the rest as `?`. */
  writeText(text: string): void;
  finish(): Uint8Array;
}

export function createByteWriter(repertoire: CodedRepertoire, unmappable: UnmappableCounts): ByteWriter {
  let buffer = Buffer.allocUnsafe(2048);
  let length = 0;
  const reserve = (extra: number) => {
    if (length + extra <= buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(2 * buffer.length, length + extra));
    buffer.copy(larger, 0, 0, length);
    buffer = larger;
  };
  return {
    write: (...bytes) => {
      reserve(bytes.length);
      for (const byte of bytes) buffer[length++] = byte;
    },
    writeBytes: (bytes) => {
      reserve(bytes.length);
      buffer.set(bytes, length);
      length += bytes.length;
    },
    writeText: (text) => {
      reserve(2 * text.length);
      for (let index = 0; index < text.length; index++) {
        const code = repertoire.code(text.charCodeAt(index));
        if (code > 0xff) buffer[length++] = code >> 8;
        if (code > 0) buffer[length++] = code & 0xff;
        else if (text.charCodeAt(index) >= 0xa0) index += replaceCharacter(text, index);
      }
    },
    finish: () => new Uint8Array(buffer.subarray(0, length)),
  };

  /** Writes `?` and tells how many further units the character has. */
  function replaceCharacter(text: string, index: number): number {
    const char = String.fromCodePoint(text.codePointAt(index) ?? 0);
    countUnmappable(unmappable, char);
    buffer[length++] = 0x3f;
    return char.length - 1;
  }
}
