import { type LogLevel, type LogQuery, logLevels } from '../../protocol/control.ts';

/** Whether a line is one a query asks for, by all that it asks but the moment and the number of lines. */
export function lineMatcher({ level, text, request_id: request }: LogQuery): (line: string) => boolean {
  if (level === undefined && text === undefined && request === undefined) return () => true;
  const levels = new Set<unknown>(
    level === undefined ? logLevels : logLevels.slice(logLevels.indexOf(level)),
  );
  const wanted = text?.normalize('NFC').toLowerCase();
  return (line) => {
    if (wanted !== undefined && !line.normalize('NFC').toLowerCase().includes(wanted)) return false;
    const entry = parseEntry(line);
    return levels.has(entry.level ?? usualLevel) && (request === undefined || entry.request_id === request);
  };
}

const usualLevel: LogLevel = 'info';

function parseEntry(line: string): { readonly level?: unknown; readonly request_id?: unknown } {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
