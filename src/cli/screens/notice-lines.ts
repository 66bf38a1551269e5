import type { PrinterStrip } from '../../client/board/printer-strip.ts';
import { isSilent } from '../../client/degrade/find-losses.ts';
import { degradeSentence, type Loss } from '../../client/degrade/sentences.ts';
import type { Language } from '../../domain/language.ts';
import { wrapWords } from '../output/wrap-words.ts';

export interface Degraded {
  readonly losses: readonly Loss[];
  readonly printers: readonly PrinterStrip[];
}

/** What people can't rely on now, a sentence each: what still works and what to do. The most urgent first. */
export function noticesOf(
  { losses, printers }: Degraded,
  language: Language,
  station: string | null = null,
): string[] {
  const names = printers
    .filter(
      ({ state, stations }) => isSilent({ status: state }) && (station === null || prints(stations, station)),
    )
    .map(({ name }) => name);
  // Where nothing prints, one printer more or less is no news.
  const isPrinting = !losses.some((loss) => printless.has(loss));
  return [
    ...losses.map((loss) => degradeSentence(loss, language)),
    ...(names.length > 0 && isPrinting
      ? [degradeSentence('printer', language, names.join(language === 'en' ? ', ' : '、'))]
      : []),
  ];
}

const printless = new Set<Loss>(['system', 'link', 'printd', 'standstill', 'kitchen']);

function prints(stations: readonly string[], station: string): boolean {
  return stations.length === 0 || stations.includes(station);
}

/** The sentences in at most `rows` lines, each whole; the first in any case, as far as it goes. */
export function noticeLines(
  sentences: readonly string[],
  { width, rows }: { readonly width: number; readonly rows: number },
): string[] {
  const lines: string[] = [];
  for (const sentence of sentences) {
    const own = wrapWords(`! ${sentence}`, width, 2);
    if (lines.length > 0 && lines.length + own.length > rows) break;
    lines.push(...own);
  }
  return lines.slice(0, rows);
}
