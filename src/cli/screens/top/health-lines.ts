import type { PrinterStrip } from '../../../client/board/printer-strip.ts';
import type { ServiceStatus } from '../../../protocol/control.ts';
import { formatBytes } from '../../output/format-values.ts';
import { formatUptime, type Frame } from './frame.ts';
import { cell, fitLine, type Line, type Span, spread, type Style, widthOf } from './lines.ts';

/** Processes beside printers in `rows` lines, their headings included; it keeps its height whatever happens. */
export function healthLines(frame: Frame, rows: number): Line[] {
  const { state, texts, columns } = frame;
  const { top } = texts;
  const left = [heading(processColumns(columns), top.headings), ...processLines(frame)].slice(0, rows);
  const printers = [...state.kitchen.printers].sort(
    (a, b) => rankOf(a) - rankOf(b) || b.waiting - a.waiting || a.id - b.id,
  );
  const fits = printers.length < rows ? printers : printers.slice(0, rows - 2);
  const right: Line[] = [
    heading(printerColumns(columns), top.headings),
    ...fits.map((it) => printerLine(frame, it)),
  ];
  if (fits.length < printers.length)
    right.push([{ text: top.more(printers.length - fits.length), style: 'dim' }]);
  const leftWidth = widthOf(left[0] ?? []);
  return Array.from({ length: rows }, (_, row): Line => {
    const process = left[row] ?? [];
    const gap = ' '.repeat(Math.max(0, leftWidth - widthOf(process)));
    return fitLine(
      [...process, { text: gap }, { text: ' │ ', style: 'dim' }, ...(right[row] ?? [])],
      columns,
    );
  });
}

/** How many run, print and show; what the screens have shown; where the stream stands. */
export function screensLine({ state, texts, columns }: Frame): Line {
  const { top } = texts;
  const services = state.system?.services ?? [];
  const { printers, board, isConnected } = state.kitchen;
  const up = services.filter(({ state: is }) => is === 'ready').length;
  const online = printers.filter(({ state: is }) => is === 'online').length;
  const pending = [...board.orders.values()].filter(({ order }) => order.status === 'pending');
  const screens = state.screens.flatMap(({ name, seq, displayed, audio }): Span[] => {
    const behind = pending.filter(({ order }) => order.seq > seq).length;
    const mark = !displayed ? `! ${top.blind}` : behind > 0 ? `! ${top.behind(behind)}` : '✔';
    const quiet = audio === 'blocked' || audio === 'muted' ? ` ! ${top.quiet}` : '';
    return [{ text: `  ${name} ${mark}${quiet}`, style: mark === '✔' && quiet === '' ? 'plain' : 'warn' }];
  });
  const counts = (mark: boolean, text: string): Span => ({
    text: `${mark ? '●' : '!'} ${text}  `,
    style: mark ? 'good' : 'warn',
  });
  return spread(
    [
      counts(services.length > 0 && up === services.length, top.processes(up, services.length)),
      counts(online === printers.length, top.printers(online, printers.length)),
      counts(state.screens.length > 0, top.screens(state.screens.length)),
      { text: '│', style: 'dim' },
      ...(screens.length > 0 ? screens : [{ text: ` ${top.noScreens}`, style: 'dim' as const }]),
    ],
    [{ text: `${isConnected ? '●' : '○'} seq ${board.seq}`, style: isConnected ? 'dim' : 'bad' }],
    columns,
  );
}

type Heading = keyof Frame['texts']['top']['headings'];

interface Width {
  readonly name: Heading;
  readonly width: number;
  readonly align?: 'left' | 'right';
  /** Terminals narrower than this do without. */
  readonly from?: number;
}

/** What gives way first: memory, restarts, the process id. */
function processColumns(columns: number): Width[] {
  return widths(columns, [
    { name: 'process', width: 7 },
    { name: 'state', width: 8 },
    { name: 'pid', width: 7, align: 'right', from: 78 },
    { name: 'uptime', width: 6, align: 'right' },
    { name: 'restarts', width: 5, align: 'right', from: 88 },
    { name: 'memory', width: 6, align: 'right', from: 100 },
  ]);
}

function printerColumns(columns: number): Width[] {
  return widths(columns, [
    { name: 'printer', width: columns < 72 ? 11 : columns < 100 ? 14 : 20 },
    { name: 'state', width: columns < 72 ? 12 : 14 },
    { name: 'waiting', width: 5, align: 'right' },
    { name: 'unproven', width: 5, align: 'right', from: 72 },
    { name: 'last', width: 10, align: 'right', from: 110 },
  ]);
}

function widths(columns: number, all: readonly Width[]): Width[] {
  return all.filter(({ from = 0 }) => columns >= from);
}

function heading(columns: readonly Width[], headings: Readonly<Record<Heading, string>>): Line {
  return columns.flatMap(({ name, width, align }) => [
    cell(headings[name], width, 'dim', align),
    { text: ' ' },
  ]);
}

function rowOf(
  columns: readonly Width[],
  values: Partial<Record<Heading, readonly [text: string, style?: Style]>>,
): Line {
  return columns.flatMap(({ name, width, align }) => {
    const [text, style] = values[name] ?? [''];
    return [cell(text, width, style, align), { text: ' ' }];
  });
}

function processLines({ state, texts, columns }: Frame): Line[] {
  const shown = processColumns(columns);
  return (state.system?.services ?? []).map((service) =>
    rowOf(shown, {
      process: [service.service],
      state: stateCell(service, texts),
      pid: [service.pid === null ? '—' : String(service.pid)],
      uptime: [service.uptime_ms === null ? '—' : formatUptime(service.uptime_ms)],
      restarts: [String(service.restarts), service.restarts > 0 ? 'warn' : 'plain'],
      memory: [service.memory_bytes === null ? '—' : formatBytes(service.memory_bytes).replace(' MB', 'M')],
    }),
  );
}

function stateCell({ state }: ServiceStatus, { top }: Frame['texts']): [string, Style] {
  const text = top.serviceStates[state] ?? state;
  if (state === 'ready') return [text, 'good'];
  const isDown = state === 'failed' || state === 'backoff';
  return [`${isDown ? '✖' : '!'}${text}`, isDown ? 'bad' : 'warn'];
}

function printerLine({ state, texts, columns }: Frame, printer: PrinterStrip): Line {
  const { id, name, state: is, waiting, unproven } = printer;
  const last = [...state.papers.values()]
    .filter(({ printer_id, completed_at }) => printer_id === id && completed_at !== null)
    .map(({ completed_at, proof }) => ({ at: completed_at ?? '', isProven: proof !== 'none' }))
    .reduce((latest, job) => (job.at > latest.at ? job : latest), { at: '', isProven: false });
  return rowOf(printerColumns(columns), {
    printer: [name],
    state: [`${is === 'online' ? '●' : '!'} ${texts.printerStates[is]}`, is === 'online' ? 'good' : 'warn'],
    waiting: [String(waiting), waiting > 0 ? 'warn' : 'plain'],
    unproven: [unproven > 0 ? `${unproven}?` : '0', unproven > 0 ? 'bad' : 'plain'],
    last: [last.at === '' ? '—' : `${last.at.slice(11, 19)}${last.isProven ? '✔' : ''}`],
  });
}

/** Whoever needs a person is seen even where there is no room for all. */
function rankOf({ state, unproven }: PrinterStrip): number {
  if (unproven > 0) return 0;
  return state === 'online' ? 2 : 1;
}
