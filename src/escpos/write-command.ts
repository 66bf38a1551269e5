import type { PrinterProfile } from '../domain/printer-profile.ts';
import type { Bitmap } from '../tickets/document.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { Command } from './command.ts';
import { rasterBands } from './raster.ts';

/** Source of the bytes: Epson ESC/POS Command Reference; buzzers: Epson fn 97, and ESC B of the Chinese models. */
export function writeCommand(writer: ByteWriter, command: Command): void {
  switch (command.type) {
    case 'text':
      return writer.writeText(command.text);
    case 'line_feed':
      return writer.write(LF);
    case 'feed':
      return writer.write(ESC, 0x64, command.lines);
    case 'align':
      return writer.write(ESC, 0x61, { left: 0, center: 1, right: 2 }[command.align]);
    case 'bold':
      return writer.write(ESC, 0x45, command.on ? 1 : 0);
    case 'invert':
      return writer.write(GS, 0x42, command.on ? 1 : 0);
    case 'upside_down':
      return writer.write(ESC, 0x7b, command.on ? 1 : 0);
    case 'size':
      return writeSize(writer, command);
    case 'chinese_mode':
      // FS & switches it on, FS S 0 0 takes the gaps that some models leave beside Chinese characters.
      return writer.write(FS, 0x26, FS, 0x53, 0, 0);
    case 'qr':
      return writeQr(writer, command.payload, command.moduleDots);
    case 'raster':
      return writeRaster(writer, command.bitmap);
    case 'buzzer':
      return writer.write(...beep(command.buzzer));
    case 'cut':
      // Feeds to the cutter by itself, so that the last line stays on this ticket.
      return writer.write(GS, 0x56, command.cut === 'full' ? 0x41 : 0x42, 0);
    default:
      return command satisfies never;
  }
}

const LF = 0x0a;
const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;

/** Three beeps of 200 ms; nothing for a printer without a buzzer, which would print the command. */
export function beep(buzzer: PrinterProfile['buzzer']): Uint8Array {
  if (buzzer === 'none') return new Uint8Array();
  return Uint8Array.from(buzzer === 'esc_b' ? beepEscB : beepEscParenA);
}

const beepEscB = [ESC, 0x42, 3, 2];
const beepEscParenA = [ESC, 0x28, 0x41, 5, 0, 0x61, 0x64, 3, 2, 2];

function writeSize(writer: ByteWriter, size: { width: 1 | 2; height: 1 | 2; chinese: boolean }): void {
  const wide = size.width === 2;
  const tall = size.height === 2;
  writer.write(GS, 0x21, (wide ? 0x10 : 0) | (tall ? 0x01 : 0));
  if (size.chinese) writer.write(FS, 0x21, (wide ? 0x04 : 0) | (tall ? 0x08 : 0));
}

/** Model 2, error correction M. */
function writeQr(writer: ByteWriter, payload: Uint8Array, moduleDots: number): void {
  const stored = payload.length + 3;
  writer.write(GS, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0);
  writer.write(GS, 0x28, 0x6b, 3, 0, 0x31, 0x43, moduleDots);
  writer.write(GS, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x31);
  writer.write(GS, 0x28, 0x6b, stored & 0xff, stored >> 8, 0x31, 0x50, 0x30);
  writer.writeBytes(payload);
  writer.write(GS, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30);
}

function writeRaster(writer: ByteWriter, bitmap: Bitmap): void {
  for (const { bytesPerRow, rows, data } of rasterBands(bitmap)) {
    writer.write(GS, 0x76, 0x30, 0, bytesPerRow & 0xff, bytesPerRow >> 8, rows & 0xff, rows >> 8);
    writer.writeBytes(data);
  }
}
