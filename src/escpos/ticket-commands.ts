import type { PrinterProfile } from '../domain/printer-profile.ts';
import {
  type Align,
  type Bitmap,
  plainStyle,
  type TextLine,
  type TextStyle,
  type TicketLayout,
  type TicketLine,
} from '../tickets/document.ts';
import type { Command } from './command.ts';
import { drawQr } from './qr-bitmap.ts';
import { rotateHalfTurn } from './raster.ts';

export interface TicketCommandOptions {
  readonly profile: PrinterProfile;
  /** For printers that hang on the wall: the last line goes out first. @default false */
  readonly upsideDown?: boolean;
  /** Beeps before printing, where the printer has a buzzer. @default false */
  readonly buzz?: boolean;
}

/** The commands of one ticket, from the first mode set to the cut, and what had to be left out. */
export function ticketCommands(
  layout: TicketLayout,
  { profile, upsideDown = false, buzz = false }: TicketCommandOptions,
): { commands: Command[]; warnings: string[] } {
  const chinese = profile.chinese !== 'none';
  const warnings: string[] = [];
  const commands: Command[] = [];
  let align: Align = 'left';
  let style: TextStyle = plainStyle;

  if (chinese) commands.push({ type: 'chinese_mode' });
  commands.push({ type: 'size', width: 1, height: 1, chinese });
  if (buzz && profile.buzzer !== 'none') commands.push({ type: 'buzzer', buzzer: profile.buzzer });
  if (upsideDown) commands.push({ type: 'upside_down', on: true });
  for (const line of upsideDown ? layout.lines.toReversed() : layout.lines) addLine(line);
  setAlign('left');
  setStyle(plainStyle);
  if (upsideDown) commands.push({ type: 'upside_down', on: false });
  if (profile.cutter === 'none') commands.push({ type: 'feed', lines: tearOffLines });
  else commands.push({ type: 'cut', cut: profile.cutter });
  return { commands, warnings };

  function addLine(line: TicketLine): void {
    if (line.type === 'text') return addText(line);
    setAlign('center');
    setStyle(plainStyle);
    if (line.type === 'bitmap') return addBitmap(line.bitmap);
    addQr(line.payload);
  }

  function addText(line: TextLine): void {
    if (line.spans.length > 0) setAlign(line.align);
    for (const span of line.spans) {
      setStyle(span.style);
      commands.push({ type: 'text', text: span.text });
    }
    commands.push({ type: 'line_feed' });
  }

  function addQr(text: string): void {
    const payload = Buffer.from(text.replace(/\p{Cc}/gu, ''), 'utf8');
    if (payload.length === 0 || payload.length > longestQr) {
      warnings.push(`qr left out: ${payload.length} bytes, 1 to ${longestQr} can be printed`);
    } else if (profile.qr) {
      commands.push({ type: 'qr', payload, moduleDots: qrModuleDots }, { type: 'line_feed' });
    } else {
      addBitmap(drawQr(payload, qrModuleDots));
    }
  }

  function addBitmap(bitmap: Bitmap): void {
    if (bitmap.width > layout.columns * dotsPerColumn)
      warnings.push(`picture left out: ${bitmap.width} dots are wider than the paper`);
    else commands.push({ type: 'raster', bitmap: upsideDown ? rotateHalfTurn(bitmap) : bitmap });
  }

  function setAlign(wanted: Align): void {
    if (wanted === align) return;
    align = wanted;
    commands.push({ type: 'align', align });
  }

  function setStyle(wanted: TextStyle): void {
    if (wanted === style) return;
    if (wanted.width !== style.width || wanted.height !== style.height)
      commands.push({ type: 'size', width: wanted.width, height: wanted.height, chinese });
    if (wanted.bold !== style.bold) commands.push({ type: 'bold', on: wanted.bold });
    if (wanted.invert !== style.invert) commands.push({ type: 'invert', on: wanted.invert });
    style = wanted;
  }
}

/** Enough to bring the last line past the tear bar of a printer without a cutter. */
const tearOffLines = 4;
/** Above it the code has too many modules for 58 mm paper; below it the length bytes can't spell a real-time command. */
const longestQr = 512;
const qrModuleDots = 5;
/** Font A is 12 dots wide. */
const dotsPerColumn = 12;
