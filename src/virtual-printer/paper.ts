import { createHash } from 'node:crypto';

export type Align = 'left' | 'center' | 'right';
export type CutMode = 'full' | 'partial';

/** One character as it stands on the paper; `x` is the dot of its left edge, `w` and `h` its magnification. */
export interface Cell {
  readonly ch: string;
  readonly x: number;
  readonly w: number;
  readonly h: number;
  readonly bold: boolean;
  readonly underline: boolean;
  readonly inverse: boolean;
  /** `K` is the 24×24 Chinese font. */
  readonly font: 'A' | 'B' | 'K';
}

export interface PaperLine {
  /** The characters in order, with spaces where the print position jumped. */
  readonly text: string;
  readonly cells: readonly Cell[];
  readonly align: Align;
  readonly upsideDown: boolean;
  /** Dot row of the line's top, counted from the last cut. */
  readonly dotY: number;
  /** Printed again after an interruption. */
  readonly repeated: boolean;
}

export interface PaperImage {
  readonly w: number;
  readonly h: number;
  readonly sha256: string;
  /** The raster as sent, one bit a dot, in base64. */
  readonly data: string;
  readonly x: number;
  readonly dotY: number;
}

export interface PaperQr {
  readonly data: string;
  /** Dots a module. */
  readonly module: number;
  readonly level: string;
  /** Dots a side. */
  readonly side: number;
  readonly x: number;
  readonly dotY: number;
}

export interface PaperBarcode {
  readonly type: string;
  readonly data: string;
  readonly height: number;
  readonly x: number;
  readonly dotY: number;
}

/** A strip of paper from one cut to the next. */
export interface Receipt {
  readonly lines: readonly PaperLine[];
  /** `null`: still hanging in the printer. */
  readonly cut: CutMode | null;
  readonly drawerKicks: number;
  readonly beeps: number;
  readonly qr: readonly PaperQr[];
  readonly barcodes: readonly PaperBarcode[];
  readonly images: readonly PaperImage[];
  /** Printing was broken off somewhere on this strip and what should have followed is lost. */
  readonly torn: boolean;
  /** Number of lines above each break. */
  readonly breaks: readonly number[];
  /** Lines taken over by the mechanism and not yet printed; 0 once cut. */
  readonly pending: number;
  /** Dot rows from cut to cut. */
  readonly height: number;
}

/** Something with a place on the paper. */
export type Printable =
  | { readonly type: 'line'; readonly line: Omit<PaperLine, 'dotY'> }
  | {
      readonly type: 'image';
      readonly w: number;
      readonly h: number;
      readonly data: Uint8Array;
      readonly x: number;
    }
  | { readonly type: 'qr'; readonly qr: Omit<PaperQr, 'dotY'> }
  | { readonly type: 'barcode'; readonly barcode: Omit<PaperBarcode, 'dotY'> };

export interface Paper {
  /** Puts `item` at the current row and moves on by `rows` dots. */
  print(item: Printable, rows: number): void;
  feed(rows: number): void;
  cut(mode: CutMode): void;
  kick(): void;
  beep(): void;
  /** Marks that printing was broken off here. */
  tear(): void;
  /** Cut receipts, oldest first, then the strip in the printer if there is anything on it. */
  getReceipts(pending: number): Receipt[];
}

/** The paper that came out, as a model; `onCut` gets each receipt when it falls off. */
export function createPaper(onCut: (receipt: Receipt) => void): Paper {
  const cutOff: Draft[] = [];
  let strip = createDraft();
  return {
    print: (item, rows) => {
      addToDraft(strip, item);
      strip.height += rows;
    },
    feed: (rows) => {
      strip.height += rows;
    },
    cut: (mode) => {
      if (strip.height === 0) return;
      strip.cut = mode;
      cutOff.push(strip);
      onCut(toReceipt(strip, 0));
      strip = createDraft();
    },
    // A drawer that opens after the cut belongs to the receipt the guest is holding.
    kick: () => {
      const owner = isBlank(strip) ? (cutOff.at(-1) ?? strip) : strip;
      owner.drawerKicks++;
    },
    beep: () => {
      strip.beeps++;
    },
    tear: () => {
      if (!isBlank(strip)) strip.breaks.push(strip.lines.length);
    },
    getReceipts: (pending) => {
      const receipts = cutOff.map((draft) => toReceipt(draft, 0));
      if (!isBlank(strip) || strip.drawerKicks > 0) receipts.push(toReceipt(strip, pending));
      return receipts;
    },
  };
}

interface Draft {
  lines: PaperLine[];
  cut: CutMode | null;
  drawerKicks: number;
  beeps: number;
  qr: PaperQr[];
  barcodes: PaperBarcode[];
  images: PaperImage[];
  breaks: number[];
  height: number;
}

function createDraft(): Draft {
  const empty = { lines: [], qr: [], barcodes: [], images: [], breaks: [] };
  return { ...empty, cut: null, drawerKicks: 0, beeps: 0, height: 0 };
}

function isBlank({ lines, images, qr, barcodes }: Draft): boolean {
  return lines.length + images.length + qr.length + barcodes.length === 0;
}

function addToDraft(draft: Draft, item: Printable): void {
  const dotY = draft.height;
  if (item.type === 'line') draft.lines.push({ ...item.line, dotY });
  else if (item.type === 'barcode') draft.barcodes.push({ ...item.barcode, dotY });
  else if (item.type === 'qr') draft.qr.push({ ...item.qr, dotY });
  else draft.images.push(toPaperImage(item, dotY));
}

function toPaperImage({ w, h, x, data }: Extract<Printable, { type: 'image' }>, dotY: number): PaperImage {
  const sha256 = createHash('sha256').update(data).digest('hex');
  return { w, h, x, dotY, sha256, data: Buffer.from(data).toString('base64') };
}

function toReceipt(draft: Draft, pending: number): Receipt {
  return {
    ...draft,
    lines: [...draft.lines],
    qr: [...draft.qr],
    barcodes: [...draft.barcodes],
    images: [...draft.images],
    breaks: [...draft.breaks],
    torn: draft.breaks.length > 0,
    pending,
  };
}
