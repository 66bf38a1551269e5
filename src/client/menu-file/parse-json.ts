import type { Place } from './parse-csv.ts';

/** The text is no JSON from this place on. */
export class NotJson extends Error {
  readonly at: Place;
  constructor(at: Place) {
    super('This is not JSON');
    this.at = at;
  }
}

export interface LocatedJson {
  readonly value: unknown;
  /** Where a part of it stands; where its nearest parent stands when there is no such part. */
  placeOf(path: readonly PropertyKey[]): Place;
}

const token = /\s*(?:([{}[\],:])|("(?:[^"\\]|\\.)*")|([^\s{}[\],:"]+))/y;

/**
 * Reads JSON and remembers where everything stands, which JSON.parse doesn't tell.
 * @throws NotJson
 */
export function parseLocatedJson(text: string): LocatedJson {
  const places = new Map<string, number>();
  let at = 0;
  const placeAt = (offset: number): Place => {
    const lines = text.slice(0, offset).split('\n');
    return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
  };
  const next = (): { text: string; at: number } => {
    token.lastIndex = at;
    const found = token.exec(text);
    const start = text.slice(at).search(/\S/);
    if (!found) throw new NotJson(placeAt(start < 0 ? text.length : at + start));
    at = token.lastIndex;
    const word = found[1] ?? found[2] ?? found[3] ?? '';
    return { text: word, at: at - word.length };
  };
  const literal = (word: { text: string; at: number }): unknown => {
    try {
      return JSON.parse(word.text);
    } catch {
      throw new NotJson(placeAt(word.at));
    }
  };
  const refuse = (word: { at: number }): never => {
    throw new NotJson(placeAt(word.at));
  };
  const readValue = (path: string): unknown => {
    const first = next();
    places.set(path, first.at);
    if (first.text === '{') return readMembers(path);
    if (first.text === '[') return readItems(path);
    return literal(first);
  };
  const readItems = (path: string): unknown[] => {
    const items: unknown[] = [];
    if (peeks(']')) return items;
    for (;;) {
      items.push(readValue(`${path}/${items.length}`));
      const end = next();
      if (end.text === ']') return items;
      if (end.text !== ',') refuse(end);
    }
  };
  const readMembers = (path: string): unknown => {
    const members: [string, unknown][] = [];
    if (peeks('}')) return {};
    for (;;) {
      const name = next();
      const key = literal(name);
      if (typeof key !== 'string') return refuse(name);
      const colon = next();
      if (colon.text !== ':') refuse(colon);
      members.push([key, readValue(`${path}/${key}`)]);
      const end = next();
      if (end.text === '}') return Object.fromEntries(members);
      if (end.text !== ',') refuse(end);
    }
  };
  const peeks = (wanted: string): boolean => {
    const before = at;
    if (next().text === wanted) return true;
    at = before;
    return false;
  };
  const value = readValue('');
  const rest = text.slice(at).search(/\S/);
  if (rest >= 0) throw new NotJson(placeAt(at + rest));
  return {
    value,
    placeOf: (path) => {
      for (let length = path.length; length > 0; length--) {
        const offset = places.get(`/${path.slice(0, length).map(String).join('/')}`);
        if (offset !== undefined) return placeAt(offset);
      }
      return placeAt(places.get('') ?? 0);
    },
  };
}
