import type { EventLog } from './event-log.ts';
import { createLineBuffer, getAlignedOffset } from './line-buffer.ts';
import type { Mechanism, Step } from './mechanism.ts';
import { createModes, type Modes } from './modes.ts';
import type { Printable } from './paper.ts';
import type { VirtualProfile } from './profiles.ts';
import type { Glyph } from './text-decoder.ts';

/** Turns characters and graphics into steps for the mechanism, under the present modes. */
export interface PrintHead {
  readonly modes: Modes;
  /** Adds a character; a full line is printed first. */
  put(glyph: Glyph): void;
  isLineStart(): boolean;
  /** Dots from the left margin. */
  getX(): number;
  moveTo(x: number): void;
  /** Prints the line, empty or not, and moves on by `rows` dots or the height of the line. */
  endLine(rows?: number): void;
  feed(rows: number): void;
  /** Prints a graphic of `width` × `rows` dots below the line. */
  place(size: { width: number; rows: number }, createItem: (x: number) => Printable): void;
  /** Anything that is neither text nor feeding, and so no part of a page. */
  enqueue(step: Step): void;
  /** In page mode nothing is printed before `flushPage`. */
  startPage(): void;
  isInPage(): boolean;
  flushPage(): void;
  cancelPage(): void;
  endPage(): void;
  /** ESC @: the line and all settings go. */
  initialize(): void;
  /** The line and the page go, settings stay. */
  abandon(): void;
}

export function createPrintHead({
  profile,
  mechanism,
  log,
}: {
  profile: VirtualProfile;
  mechanism: Mechanism;
  log: EventLog;
}): PrintHead {
  let modes = createModes(profile);
  let page: Step[] | undefined;
  const line = createLineBuffer(() => modes);
  const emit = (step: Step) => (page ? void page.push(step) : mechanism.enqueue(step));
  const endLine = (rows = modes.lineSpacing) => {
    const taken = line.take();
    const item = { type: 'line', line: taken.line } as const;
    emit({ kind: 'print', item, rows: Math.max(rows, taken.height) });
  };
  const abandon = () => {
    line.clear();
    page = undefined;
  };
  return {
    get modes() {
      return modes;
    },
    put: (glyph) => {
      if (line.put(glyph)) return;
      endLine();
      log.add({ type: 'autoWrap', text: glyph.ch });
      line.put(glyph);
    },
    isLineStart: () => line.isEmpty(),
    getX: () => line.getX(),
    moveTo: (x) => line.moveTo(x),
    endLine,
    feed: (rows) => emit({ kind: 'feed', rows }),
    place: ({ width, rows }, createItem) => {
      if (!line.isEmpty()) endLine();
      const { align, areaWidth, leftMargin } = modes;
      const x = leftMargin + getAlignedOffset({ align, free: areaWidth - width });
      emit({ kind: 'print', item: createItem(x), rows });
    },
    enqueue: (step) => mechanism.enqueue(step),
    startPage: () => {
      page ??= [];
    },
    isInPage: () => page !== undefined,
    flushPage: () => {
      if (!line.isEmpty()) endLine();
      for (const step of page ?? []) mechanism.enqueue(step);
      if (page) page = [];
    },
    cancelPage: () => {
      line.clear();
      if (page) page = [];
    },
    endPage: abandon,
    initialize: () => {
      abandon();
      modes = createModes(profile);
    },
    abandon,
  };
}
