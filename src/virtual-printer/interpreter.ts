import { createCommandReader } from './command-reader.ts';
import type { CommandContext } from './commands/command.ts';
import { toHex } from './event-log.ts';
import { createPrinterTextDecoder } from './text-decoder.ts';

export interface Interpreter {
  consume(byte: number): void;
  /** Forgets the command or character that has begun. */
  abandon(): void;
}

/** Obeys the byte stream, one byte at a time. */
export function createInterpreter(context: CommandContext): Interpreter {
  const { profile, head, log } = context;
  const reader = createCommandReader(profile);
  const text = createPrinterTextDecoder(profile);

  function consume(byte: number): void {
    if (text.isInside()) return readText(byte);
    const unit = reader.push(byte);
    if (unit?.type === 'text') readText(unit.byte);
    else if (unit?.type === 'unknown') meetUnknown(unit.code);
    else if (unit && (context.selected || unit.command.name === 'ESC =')) {
      log.add({ type: 'cmd', name: unit.command.name });
      unit.command.run(unit.args, context);
    }
  }

  function readText(byte: number): void {
    if (!context.selected) return;
    const glyph = text.push(byte, head.modes);
    if (!glyph) return;
    if (glyph.trouble) log.add({ type: glyph.trouble, bytes: toHex(glyph.bytes) });
    head.put(glyph);
  }

  function meetUnknown(code: readonly number[]): void {
    // A lone control character without a meaning is passed over by every printer.
    if (code.length === 1) return;
    log.add({ type: 'unknownCommand', bytes: toHex(code) });
    if (profile.unknown === 'print') for (const byte of code.slice(1)) consume(byte);
  }

  return {
    consume,
    abandon: () => {
      reader.reset();
      text.reset();
    },
  };
}
