import type { Clock } from '../runtime/clock.ts';
import { type ConditionStore, isOffline } from './condition.ts';
import type { EventLog } from './event-log.ts';
import type { CutMode, Paper, Printable } from './paper.ts';

/** What the mechanism does, one after the other. */
export type Step =
  | { readonly kind: 'print'; readonly item: Printable; readonly rows: number }
  | { readonly kind: 'feed'; readonly rows: number }
  | { readonly kind: 'cut'; readonly mode: CutMode }
  | { readonly kind: 'kick'; readonly pin: 2 | 5; readonly ms: number }
  | { readonly kind: 'beep'; readonly times: number }
  /** Reached when everything before it is on paper. */
  | { readonly kind: 'mark'; readonly reach: () => void };

export interface Mechanism {
  enqueue(step: Step): void;
  hasRoom(): boolean;
  /** Works until there is nothing to do, a step takes time, or the printer went offline. */
  advance(): void;
  /** No more work is at hand; the next step begins when it comes. */
  rest(): void;
  /** Lines taken over and not yet on paper. */
  countPending(): number;
  /** Has the last line printed once more, if the strip ends with a line. */
  repeatLastLine(): void;
  /** Forgets what has not begun; with `stop` the step under way, too. */
  clear(options?: { stop: boolean }): void;
  loadRoll(): void;
  getRollLeft(): number;
}

interface MechanismOptions {
  clock: Clock;
  condition: ConditionStore;
  paper: Paper;
  log: EventLog;
  /** mm/s, 0 prints in no time. */
  speed: number;
  dotsPerMm: number;
  printAhead: number;
  rollMm: number;
  nearEndMm: number;
  /** A step that took time is done. */
  onReady: () => void;
  onLine: () => void;
  onCut: () => void;
}

export function createMechanism(options: MechanismOptions): Mechanism {
  const { clock, condition, paper, log } = options;
  let queue: Step[] = [];
  let working: { readonly step: Step; isDone: boolean } | undefined;
  /** Until when the mechanism has been at work without a pause; the next step begins then, however late the timer. */
  let busyUntil: number | undefined;
  let rollLeft = options.rollMm;
  let printed = 0;
  let last: Step | undefined;

  function advance(): void {
    for (let step = takeFinished(); step; step = takeFinished()) finish(step);
  }

  /** The next step that is done, or takes no time; a longer one is begun. */
  function takeFinished(): Step | undefined {
    if (working) {
      if (!working.isDone) return undefined;
      const { step } = working;
      working = undefined;
      return step;
    }
    if (isOffline(condition.get())) return undefined;
    const step = queue.shift();
    const ms = step ? getDuration(step, options) : 0;
    if (!step || ms === 0) return step;
    const now = clock.monotonic();
    busyUntil = (busyUntil ?? now) + ms;
    if (busyUntil <= now) return step;
    void begin(step, busyUntil - now);
    return undefined;
  }

  async function begin(step: Step, ms: number): Promise<void> {
    const begun = { step, isDone: false };
    working = begun;
    await clock.sleep(ms);
    if (working !== begun) return;
    begun.isDone = true;
    options.onReady();
  }

  function finish(step: Step): void {
    if (step.kind === 'mark') return step.reach();
    last = step;
    if (step.kind === 'print') finishPrint(step);
    else if (step.kind === 'feed') usePaper(step.rows, () => paper.feed(step.rows));
    else if (step.kind === 'cut') {
      paper.cut(step.mode);
      log.add({ type: 'cut', mode: step.mode });
      options.onCut();
    } else if (step.kind === 'kick') {
      paper.kick();
      log.add({ type: 'kick', pin: step.pin, ms: step.ms });
      condition.update({ drawerHigh: true });
    } else {
      paper.beep();
      log.add({ type: 'beep', times: step.times });
    }
  }

  function finishPrint({ item, rows }: Extract<Step, { kind: 'print' }>): void {
    usePaper(rows, () => paper.print(item, rows));
    log.add({ type: 'printed', line: ++printed, text: describe(item) });
    if (item.type === 'line') options.onLine();
  }

  function usePaper(rows: number, move: () => void): void {
    move();
    rollLeft = Math.max(0, rollLeft - rows / options.dotsPerMm);
    condition.update({
      paperNearEnd: condition.get().paperNearEnd || rollLeft < options.nearEndMm,
      paperEnd: condition.get().paperEnd || rollLeft === 0,
    });
  }

  return {
    enqueue: (step) => void queue.push(step),
    hasRoom: () => queue.length < options.printAhead,
    advance,
    rest: () => {
      if (!working) busyUntil = undefined;
    },
    countPending: () => [working?.step, ...queue].filter((step) => step?.kind === 'print').length,
    repeatLastLine: () => {
      if (last?.kind !== 'print' || last.item.type !== 'line') return;
      const line = { ...last.item.line, repeated: true };
      queue.unshift({ ...last, item: { type: 'line', line } });
    },
    clear: ({ stop } = { stop: false }) => {
      queue = [];
      if (!stop) return;
      busyUntil = undefined;
      working = undefined;
      last = undefined;
    },
    loadRoll: () => {
      rollLeft = options.rollMm;
    },
    getRollLeft: () => rollLeft,
  };
}

const cutMs = 300;

function getDuration(step: Step, { speed, dotsPerMm }: { speed: number; dotsPerMm: number }): number {
  if (speed === 0) return 0;
  if (step.kind === 'cut') return cutMs;
  if (step.kind === 'print' || step.kind === 'feed') return (step.rows / dotsPerMm / speed) * 1000;
  return 0;
}

function describe(item: Printable): string {
  if (item.type === 'line') return item.line.text;
  if (item.type === 'image') return `[image ${item.w}x${item.h}]`;
  return item.type === 'qr' ? `[qr ${item.qr.data}]` : `[barcode ${item.barcode.data}]`;
}
