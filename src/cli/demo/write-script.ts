import { type Random, createRandom } from '../../virtual-printer/random.ts';
import { createChooser } from './choose-dishes.ts';
import type { Action, Deed, KilledService, PrinterTrouble, Script, Stage, WantedDish } from './script.ts';

export interface Evening extends Stage {
  readonly seed: number;
  /** Guests, all parties together. */
  readonly covers: number;
}

/** Writes a whole dinner: the same seed on the same stage, the same dinner. */
export function writeScript({ seed, covers, menu, tables, printers }: Evening): Script {
  const random = createRandom(seed);
  const chooseDishes = createChooser(menu, random);
  const draw = createDeck(random);
  const actions: Action[] = [];
  const free = new Map(tables.map(({ id }) => [id, 0]));
  let orders = 0;

  const parties = inviteParties(covers, random);
  for (const { at, size } of parties) {
    const incident = draw();
    const isTakeout = incident === 'refund' || random.isChance(0.15);
    const seat = isTakeout ? undefined : chooseTable(tables, free, { size, at });
    const lane = seat ? `table ${seat.id}` : `counter ${random.integer(2) + 1}`;
    const party: Party = { lane, incident, random, chooseDishes, size, nextOrder: () => ++orders, actions };
    if (!seat) takeAway(party, at);
    else free.set(seat.id, dineIn(party, seat.id, Math.max(at, seat.freeAt)));
  }
  const end = Math.max(...actions.map(({ at }) => at));
  for (const [index, printer] of printers.entries())
    actions.push(...troublesOf(printer, index, { end, covers, random }));
  actions.push(...killsOf(end, random));
  return { parties: parties.length, orders, actions: sortByTime(actions) };
}

interface Party {
  readonly lane: string;
  readonly incident: Incident;
  readonly random: Random;
  readonly chooseDishes: (count: number) => [WantedDish, ...WantedDish[]];
  readonly size: number;
  readonly nextOrder: () => number;
  readonly actions: Action[];
}

const incidents = [
  'urge',
  'refund',
  'guest adds',
  'sent twice',
  'staff adds',
  'void',
  'guest cancels',
  'second order',
  'staff cancels',
  'split evenly',
  'split by dishes',
  'none',
] as const;
type Incident = (typeof incidents)[number];

/** Everything that can happen happens before anything happens again. */
function createDeck(random: Random): () => Incident {
  let deck: Incident[] = [];
  return () => {
    if (deck.length === 0) deck = [...incidents];
    return deck.splice(random.integer(deck.length), 1)[0] ?? 'none';
  };
}

function inviteParties(covers: number, random: Random): { at: number; size: number }[] {
  const windowSeconds = 60 * Math.max(20, Math.round(covers * 0.75));
  const parties: { at: number; size: number }[] = [];
  for (let left = covers; left > 0; left -= parties.at(-1)?.size ?? left) {
    const size = Math.min(left, 1 + random.integer(5));
    parties.push({ at: random.integer(windowSeconds), size });
  }
  return parties.toSorted((a, b) => a.at - b.at);
}

/** The smallest free table that is large enough; else the one that is free first. */
function chooseTable(
  tables: Stage['tables'],
  free: ReadonlyMap<number, number>,
  { size, at }: { readonly size: number; readonly at: number },
): { readonly id: number; readonly freeAt: number } | undefined {
  const known = tables.map(({ id, seats }) => ({ id, seats: seats ?? size, freeAt: free.get(id) ?? 0 }));
  const fitting = known.filter(({ seats }) => seats >= size);
  const now = fitting.filter(({ freeAt }) => freeAt <= at).toSorted((a, b) => a.seats - b.seats);
  return now[0] ?? fitting.toSorted((a, b) => a.freeAt - b.freeAt)[0] ?? known[0];
}

/** Gives the moment at which the table is free again. */
function dineIn(party: Party, table: number, from: number): number {
  const { random, incident } = party;
  const then = (at: number, deed: Deed) => party.actions.push({ ...deed, at, lane: party.lane });
  then(from, { kind: 'scan', table });
  const ends = [serveAtTable(party, table, from + between(random, 60, 240), incident)];
  if (incident === 'second order')
    ends.push(serveAtTable(party, table, from + between(random, 900, 1200), 'none'));
  const end = Math.max(...ends) + 60;
  then(end, { kind: 'leave', table });
  // Another party needs it wiped first.
  return end + 120;
}

/** One order from its first dish to its money; gives its end. */
function serveAtTable(party: Party, table: number, at: number, incident: Incident): number {
  const { random, chooseDishes, size } = party;
  const order = party.nextOrder();
  const then = (when: number, deed: Deed) => party.actions.push({ ...deed, at: when, lane: party.lane });
  const items = chooseDishes(Math.min(6, size + 1));
  const isSentTwice = incident === 'sent twice';
  const note = random.isChance(0.15) ? { note: '请快一点' } : {};
  then(at, { kind: 'order', order, table, items, ...note, sentTwice: isSentTwice });
  if (incident === 'guest cancels') {
    then(at + 15, { kind: 'cancel', order, by: 'guest', reason: '客人改变主意' });
    return at + 15;
  }
  let dishes = items.length;
  if (incident === 'guest adds') {
    const more = chooseDishes(1 + random.integer(2));
    then(at + 15, { kind: 'add', order, by: 'guest', items: more });
    dishes += more.length;
  }
  const confirmed = at + between(random, 20, 80);
  then(confirmed, { kind: 'confirm', order });
  if (incident === 'staff cancels') {
    then(confirmed + 30, { kind: 'cancel', order, by: 'staff', reason: '客人有急事' });
    return confirmed + 30;
  }
  const voided = incident === 'void' ? random.integer(dishes) : -1;
  if (voided >= 0) then(confirmed + 20, { kind: 'void', order, dish: voided, reason: '点错了' });
  if (incident === 'urge') then(confirmed + 240, { kind: 'urge', order });
  let served = confirmed;
  for (let dish = 0; dish < dishes; dish++)
    if (dish !== voided) served = Math.max(served, cook(party, order, dish, confirmed));
  if (incident === 'staff adds') {
    then(served + 60, { kind: 'add', order, by: 'staff', items: chooseDishes(1) });
    served = cook(party, order, dishes, served + 60);
  }
  const paid = payBill(party, { order, dishes, at: served + between(random, 200, 900) });
  then(paid + 20, { kind: 'complete', order });
  return paid + 20;
}

