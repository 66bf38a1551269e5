import type { Cli } from '../cli.ts';

type Paint = (text: string) => string;

/** A log's JSON line for people: time of day, level, service, sentence, then the facts it carries. */
export function formatLogLine(line: string, colors: Cli['colors']): string {
  const entry = parseEntry(line);
  if (!entry) return line;
  const { level, time, service, pid: _pid, msg, err, ...facts } = entry;
  const paint = levelPaints(colors)[asText(level)] ?? String;
  const parts = [
    colors.dim(timeOfDay(time)),
    paint(asText(level).padEnd(5)),
    colors.cyan(asText(service).padEnd(10)),
    withoutControls(asText(msg)),
    ...Object.entries(facts).map(([name, value]) => colors.dim(`${name}=${describe(value)}`)),
  ];
  return [parts.join(' '), ...stackOf(err)].join('\n');
}

function levelPaints({ red, yellow, green, gray }: Cli['colors']): Readonly<Record<string, Paint>> {
  return { fatal: red, error: red, warn: yellow, info: green, debug: gray, trace: gray };
}

function parseEntry(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function timeOfDay(time: unknown): string {
  const at = new Date(typeof time === 'string' ? time : Number.NaN);
  return Number.isNaN(at.getTime())
    ? '--:--:--.---'
    : `${at.toLocaleTimeString('sv-SE')}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}

function describe(value: unknown): string {
  return withoutControls(typeof value === 'string' ? value : JSON.stringify(value));
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function stackOf(err: unknown): string[] {
  if (typeof err !== 'object' || err === null || !('stack' in err)) return [];
  return String(err.stack)
    .split('\n')
    .map((line) => `    ${withoutControls(line.trim())}`);
}

/** What a guest typed must not steer the terminal. */
function withoutControls(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
