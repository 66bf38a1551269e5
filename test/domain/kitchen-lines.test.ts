import test from 'ava';
import * as fc from 'fast-check';
import {
  type KitchenDemand,
  type KitchenLine,
  tellKitchen,
  toldSoFar,
} from '../../src/domain/kitchen-lines.ts';
import { kitchenDemand, type OrderItem } from '../../src/domain/placed-order.ts';

/** What may happen to a bill; moving, splitting and paying touch who pays, never what is cooked. */
const step = fc.oneof(
  fc.record({
    type: fc.constant('add' as const),
    quantity: fc.integer({ min: 1, max: 5 }),
    dish: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({ type: fc.constant('void' as const), pick: fc.nat() }),
  fc.record({
    type: fc.constant('quantity' as const),
    pick: fc.nat(),
    quantity: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({
    type: fc.constant('note' as const),
    pick: fc.nat(),
    note: fc.constantFrom('少油', '不辣', null),
  }),
  fc.record({ type: fc.constantFrom('move' as const, 'split' as const, 'pay' as const), pick: fc.nat() }),
  fc.record({ type: fc.constantFrom('confirm' as const, 'cancel' as const), pick: fc.nat() }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

interface Bill {
  readonly status: 'pending' | 'confirmed' | 'cancelled';
  readonly items: readonly OrderItem[];
  readonly note: string | null;
}

function take(bill: Bill, action: Step): Bill {
  const change = (pick: number, changed: (item: OrderItem) => Partial<OrderItem>): Bill => ({
    ...bill,
    items: bill.items.map((item, index) =>
      index === pick % bill.items.length ? { ...item, ...changed(item) } : item,
    ),
  });
  switch (action.type) {
    case 'add':
      return { ...bill, items: [...bill.items, dishOf(bill.items.length + 1, action)] };
    case 'void':
      return change(action.pick, () => ({ status: 'cancelled' }));
    case 'quantity':
      return change(action.pick, () => ({ quantity: action.quantity }));
    case 'note':
      return change(action.pick, () => ({ note: action.note }));
    case 'confirm':
      return bill.status === 'pending' ? { ...bill, status: 'confirmed' } : bill;
    case 'cancel':
      // Rarely, or no sequence would get far.
      return action.pick % 5 === 0 ? { ...bill, status: 'cancelled' } : bill;
    default:
      return bill;
  }
}

function dishOf(
  id: number,
  { quantity, dish }: { readonly quantity: number; readonly dish: number },
): OrderItem {
  return {
    id,
    menuItemId: dish,
    menuItemName: `dish ${dish}`,
    quantity,
    unitPrice: 100,
    options: dish === 0 ? [{ name: '辣度', choice: '微辣' }] : [],
    allergens: dish === 0 ? ['花生'] : [],
    note: null,
    status: 'pending',
    firedAt: null,
    recalledAt: null,
    station: dish < 2 ? 'wok' : 'bar',
  };
}

const sorted = (demand: readonly KitchenDemand[]) =>
  demand.map(({ itemId, quantity, dish }) => JSON.stringify([itemId, quantity, dish])).sort();

test('whatever happens to a bill, what was told adds up to what must be cooked, once', (t) => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let bill: Bill = { status: 'pending', items: [], note: '过敏 ALLERGY: 花生' };
      const told: KitchenLine[] = [];
      for (const action of steps) {
        bill = take(bill, action);
        const lines = tellKitchen(told, kitchenDemand(bill));
        if (lines.some(({ quantity }) => quantity <= 0)) return false;
        told.push(...lines);
        const isSilent = tellKitchen(told, kitchenDemand(bill)).length === 0;
        const addsUp = sorted(toldSoFar(told)).join() === sorted(kitchenDemand(bill)).join();
        if (!isSilent || !addsUp) return false;
      }
      return true;
    }),
    { numRuns: 10_000 },
  );
  t.pass();
});

test('the kitchen is never told to stop what it was not told to cook', (t) => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let bill: Bill = { status: 'pending', items: [], note: '过敏 ALLERGY: 花生' };
      const told: KitchenLine[] = [];
      return steps.every((action) => {
        bill = take(bill, action);
        for (const line of tellKitchen(told, kitchenDemand(bill))) {
          told.push(line);
          if (toldSoFar(told).some(({ quantity }) => quantity < 0)) return false;
        }
        return true;
      });
    }),
    { numRuns: 2000 },
  );
  t.pass();
});

test('a changed note is told as cancel and add', (t) => {
  const dish = { name: '宫保鸡丁', options: [], note: null, station: '热菜' };
  const told = tellKitchen([], [{ itemId: 1, quantity: 2, dish }]);
  const noted = { ...dish, note: '少油' };
  t.deepEqual(tellKitchen(told, [{ itemId: 1, quantity: 2, dish: noted }]), [
    { kind: 'cancel', itemId: 1, quantity: 2, dish },
    { kind: 'add', itemId: 1, quantity: 2, dish: noted },
  ]);
});