function takeAway(party: Party, at: number): void {
  const { random, chooseDishes, incident } = party;
  const order = party.nextOrder();
  const then = (when: number, deed: Deed) => party.actions.push({ ...deed, at: when, lane: party.lane });
  const items = chooseDishes(1 + random.integer(3));
  then(at, { kind: 'order', order, table: null, items, sentTwice: incident === 'sent twice' });
  pay(party, order, at + 20, incident === 'refund');
  then(at + 40, { kind: 'confirm', order });
  if (incident === 'refund') {
    then(at + 70, { kind: 'cancel', order, by: 'staff', reason: '等不及了' });
    return;
  }
  const cooked = items.map((_, dish) => cook(party, order, dish, at + 40));
  then(Math.max(...cooked) + 30, { kind: 'complete', order });
}

/** Gives the moment at which the dish is served. */
function cook({ random, actions, lane }: Party, order: number, dish: number, from: number): number {
  const started = from + between(random, 40, 240);
  const done = started + between(random, 120, 600);
  const served = done + between(random, 15, 60);
  actions.push(
    { kind: 'start', order, dish, at: started, lane },
    { kind: 'bump', order, dish, at: done, lane },
    { kind: 'serve', order, dish, at: served, lane },
  );
  return served;
}

interface WantedBill {
  readonly order: number;
  readonly dishes: number;
  readonly at: number;
}

/** At once, or shared among the guests; gives the moment of the last payment. */
function payBill(party: Party, { order, dishes, at }: WantedBill): number {
  const { incident, size, actions, lane } = party;
  const isByDishes = incident === 'split by dishes';
  const parts = Math.min(isByDishes ? dishes : size, 4);
  if (!(isByDishes || incident === 'split evenly') || parts < 2) {
    pay(party, order, at);
    return at;
  }
  actions.push({ kind: 'split', order, by: isByDishes ? 'items' : 'shares', parts, at, lane });
  for (let part = 1; part <= parts; part += 1) payPart(party, { order, part, at: at + 20 * part });
  return at + 20 * parts;
}

const methods = ['wechat', 'alipay', 'cash'] as const;

function payPart(
  { random, actions, lane }: Party,
  { order, part, at }: { readonly order: number; readonly part: number; readonly at: number },
): void {
  const method = methods[random.integer(methods.length)] ?? 'wechat';
  actions.push({ kind: 'pay', order, part, method, reportedTwice: random.isChance(0.2), at, lane });
}

function pay({ random, actions, lane }: Party, order: number, at: number, isByTelephone = false): void {
  const open = isByTelephone ? methods.slice(0, 2) : methods;
  const method = open[random.integer(open.length)] ?? 'wechat';
  const reportedTwice = random.isChance(0.2);
  const phone = order % 3 === 1 ? { phone: `139${String(order).padStart(8, '0')}` } : {};
  actions.push({ kind: 'pay', order, method, ...phone, reportedTwice, at, lane });
}

const troubles: readonly PrinterTrouble[] = ['paper', 'cover', 'power'];

/** Each printer begins with another trouble; a long dinner sees more of them. */
function troublesOf(
  printer: number,
  index: number,
  { end, covers, random }: { readonly end: number; readonly covers: number; readonly random: Random },
): Action[] {
  const lane = `printer ${printer}`;
  const count = 1 + Math.floor(covers / 50);
  return Array.from({ length: count }, (_, turn): Action[] => {
    const trouble = troubles[(index + turn) % troubles.length] ?? 'paper';
    const at = Math.round((end * (turn + 0.1 + 0.4 * (random.integer(100) / 100))) / (count + 1));
    const afterLines = 2 + random.integer(8);
    const seconds = between(random, 20, 90);
    return [
      { kind: 'trouble', printer, trouble, afterLines, at, lane },
      { kind: 'help', printer, trouble, seconds, at: at + 1, lane },
    ];
  }).flat();
}

/** Each service dies once, in an order of its own, while the house is full. */
function killsOf(end: number, random: Random): Action[] {
  const services: KilledService[] = ['api', 'hub', 'printd'];
  return [0.2, 0.4, 0.6].flatMap((share): Action[] => {
    const [service] = services.splice(random.integer(services.length), 1);
    const at = Math.round(end * (share + 0.1 * (random.integer(100) / 100)));
    return service ? [{ kind: 'kill', service, at, lane: 'services' }] : [];
  });
}

/** Whole seconds. */
function between(random: Random, least: number, most: number): number {
  return least + random.integer(most - least + 1);
}

/** What has the same time keeps the order in which it was written. */
function sortByTime(actions: readonly Action[]): Action[] {
  return actions.toSorted((a, b) => a.at - b.at);
}
