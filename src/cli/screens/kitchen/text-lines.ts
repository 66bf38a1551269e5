import pc from 'picocolors';
import { allDay, type Ticket } from '../../../client/board/tickets.ts';
import { explanationLines } from '../../output/explanation-lines.ts';
import { wrapWords } from '../../output/wrap-words.ts';
import type { Texts } from '../../texts/texts.ts';
import type { DeskState } from './kitchen-desk.ts';
import type { Mode } from './modes.ts';

interface TextOptions {
  readonly state: Pick<DeskState, 'story'>;
  readonly tickets: readonly Ticket[];
  readonly texts: Texts;
}

/** What a mode shows as text in the place of the board; none where it shows something else. */
export function textOf(mode: Mode, { state: { story }, tickets, texts }: TextOptions): readonly string[] {
  if (mode === 'help') return texts.kitchen.help;
  if (mode === 'detail')
    return story ? explanationLines({ texts, colors: plain }, story) : [texts.top.loading];
  if (mode !== 'allDay') return [];
  const counted = allDay(tickets).map(({ name, count }) => `${String(count).padStart(4)} × ${name}`);
  return counted.length > 0 ? counted : [texts.kitchen.nothing];
}

const plain = pc.createColors(false);

export interface TextPage {
  readonly lines: readonly string[];
  /** Where the page before and the page after begin. */
  readonly before: number;
  readonly after: number;
}

/** The lines of one page: each whole, a long one goes on further in. The last line says how much there is. */
export function pageOfText(
  text: readonly string[],
  { width, rows, from }: { readonly width: number; readonly rows: number; readonly from: number },
): TextPage {
  const lines = text.flatMap((line) => wrap(line, width - 1));
  if (lines.length <= rows) return { lines, before: 0, after: 0 };
  const step = Math.max(1, rows - 1);
  const first = Math.min(from, lines.length - 1);
  const shown = lines.slice(first, first + step);
  const end = first + shown.length;
  return {
    lines: [...shown, ...Array.from({ length: step - shown.length }, () => ''), `← → ${end}/${lines.length}`],
    before: Math.max(0, first - step),
    after: end < lines.length ? first + step : first,
  };
}

/** What goes on in a further line stands below what it explains: `r     bring back`. */
function wrap(line: string, width: number): string[] {
  const indent = /^ */.exec(line)?.[0].length ?? 0;
  const hang = /^ *\S+( \S+)?  +(?=\S)/.exec(line)?.[0].length ?? indent + 2;
  const gap = line.slice(0, hang);
  const isTable = gap.endsWith('  ') && hang < width / 2;
  if (!isTable)
    return wrapWords(line.slice(indent), width - indent, 2).map((part) => ' '.repeat(indent) + part);
  const [first = '', ...rest] = wrapWords(line.slice(hang), width - hang);
  return [gap + first, ...rest.map((part) => ' '.repeat(hang) + part)];
}
