import type { CommandContext } from './command.ts';
import { type Command, readWord, sized } from './command.ts';

/** Raster images. */
export const graphicsCommands: readonly Command[] = [
  {
    name: 'GS v 0',
    code: [0x1d, 0x76, 0x30],
    isComplete: (args) => args.length >= 5 && args.length >= 5 + readWord(args, 1) * readWord(args, 3),
    run: (args, context) => {
      const image = { width: readWord(args, 1) * 8, height: readWord(args, 3), data: toBytes(args.slice(5)) };
      printImage(image, getScale(args[0] ?? 0), context);
    },
  },
  {
    name: 'GS ( L',
    code: [0x1d, 0x28, 0x4c],
    isComplete: sized,
    run: (args, c) => runGraphics(args.slice(2), c),
  },
  {
    name: 'GS 8 L',
    code: [0x1d, 0x38, 0x4c],
    isComplete: (args) =>
      args.length >= 4 && args.length >= 4 + readWord(args, 0) + readWord(args, 2) * 65536,
    run: (args, context) => runGraphics(args.slice(4), context),
  },
];

interface Image {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Function 112 keeps a raster, 50 prints it; the others manage memory that this printer does not model. */
function runGraphics([, fn, ...args]: number[], context: CommandContext): void {
  const { modes } = context.head;
  if (fn === 112) {
    modes.graphics = { width: readWord(args, 4), height: readWord(args, 6), data: toBytes(args.slice(8)) };
  } else if ((fn === 50 || fn === 2) && modes.graphics) {
    printImage(modes.graphics, { x: 1, y: 1 }, context);
    modes.graphics = undefined;
  }
}

/** m = 1 and 3 double the width, 2 and 3 the height. */
function getScale(m: number): { x: number; y: number } {
  const mode = m % 48;
  return { x: mode % 2 === 1 ? 2 : 1, y: mode >= 2 ? 2 : 1 };
}

function printImage(
  { width, height, data }: Image,
  scale: { x: number; y: number },
  { head }: CommandContext,
): void {
  const size = { width: width * scale.x, rows: height * scale.y };
  head.place(size, (x) => ({ type: 'image', w: width, h: height, data, x }));
}

function toBytes(args: readonly number[]): Uint8Array {
  return Uint8Array.from(args);
}
