import { type LogQuery, type LogSource, logSources } from '../../protocol/control.ts';
import { lineMatcher } from './match-line.ts';
import { readLog, timeOf } from './read-log.ts';

export interface CollectOptions {
  readonly folder: string;
  readonly keep: number;
  readonly query: LogQuery;
}

/** The lines a query asks for, of one service or of all in the order of their times; also without a supervisor. */
export async function collectLogs({ folder, keep, query }: CollectOptions): Promise<string[]> {
  const { service, since, lines } = query;
  const matches = lineMatcher(query);
  const sources: readonly LogSource[] = service ? [service] : logSources;
  const logs = await Promise.all(
    sources.map((name) => readLog({ folder, name, keep, since, lines, matches })),
  );
  const [only, ...others] = logs;
  const merged = only && others.length === 0 ? only : mergeByTime(logs);
  return lines === undefined ? merged : merged.slice(Math.max(0, merged.length - lines));
}

function mergeByTime(logs: readonly string[][]): string[] {
  const timed = logs.flatMap((log) => {
    let time = 0;
    return log.map((line) => {
      const own = timeOf(line);
      if (own !== Infinity) time = own;
      return { line, time };
    });
  });
  return timed.sort((a, b) => a.time - b.time).map(({ line }) => line);
}
