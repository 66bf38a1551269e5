import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';

/** Which rooms a room may import from, besides itself. The order is the direction of the data. */
const mayImport: Record<string, readonly string[]> = {
  domain: [],
  runtime: ['domain'],
  protocol: ['domain', 'runtime'],
  tickets: ['domain'],
  sentences: ['domain'],
  escpos: ['domain', 'tickets'],
  drawing: ['domain', 'tickets'],
  // Reads what escpos writes, and shares not a line with it: one mistake in both would prove itself right.
  'virtual-printer': ['domain', 'runtime', 'drawing'],
  transports: ['domain', 'runtime'],
  driver: ['domain', 'runtime', 'transports'],
  discovery: ['domain', 'runtime', 'transports', 'driver'],
  'print-agent': ['domain', 'runtime', 'protocol', 'tickets', 'escpos', 'transports', 'driver'],
  storage: ['domain', 'runtime', 'protocol', 'tickets'],
  operations: [
    'domain',
    'runtime',
    'protocol',
    'tickets',
    'sentences',
    'escpos',
    'drawing',
    'virtual-printer',
    'storage',
  ],
  relay: ['domain', 'runtime', 'protocol', 'storage'],
  server: [
    'domain',
    'runtime',
    'protocol',
    'tickets',
    'sentences',
    'drawing',
    'virtual-printer',
    'discovery',
    'storage',
    'operations',
    'relay',
  ],
  hub: ['domain', 'runtime', 'protocol', 'storage', 'operations', 'relay'],
  printd: [
    'domain',
    'runtime',
    'protocol',
    'tickets',
    'escpos',
    'drawing',
    'virtual-printer',
    'transports',
    'driver',
    'storage',
    'operations',
    'relay',
  ],
  client: ['domain', 'runtime', 'protocol'],
  web: ['domain', 'runtime', 'protocol', 'sentences', 'client'],
  supervisor: ['domain', 'runtime', 'protocol', 'client'],
  cli: [
    'domain',
    'runtime',
    'protocol',
    'tickets',
    'sentences',
    'storage',
    'operations',
    'server',
    'virtual-printer',
    'transports',
    'discovery',
    'print-agent',
    'client',
    'supervisor',
  ],
};

/** Rooms that import no package and no `node:` module. */
const pureRooms = ['domain', 'tickets', 'sentences'];

const root = fileURLToPath(new URL('../../src', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
const graph = new Map(files.map((file) => [file, importsOf(file)]));

test('there is something to check', (t) => {
  t.true(files.length > 30);
  t.deepEqual(
    [...new Set(files.map(roomOf))].filter((room) => !(room in mayImport)),
    [],
    'a folder without a rule',
  );
});

test('imports point one way', (t) => {
  const wrong = [...graph].flatMap(([file, imports]) =>
    imports
      .filter(({ local }) => local !== undefined)
      .map(({ local = '' }) => [roomOf(file), roomOf(local), `${file} imports ${local}`] as const)
      .filter(([from, to]) => from !== to && !mayImport[from]?.includes(to))
      .map(([, , sentence]) => sentence),
  );
  t.deepEqual(wrong, []);
});

test('the pure rooms import nothing from outside', (t) => {
  const wrong = [...graph]
    .filter(([file]) => pureRooms.includes(roomOf(file)))
    .flatMap(([file, imports]) =>
      imports
        .filter(({ local }) => local === undefined)
        .map(({ specifier }) => `${file} imports ${specifier}`),
    );
  t.deepEqual(wrong, []);
});

test('no import cycles', (t) => {
  t.deepEqual(findCycle(), []);
});

test('no SQL outside storage', (t) => {
  const wrong = [...graph]
    .filter(([file]) => roomOf(file) !== 'storage')
    .flatMap(([file, imports]) => imports.filter(({ specifier }) => specifier === 'knex').map(() => file));
  t.deepEqual(wrong, []);
});

interface Import {
  readonly specifier: string;
  /** Path under src, for imports of our own files. */
  readonly local: string | undefined;
}

function importsOf(file: string): Import[] {
  const source = readFileSync(join(root, file), 'utf8');
  const specifiers = [...source.matchAll(/(?:^|[\s;}])(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    ([, specifier = '']) => specifier,
  );
  return specifiers.map((specifier) => ({
    specifier,
    local: specifier.startsWith('.')
      ? relative(root, normalize(join(root, dirname(file), specifier)))
      : undefined,
  }));
}

function roomOf(file: string): string {
  return file.split(/[\\/]/)[0] ?? '';
}

/** The files of one cycle, or nothing. */
function findCycle(): string[] {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    path.push(file);
    for (const { local } of graph.get(file) ?? []) {
      const cycle = local === undefined ? [] : visit(local);
      if (cycle.length > 0) return cycle;
    }
    path.pop();
    done.add(file);
    return [];
  };
  for (const file of files) {
    const cycle = visit(file);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
