import { textWidth } from '../../output/text-width.ts';
import { ageOf, allDay, type Ticket } from '../../../client/board/tickets.ts';
import { wrapWords } from '../../output/wrap-words.ts';
import { formatAge, type Frame, placeOf } from './frame.ts';
import { cell, fitLine, type Line, type Style } from './lines.ts';

/** Of the stations that have open tickets those of one page, and how many pages there are. */
export function stationsOfPage(
  { columns }: Pick<Frame, 'columns'>,
  tickets: readonly Ticket[],
  page: number,
): { readonly stations: readonly string[]; readonly page: number; readonly pages: number } {
  const all = [...new Set(tickets.flatMap(({ lines }) => lines.map(({ station }) => station)))].toSorted(
    (a, b) => a.localeCompare(b),
  );
  const across = Math.max(1, Math.floor(columns / 24));
  const pages = Math.max(1, Math.ceil(all.length / across));
  // After the last comes the first.
  const at = page % pages;
  return { stations: all.slice(at * across, (at + 1) * across), page: at + 1, pages };
}

/** These stations side by side, each with its open tickets, oldest first. */
export function stationLines(
  frame: Frame,
  { tickets, stations: shown }: { readonly tickets: readonly Ticket[]; readonly stations: readonly string[] },
  rows: number,
): Line[] {
  const { columns, texts, now } = frame;
  const open = tickets.filter(({ status }) => status !== 'pending');
  if (shown.length === 0) return [[{ text: texts.kitchen.nothing }]];
  const width = Math.floor((columns - (shown.length - 1)) / shown.length);
  const boards = shown.map((station) => {
    const lines = open.flatMap((ticket): { text: string; style: Style }[] => {
      const own = ticket.lines.filter(
        (line) => line.station === station && (line.state === 'todo' || line.state === 'cooking'),
      );
      if (own.length === 0) return [];
      const { seconds, age } = ageOf(ticket, now);
      const mark = { late: '▲ ', warn: '! ', fresh: '' }[age];
      return [
        {
          text: `${mark}${placeOf(texts, ticket)} #${ticket.number}  ${formatAge(seconds)}`,
          style: age === 'late' ? 'bad' : age === 'warn' ? 'warn' : 'title',
        },
        ...own.flatMap(({ quantity, name, note, options, allergy }) => [
          {
            text: `  ${quantity} × ${name}${options.length > 0 ? ` (${options.join('/')})` : ''}${note ? ` ⚠${note}` : ''}`,
            style: 'plain' as const,
          },
          ...(allergy && allergy.clashes.length > 0
            ? [{ text: `    !!${texts.top.allergic(allergy.clashes.join(', '))}!!`, style: 'alarm' as const }]
            : []),
        ]),
      ];
    });
    const dishes = lines.filter(({ text }) => /^ {2}\S/.test(text)).length;
    return [{ text: `${station}  ${dishes}`, style: 'dim' as const }, ...lines];
  });
  return Array.from(
    { length: rows },
    (_, row): Line =>
      boards.flatMap((board, index) => {
        const isCut = row === rows - 1 && board.length > rows;
        const { text, style } = board[row] ?? { text: '', style: 'plain' as const };
        const here = isCut ? texts.top.more(board.length - rows + 1) : text;
        return [...(index > 0 ? [{ text: '│', style: 'dim' as const }] : []), cell(here, width, style)];
      }),
  );
}

/** Every dish that is still to cook, in as many columns as fit. */
export function allDayLines({ columns, texts }: Frame, tickets: readonly Ticket[], rows: number): Line[] {
  const counts = allDay(tickets).map(({ name, count }) => `${String(count).padStart(4)} × ${name}`);
  if (counts.length === 0) return [[{ text: texts.kitchen.nothing }]];
  const width = Math.min(columns, Math.max(...counts.map((text) => textWidth(text))) + 2);
  const across = Math.max(1, Math.floor(columns / width));
  const down = Math.min(rows, Math.max(1, Math.ceil(counts.length / across)));
  return Array.from(
    { length: down },
    (_, row): Line =>
      fitLine(
        counts.filter((_count, index) => index % down === row).map((text) => cell(text, width)),
        columns,
      ),
  );
}

