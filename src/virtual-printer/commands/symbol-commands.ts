import { drawQrModules } from '../qr-modules.ts';
import { type Command, type CommandContext, fixed, readWord, sized, untilNul } from './command.ts';

/** Barcodes and two-dimensional codes. */
export const symbolCommands: readonly Command[] = [
  barcodeSetting('GS H', [0x1d, 0x48], 'hri'),
  barcodeSetting('GS h', [0x1d, 0x68], 'height'),
  barcodeSetting('GS w', [0x1d, 0x77], 'module'),
  // The font of the text under a barcode.
  { name: 'GS f', code: [0x1d, 0x66], isComplete: fixed(1), run: () => {} },
  {
    name: 'GS k',
    code: [0x1d, 0x6b],
    // Two forms: types 0–6 end with NUL, types from 65 say how many bytes follow.
    isComplete: (args) => {
      const [type = 0, length = 0] = args;
      if (args.length < 2) return false;
      return type >= 65 ? args.length >= 2 + length : untilNul(args);
    },
    run: (args, context) => {
      const [type = 0] = args;
      const data = type >= 65 ? args.slice(2) : args.slice(1, -1);
      printBarcode(barcodeTypes[type >= 65 ? type - 65 : type] ?? `type ${type}`, toText(data), context);
    },
  },
  {
    name: 'GS ( k',
    code: [0x1d, 0x28, 0x6b],
    isComplete: sized,
    isSupported: ({ qr }) => qr,
    run: (args, context) => runSymbol(args.slice(2), context),
  },
  {
    name: 'ESC Z',
    code: [0x1b, 0x5a],
    isComplete: (args) => args.length >= 5 && args.length >= 5 + readWord(args, 3),
    isSupported: ({ qr }) => qr,
    run: ([, level = 0, module = 3, , , ...data], context) =>
      printQr({ data: toText(data), module, level: 'LMQH'[level] ?? 'L' }, context),
  },
];

const barcodeTypes = ['UPC-A', 'UPC-E', 'EAN13', 'EAN8', 'CODE39', 'ITF', 'CODABAR', 'CODE93', 'CODE128'];

function barcodeSetting(name: string, code: number[], key: 'hri' | 'height' | 'module'): Command {
  return {
    name,
    code,
    isComplete: fixed(1),
    run: ([n = 0], { head }) => {
      head.modes.barcode[key] = n;
    },
  };
}

/** GS ( k: cn 48 is PDF417, 49 QR; functions 67 module, 69 error correction, 80 store, 81 print. */
function runSymbol([cn, fn, ...args]: readonly number[], context: CommandContext): void {
  const { qr } = context.head.modes;
  if (fn === 67) qr.module = args[0] ?? 3;
  else if (fn === 69) qr.level = 'LMQH'[(args[0] ?? 48) - 48] ?? 'L';
  else if (fn === 80) qr.data = toText(args.slice(1));
  else if (fn === 81 && cn === 49) printQr(qr, context);
  else if (fn === 81) printBarcode(cn === 48 ? 'PDF417' : `2D ${cn}`, qr.data, context);
}

function printQr(
  { data, module, level }: { data: string; module: number; level: string },
  { head }: CommandContext,
) {
  const side = (drawQrModules({ data, level })?.size ?? unreadableModules) * module;
  head.place({ width: side, rows: side }, (x) => ({ type: 'qr', qr: { data, module, level, side, x } }));
}

function printBarcode(type: string, data: string, { head }: CommandContext): void {
  const { height, module, hri } = head.modes.barcode;
  const rows = height + (hri % 48 === 0 ? 0 : 24);
  const width = (data.length * 11 + 35) * module;
  head.place({ width, rows }, (x) => ({ type: 'barcode', barcode: { type, data, height, x } }));
}

/** What a printer leaves white for data that no code can hold. */
const unreadableModules = 21;

function toText(bytes: readonly number[]): string {
  return Buffer.from(bytes).toString('utf8');
}
