import test from 'ava';
import * as fc from 'fast-check';
import { columnsFor } from '../../../src/web/kitchen/board/columns-for.ts';
import { packTickets } from '../../../src/web/kitchen/board/pack-tickets.ts';

const torn = 30;
const gap = 12;

test('every line of every ticket stands once, in order, and no column is longer than the screen', (t) => {
  const one = fc.record({
    head: fc.integer({ min: 44, max: 90 }),
    lines: fc.array(fc.integer({ min: 40, max: 160 }), { minLength: 1, maxLength: 30 }),
    foot: fc.integer({ min: 50, max: 64 }),
  });
  fc.assert(
    fc.property(
      fc.array(one, { maxLength: 20 }),
      fc.integer({ min: 420, max: 1000 }),
      fc.boolean(),
      (sizes, height, tearsEarly) => {
        const tickets = sizes.map((size, id) => ({ id, ...size }));
        const columns = packTickets({ tickets, height, gap, torn, tearsEarly });
        const stood = columns
          .flat()
          .flatMap(({ id, from, to }) =>
            Array.from({ length: to - from }, (_, index) => `${id} ${from + index}`),
          );
        t.deepEqual(
          stood,
          tickets.flatMap(({ id, lines }) => lines.map((_, index) => `${id} ${index}`)),
        );
        for (const column of columns) {
          const used = column.reduce((sum, { id, part, parts, from, to }) => {
            const { head = 0, lines = [], foot = 0 } = tickets[id] ?? {};
            const body = lines.slice(from, to).reduce((total, line) => total + line, 0);
            return sum + (part === 1 ? head : torn) + body + (part === parts ? foot : torn);
          }, 0);
          t.true(used + gap * (column.length - 1) <= height, JSON.stringify({ column, used, height }));
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('a ticket that fits a column is whole; a longer one says which part it is', (t) => {
  const short = { id: 1, head: 60, lines: [50, 50], foot: 60 };
  const long = { id: 2, head: 60, lines: Array.from({ length: 20 }, () => 50), foot: 60 };
  const columns = packTickets({ tickets: [short, long, short], height: 500, gap, torn });
  t.deepEqual(
    columns.map((column) => column.map(({ id, part, parts }) => `${id}:${part}/${parts}`)),
    [['1:1/1', '2:1/4'], ['2:2/4'], ['2:3/4'], ['2:4/4', '1:1/1']],
  );
});

test('columns are never narrower than 300 px, and six at most', (t) => {
  for (const width of [390, 768, 1024, 1440, 1920, 3840])
    for (const fontSize of [18, 25, 40]) {
      const columns = columnsFor({ width: width - 32, height: 800, fontSize });
      t.true(columns.count >= 1 && columns.count <= 6);
      t.true(columns.width >= Math.min(300, width - 32));
    }
  t.is(columnsFor({ width: 1888, height: 800, fontSize: 25 }).count, 5);
});
