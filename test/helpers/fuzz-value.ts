export type Random = () => number;

/** A JSON Schema, as far as values are made from it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxLength?: number;
}

/** How a value is made: as described, with one thing wrong now and then, or anything at all. */
export type Mood = 'valid' | 'nearly' | 'hostile';

export function pick<T>(random: Random, choices: readonly T[]): T | undefined {
  return choices[Math.floor(random() * choices.length)];
}

/** A value for a schema in that mood. */
export function fuzzValue(
  schema: Schema,
  options: {
    readonly random: Random;
    readonly mood: Mood;
    readonly schemas: Readonly<Record<string, Schema>>;
  },
  depth = 0,
): unknown {
  const { random, mood, schemas } = options;
  if (mood === 'hostile' && random() < 0.35) return pick(random, hostileValues);
  if (mood === 'nearly' && random() < 0.12) return pick(random, hostileValues);
  if (schema.$ref) return fuzzValue(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, options, depth);
  if ('const' in schema) return schema.const;
  if (schema.enum) return pick(random, schema.enum);
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) return fuzzValue(pick(random, choices) ?? {}, options, depth);
  const type = typeof schema.type === 'string' ? schema.type : pick(random, schema.type ?? ['string']);
  if (type === 'object') return fuzzObject(schema, options, depth);
  if (type === 'array') {
    const length = Math.max(schema.minItems ?? 0, depth > 4 ? 0 : Math.floor(random() * 3));
    return Array.from({ length }, () => fuzzValue(schema.items ?? {}, options, depth + 1));
  }
  if (type === 'integer' || type === 'number') return fuzzNumber(schema, random, type);
  if (type === 'boolean') return random() < 0.5;
  if (type === 'null') return null;
  return fuzzText(schema, random);
}

function fuzzObject(schema: Schema, options: Parameters<typeof fuzzValue>[1], depth: number): object {
  const { random, mood } = options;
  const fields = Object.entries(schema.properties ?? {}).filter(
    ([name]) => (schema.required?.includes(name) && (mood === 'valid' || random() < 0.95)) || random() < 0.5,
  );
  const value = fields.map(([name, inner]): [string, unknown] => [
    name,
    fuzzValue(inner, options, depth + 1),
  ]);
  if (typeof schema.additionalProperties === 'object' && depth < 5)
    value.push([fuzzText({}, random), fuzzValue(schema.additionalProperties, options, depth + 1)]);
  if (mood === 'hostile' && random() < 0.2) value.push([pick(random, hostileNames) ?? 'x', 1]);
  return Object.fromEntries(value);
}

function fuzzNumber({ minimum, maximum }: Schema, random: Random, type: string): number {
  // Small ones are the ids of things there are.
  const usual = [1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 8, 10, 100];
  const edges = [minimum, maximum, 0, 99, 0.01, 1_000_000, 999_999.99].filter((edge) => edge !== undefined);
  const number = pick(random, random() < 0.8 ? usual : edges) ?? 1;
  return type === 'integer' ? Math.trunc(number) : number;
}

const texts = [
  '宫保鸡丁',
  '少油',
  'a',
  '13800138000',
  'today',
  'custom',
  '2026-01-08',
  '2026-01-08T10:00:00+08:00',
  'Asia/Kathmandu',
  'CNY',
  '04:00',
  'lihua@example.com',
  'correct horse battery',
  '192.168.1.50',
  '👩‍👩‍👧‍👦',
  '\u202Eevil',
  'e\u0301',
  '鿿〇𠮷',
];

function fuzzText({ maxLength }: Schema, random: Random): string {
  const long = maxLength === undefined ? 300 : maxLength + (random() < 0.5 ? 0 : 1);
  return random() < 0.9 ? (pick(random, texts) ?? '') : 'x'.repeat(Math.min(long, 5000));
}

const hostileNames = ['__proto__', 'constructor', 'toString', 'role', 'is_admin', 'id', '', '\u0000', '$gt'];

const hostileValues: readonly unknown[] = [
  null,
  true,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '-1',
  '1',
  '１',
  '1; drop table orders',
  "' or 1=1 --",
  '../../etc/passwd',
  '%00',
  '\u001b]0;evil\u0007',
  '\u2028',
  'a'.repeat(10_000),
  '9'.repeat(400),
  -1,
  0,
  -0,
  0.1,
  1.005,
  1e-7,
  1e21,
  1e308,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  [],
  {},
  [[]],
  [null],
  { $gt: 0 },
  { id: { id: 1 } },
  Array.from({ length: 300 }, () => 1),
];
