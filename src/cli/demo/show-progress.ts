import type { Cli } from '../cli.ts';
import { fitText } from '../output/fit-text.ts';
import { terminalWidth } from '../output/terminal-width.ts';
import type { Sighting } from './witness.ts';

export interface DinnerProgress {
  note(sighting: Sighting): void;
  stop(): void;
}

export interface ProgressOptions {
  /** Names of the printers. */
  readonly printers: ReadonlyMap<number, string>;
  /** Orders of the whole dinner. */
  readonly orders: number;
  /** Seconds since the doors opened, in the dinner's time; undefined where it has none. */
  readonly time: () => number | undefined;
}

/** One line that is renewed on a terminal; elsewhere a line now and then. */
export function showProgress(cli: Cli, { printers, orders, time }: ProgressOptions): DinnerProgress {
  const { texts, stderr, say } = cli;
  const counts = { placed: 0, printed: new Set<number>(), paid: new Set<number>(), cancelled: 0 };
  const states = new Map<number, string>();
  const line = () => {
    const clock = time();
    const seats = [...printers].map(([id, name]) => {
      const state = states.get(id) ?? 'unknown';
      return `${name} ${texts.printerStates[state] ?? state}`;
    });
    const { placed, printed, paid, cancelled } = counts;
    const numbers = texts.demo.progress({
      placed,
      orders,
      printed: printed.size,
      paid: paid.size,
      cancelled,
    });
    return [...(clock === undefined ? [] : [clockText(clock)]), numbers, ...seats].join(' · ');
  };
  let last = '';
  const show = () => {
    const now = line();
    if (now === last) return;
    last = now;
    if (stderr.isTTY) stderr.write(`\r\u001b[2K${fitText(now, (terminalWidth(cli) ?? 80) - 1)}`);
    else say(now);
  };
  const timer = setInterval(show, stderr.isTTY ? 200 : 2000);
  return {
    note: ({ type, order, payment, job, printer }) => {
      if (type === 'new_order') counts.placed += 1;
      if (type === 'order_status_update' && order?.status === 'cancelled') counts.cancelled += 1;
      // A bill that was split is paid by its last share.
      if (payment && order?.payment_status === 'paid') counts.paid.add(order.id);
      if (job?.status === 'completed') counts.printed.add(job.id);
      if (printer) states.set(printer.id, printer.status);
    },
    stop: () => {
      clearInterval(timer);
      show();
      if (stderr.isTTY) say('');
    },
  };
}

/** Dinner begins at six. */
function clockText(seconds: number): string {
  const minutes = 18 * 60 + Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60) % 24}:${String(minutes % 60).padStart(2, '0')}`;
}