/** The printers with the chosen one marked, and below them its papers, to be opened by number. */
export function printerLines(frame: Frame, chosen: number, rows: number): Line[] {
  const { state, texts, columns } = frame;
  const { printers } = state.kitchen;
  const printer = printers[chosen];
  if (!printer) return [[{ text: texts.top.nothing }]];
  const room = Math.max(1, Math.min(printers.length, rows - 6));
  const first = Math.max(0, Math.min(chosen - room + 1, printers.length - room));
  const strip = printers
    .slice(first, first + room)
    .map(
      ({ name, state: is, detail, waiting, unproven }, index): Line =>
        fitLine(
          [
            cell(
              `${first + index === chosen ? '→' : ' '} ${name}`,
              columns < 80 ? 16 : 24,
              first + index === chosen ? 'title' : 'plain',
            ),
            cell(
              `${is === 'online' ? '●' : '!'} ${texts.printerStates[is]}`,
              16,
              is === 'online' ? 'good' : 'warn',
            ),
            ...(waiting > 0
              ? [{ text: `${texts.kitchen.waitingJobs(waiting)}  `, style: 'warn' as const }]
              : []),
            ...(unproven > 0
              ? [{ text: `? ${texts.kitchen.unconfirmedJobs(unproven)}  `, style: 'bad' as const }]
              : []),
            ...(detail === null ? [] : [{ text: detail, style: 'dim' as const }]),
          ],
          columns,
        ),
    );
  const jobs = jobsOf(frame, chosen).slice(0, Math.max(0, rows - strip.length - 2));
  return [
    ...strip,
    [{ text: '' }],
    [{ text: texts.top.jobs(printer.name), style: 'title' }],
    ...jobs.map((job, index): Line => {
      const isWrong = ['unconfirmed', 'sent', 'failed', 'expired'].includes(job.status);
      return fitLine(
        [
          { text: index < 9 ? `${index + 1} ` : '  ', style: 'title' },
          cell(job.created_at.slice(11, 19), 9),
          cell(`#${job.id}`, 7),
          cell(texts.jobTypes[job.job_type], 8),
          cell(job.station ?? '', 10),
          cell(
            `${isWrong ? '! ' : ''}${texts.jobStates[job.status] ?? job.status}`,
            24,
            isWrong ? 'bad' : job.status === 'completed' ? 'good' : 'plain',
          ),
          { text: job.error_message ?? '', style: 'dim' },
        ],
        columns,
      );
    }),
    ...(jobs.length === 0 ? [[{ text: texts.top.nothing, style: 'dim' as const }]] : []),
  ];
}

/** The papers of a printer as the view numbers them. */
export function jobsOf({ state }: Pick<Frame, 'state'>, chosen: number) {
  const id = state.kitchen.printers[chosen]?.id;
  return state.jobs.filter(({ printer_id }) => printer_id === id);
}

/** A page of text from `scroll` on; lines wrap at the width, the first mark tells their look. */
export function pageLines(
  { state: { page }, texts, columns }: Frame,
  { search, scroll, rows }: { readonly search: string; readonly scroll: number; readonly rows: number },
): { readonly lines: Line[]; readonly scroll: number; readonly total: number } {
  if (!page) return { lines: [], scroll: 0, total: 0 };
  const found = page.lines.filter((line) => line.toLowerCase().includes(search.toLowerCase()));
  const lines = found.flatMap((line) => wrap(line, columns));
  if (page.error !== null) lines.push(...wrap(`✖ ${page.error}`, columns));
  if (page.isLoading) lines.push(texts.top.loading);
  else if (lines.length === 0) lines.push(texts.top.nothing);
  const last = Math.max(0, lines.length - rows);
  // From the end of a log, from the beginning of anything else.
  const from = Math.max(0, Math.min(last, page.endsNew ? last - scroll : scroll));
  return {
    lines: lines.slice(from, from + rows).map((text): Line => [{ text, style: styleOf(text) }]),
    scroll: page.endsNew ? last - from : from,
    total: lines.length,
  };
}

function styleOf(line: string): Style {
  const mark = line.trimStart().slice(0, 1);
  if (mark === '✖' || / (ERROR|FATAL) /i.test(line)) return 'bad';
  if (mark === '!' || / WARN /i.test(line)) return 'warn';
  return 'plain';
}

/** Lines no wider than `columns`; what goes on in a further line stands further in. */
function wrap(line: string, columns: number): string[] {
  const indent = /^ */.exec(line)?.[0] ?? '';
  return wrapWords(line.slice(indent.length), columns - indent.length, 2).map((part) => `${indent}${part}`);
}
