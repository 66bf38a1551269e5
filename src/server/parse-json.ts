import { DomainError, coerceError } from '../domain/errors.ts';

const deepest = 20;

/**
 * Strict JSON of a request: an object, each field once, nested no deeper than 20, texts that every database keeps.
 * @throws DomainError `bad_request`
 */
export function parseJsonObject(text: string): unknown {
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new DomainError('bad_request', 'The body must be a JSON object.');
  refuseTwice(text);
  refuseUnsafe(value);
  return value;
}

/** Fields of a form, each once. @throws DomainError `bad_request` */
export function parseForm(text: string): unknown {
  const fields = new URLSearchParams(text);
  const names = [...fields.keys()];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new DomainError('bad_request', `The form has the field ${twice} twice.`);
  const value = Object.fromEntries(fields);
  refuseUnsafe(value);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    const readable = parseNoNumbers(text);
    if (readable !== undefined) return readable;
    throw new DomainError(
      'bad_request',
      `The body is not valid JSON: ${coerceError(thrown).message}`,
      {},
      { cause: thrown },
    );
  }
}

/**
 * `NaN` and `Infinity`, which Python writes, as a number that no schema takes: the sender reads which field is wrong.
 * Undefined for what is no JSON for another reason.
 */
function parseNoNumbers(text: string): unknown {
  try {
    return JSON.parse(text.replace(stringOrNoNumber, (found) => (found.startsWith('"') ? found : '1e999')));
  } catch {
    return undefined;
  }
}

const stringOrNoNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/gs;

/** A string and whether it is a field's name, or a bracket; in valid JSON that is enough to follow the nesting. */
const token = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?|[{}[\]]/gs;

/** `JSON.parse` keeps the last of two fields with one name; a check on the way here may have seen the first. */
function refuseTwice(text: string): void {
  const open: (Set<string> | undefined)[] = [];
  for (const [sign, name, colon] of text.matchAll(token)) {
    if (sign === '{') open.push(new Set());
    else if (sign === '[') open.push(undefined);
    else if (sign === '}' || sign === ']') open.pop();
    else if (name !== undefined && colon !== undefined) {
      const names = open.at(-1);
      const plain = name.includes('\\') ? String(JSON.parse(`"${name}"`)) : name;
      if (names?.has(plain)) throw new DomainError('bad_request', `The body has the field ${plain} twice.`);
      names?.add(plain);
    }
    if (open.length > deepest)
      throw new DomainError('bad_request', `The body is nested deeper than ${deepest}.`);
  }
}

/** Names that could reach a prototype, and texts with NUL or half a character, which PostgreSQL can't store. */
function refuseUnsafe(value: object): void {
  for (const [name, inner] of Object.entries(value)) {
    if (name === '__proto__' || name === 'constructor')
      throw new DomainError('bad_request', `The body has a field ${name}.`);
    refuseBroken(name, 'A field’s name');
    if (typeof inner === 'string') refuseBroken(inner, name);
    if (typeof inner === 'object' && inner !== null) refuseUnsafe(inner);
  }
}

function refuseBroken(text: string, what: string): void {
  if (!text.isWellFormed() || text.includes('\0'))
    throw new DomainError('bad_request', `${what} has a NUL or half a character (a lone surrogate).`);
}
