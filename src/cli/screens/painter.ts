import { type Clock, systemClock } from '../../runtime/clock.ts';
import { differenceOf } from './line-difference.ts';
import type { PaintedLine } from './painted-line.ts';

export interface Painter {
  /** Shows these lines from the top of the terminal; what is the same as before is not written. */
  paint(lines: readonly PaintedLine[]): void;
  /** The terminal has another size: the next frame is written as a whole. */
  forget(): void;
  /** Nothing is written any more. */
  stop(): void;
}

export interface PainterOptions {
  readonly stdout: Pick<NodeJS.WriteStream, 'write' | 'writableNeedDrain' | 'once'>;
  readonly clock?: Pick<Clock, 'monotonic'>;
}

/** Ten frames a second are enough for the eye, ms. */
const frameMs = 100;
/** A terminal that knows it shows the whole change at once (synchronized output); others take no notice. */
const beginFrame = '\u001b[?2026h';
const endFrame = '\u001b[?2026l';

/**
 * Writes frames as the difference to the one before. Ink measures and slices each frame as a whole, 12 ms for one of 120×36: with
 * clocks that count each second that alone is more than the one percent of a processor that a screen may take when nothing happens.
 */
export function createPainter({ stdout, clock = systemClock }: PainterOptions): Painter {
  let shown: readonly PaintedLine[] = [];
  let next: readonly PaintedLine[] | undefined;
  let mustErase = true;
  let lastAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    timer = undefined;
    if (!next) return;
    // A terminal that does not keep up gets the newest frame when it does.
    if (stdout.writableNeedDrain) return void stdout.once('drain', schedule);
    lastAt = clock.monotonic();
    const text = (mustErase ? '\u001b[2J' : '') + changes(mustErase ? [] : shown, next);
    shown = next;
    next = undefined;
    mustErase = false;
    if (text !== '') stdout.write(beginFrame + text + endFrame);
  };
  const schedule = () => {
    if (timer || !next) return;
    const wait = lastAt + frameMs - clock.monotonic();
    if (wait <= 0) flush();
    else timer = setTimeout(flush, wait);
  };
  return {
    paint: (lines) => {
      next = lines;
      schedule();
    },
    forget: () => {
      mustErase = true;
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
      next = undefined;
    },
  };
}

function changes(before: readonly PaintedLine[], after: readonly PaintedLine[]): string {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, row) => {
    const difference = differenceOf(before[row] ?? [], after[row] ?? []);
    if (!difference) return '';
    const { column, text, erasesRest } = difference;
    return `\u001b[${row + 1};${column + 1}H${text}${erasesRest ? '\u001b[K' : ''}`;
  }).join('');
}
