import test from 'ava';
import { printersAt, routeTicket, type TicketPrinter } from '../../src/domain/route-ticket.ts';

const printer = (id: number, changes: Partial<TicketPrinter> = {}): TicketPrinter => ({
  id,
  isActive: true,
  autoPrintOrders: true,
  stations: [],
  fallbackPrinterId: null,
  ...changes,
});
const ids = (printers: readonly TicketPrinter[]) => printers.map(({ id }) => id);
const line = (station: string) => ({ dish: { station } });

test('a printer that names the station goes before those that take everything', (t) => {
  const printers = [printer(1), printer(2, { stations: ['wok'] })];
  t.deepEqual(ids(printersAt(printers, 'wok')), [2]);
  t.deepEqual(ids(printersAt(printers, 'bar')), [1]);
});

test('an abandoned printer takes what it names, and all the rest only where there is no other', (t) => {
  const gone = printer(1, { isAbandoned: true });
  t.deepEqual(ids(printersAt([gone, printer(2)], 'wok')), [2]);
  t.deepEqual(ids(printersAt([gone, printer(2, { stations: ['bar'] })], 'wok')), [1]);
  t.deepEqual(
    ids(printersAt([printer(1, { isAbandoned: true, stations: ['wok'] }), printer(2)], 'wok')),
    [1],
  );
});

test('two switched off printers that name each other are no fallback', (t) => {
  const printers = [
    printer(1, { isActive: false, fallbackPrinterId: 2 }),
    printer(2, { isActive: false, fallbackPrinterId: 1 }),
  ];
  t.deepEqual(printersAt(printers, 'wok'), []);
  t.deepEqual(routeTicket(printers, [line('wok')]), { shares: [], homeless: [line('wok')] });
});

test('a fallback that has the station anyway gets each line once', (t) => {
  const printers = [
    printer(1, { stations: ['wok'] }),
    printer(2, { stations: ['wok'], isActive: false, fallbackPrinterId: 1 }),
  ];
  t.deepEqual(
    routeTicket(printers, [line('wok')]).shares.map(({ printer, lines }) => [printer.id, lines.length]),
    [[1, 1]],
  );
});

test('printers that do not print orders by themselves take no ticket', (t) => {
  t.deepEqual(printersAt([printer(1, { autoPrintOrders: false })], 'wok'), []);
});
