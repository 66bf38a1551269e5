import { type Minor, parseAmount } from '../../domain/money.ts';
import { pointsOf } from '../../domain/payment.ts';
import type { OrderOnWire } from '../../protocol/orders.ts';
import type { PaymentOnWire } from '../../protocol/payments.ts';
import type { PrintJobOnWire } from '../../protocol/print.ts';
import type { Ledger } from './ledger.ts';
import type { WholeTicket } from './read-papers.ts';

/** Everything that is left when the doors are closed. */
export interface Remains {
  readonly ledger: Ledger;
  /** All orders of the store, as the product keeps them. */
  readonly stored: readonly OrderOnWire[];
  /** All kitchen tickets, reprints too. */
  readonly jobs: readonly PrintJobOnWire[];
  readonly payments: readonly PaymentOnWire[];
  /** By member. */
  readonly points: ReadonlyMap<number, number>;
  readonly tickets: readonly WholeTicket[];
  readonly witnesses: readonly {
    readonly name: string;
    readonly seqs: readonly number[];
    readonly seenOrders: ReadonlySet<number>;
    readonly resyncs: number;
  }[];
  /** The end of the store's stream. */
  readonly head: number;
  /** What was still under way when patience ended. */
  readonly unfinished: readonly string[];
}

export type PromiseKind =
  | 'failure'
  | 'lost'
  | 'doubled'
  | 'unseen'
  | 'gap'
  | 'unproven'
  | 'paper_missing'
  | 'paper_doubled'
  | 'money'
  | 'points'
  | 'unnoticed'
  | 'unfinished';

export interface BrokenPromise {
  readonly kind: PromiseKind;
  readonly about: string;
}

export interface Findings {
  readonly orders: {
    readonly placed: number;
    readonly seen: number;
    readonly printed: number;
    readonly paid: number;
    readonly cancelled: number;
    readonly lost: number;
    readonly doubled: number;
  };
  /** Of kitchen tickets: those that were to be printed, those proven, the whole unmarked papers, the marked ones. */
  readonly tickets: {
    readonly meant: number;
    readonly proven: number;
    readonly papers: number;
    readonly reprints: number;
    readonly doubled: number;
  };
  readonly stream: { readonly events: number; readonly gaps: number };
  readonly money: { readonly received: Minor; readonly refunded: Minor; readonly owed: Minor };
  readonly members: { readonly count: number; readonly points: number };
  readonly broken: readonly BrokenPromise[];
}

/** Compares what was promised with what is there. */
export function checkPromises(remains: Remains): Findings {
  const { ledger, stored, witnesses, unfinished } = remains;
  const known = [...ledger.orders.values()];
  const storedIds = new Set(stored.map(({ id }) => id));
  const knownIds = new Set(known.map(({ id }) => id));
  const lost = known.filter(({ id }) => !storedIds.has(id));
  const doubled = stored.filter(({ id }) => !knownIds.has(id));
  const isSeen = (id: number) => witnesses.every(({ seenOrders }) => seenOrders.has(id));
  const gaps = findGaps(remains);
  const papers = followPapers(remains);
  const money = countMoney(remains);
  const points = countPoints(remains);
  const confirmed = known.filter(({ confirmedAt }) => confirmedAt !== undefined);
  const isPrinted = ({ id }: { id: number }) =>
    papers.tickets.some(({ job }) => job.order_id === id) &&
    papers.tickets.every(({ job, isProven }) => job.order_id !== id || isProven);
  const unprinted = confirmed.filter((order) => !isPrinted(order));
  const tell = (kind: PromiseKind, about: readonly string[]) => about.map((each) => ({ kind, about: each }));
  const numbers = (orders: readonly { readonly orderNumber: string }[]) =>
    orders.map(({ orderNumber }) => orderNumber);
  return {
    orders: {
      placed: known.length,
      seen: known.filter(({ id }) => isSeen(id)).length,
      printed: confirmed.length - unprinted.length,
      paid: stored.filter((order) => order.payment_status === 'paid').length,
      cancelled: stored.filter(({ status }) => status === 'cancelled').length,
      lost: lost.length,
      doubled: doubled.length,
    },
    tickets: {
      meant: papers.tickets.length,
      proven: papers.tickets.filter(({ isProven }) => isProven).length,
      papers: remains.tickets.filter(({ isMarked }) => !isMarked).length,
      reprints: remains.tickets.filter(({ isMarked }) => isMarked).length,
      doubled: papers.doubled.length,
    },
    stream: { events: remains.head, gaps: gaps.length },
    money: money.sums,
    members: points.sums,
    broken: [
      ...tell('failure', ledger.failures),
      ...tell('lost', numbers(lost)),
      ...tell(
        'doubled',
        doubled.map(({ order_number }) => order_number),
      ),
      ...tell('unseen', numbers(known.filter(({ id }) => !isSeen(id)))),
      ...tell('gap', gaps),
      ...tell('unproven', numbers(unprinted)),
      ...tell('paper_missing', papers.missing),
      ...tell('paper_doubled', papers.doubled),
      ...tell('money', money.wrong),
      ...tell('points', points.wrong),
      ...tell(
        'unnoticed',
        ledger.troubles
          .filter(({ noticedAs }) => noticedAs === null)
          .map(({ printer, trouble }) => `${printer}: ${trouble}`),
      ),
      ...tell('unfinished', unfinished),
    ],
  };
}

function findGaps({ witnesses, head }: Remains): string[] {
  return witnesses.flatMap(({ name, seqs, resyncs }) => {
    const own = seqs.filter((seq) => seq <= head);
    const wrong = own.findIndex((seq, index) => seq !== index + 1);
    if (wrong >= 0) return [`${name}: ${wrong + 1} → ${own[wrong]}`];
    if (own.length < head) return [`${name}: ${own.length} / ${head}`];
    return resyncs > 0 ? [`${name}: resync ${resyncs}`] : [];
  });
}

/** Each ticket with its reprints: one of them is proven, one is on paper, and of unmarked papers there is not a second one. */
function followPapers({ jobs, tickets }: Remains) {
  const byId = new Map(jobs.map((job) => [job.id, job]));
  const chainOf = (job: PrintJobOnWire): PrintJobOnWire[] => {
    const next = job.retried_to === null ? undefined : byId.get(job.retried_to);
    return next ? [job, ...chainOf(next)] : [job];
  };
  const originals = jobs.filter(({ reprint_of: source }) => source === null);
  const followed = originals.map((job) => {
    const chain = chainOf(job);
    const ids = new Set(chain.map(({ id }) => id));
    const own = tickets.filter((ticket) => ids.has(ticket.job));
    const isProven = chain.some(({ status, proof }) => status === 'completed' && proof !== 'none');
    return { job, isProven, papers: own.length, unmarked: own.filter(({ isMarked }) => !isMarked).length };
  });
  const name = ({ job }: (typeof followed)[number]) => `${job.id}`;
  return {
    tickets: followed,
    missing: followed.filter(({ papers }) => papers === 0).map(name),
    doubled: followed.filter(({ unmarked }) => unmarked > 1).map(name),
  };
}

/** What payers gave is what was received; what was received and not refunded is what the orders cost. */
function countMoney({ ledger, stored, payments }: Remains) {
  const sum = (amounts: readonly Minor[]) => amounts.reduce((total, amount) => total + amount, 0);
  const wrong: string[] = [];
  const sums = { received: 0, refunded: 0, owed: 0 };
  for (const order of stored) {
    const own = payments.filter(({ order_id }) => order_id === order.id);
    const came = own.filter(({ status }) => status === 'success' || status === 'refunded');
    const received = sum(came.map(({ amount }) => parseAmount(amount)));
    const refunded = sum(own.map(({ refunded_amount: amount }) => parseAmount(amount)));
    const given = sum(ledger.payments.filter(({ orderId }) => orderId === order.id).map(({ paid }) => paid));
    const owed = given > 0 && order.status !== 'cancelled' ? parseAmount(order.final_amount) : 0;
    sums.received += received;
    sums.refunded += refunded;
    sums.owed += owed;
    if (received !== given || received - refunded !== owed)
      wrong.push(`${order.order_number}: ${given} → ${received} − ${refunded} ≠ ${owed}`);
  }
  return { sums, wrong };
}

/** A member has a point for each whole yuan of what was paid and not given back. */
function countPoints({ ledger, payments, points }: Remains) {
  const wrong: string[] = [];
  let sum = 0;
  for (const { id, orderId } of ledger.members) {
    const own = payments.filter(({ order_id }) => order_id === orderId);
    const meant = own
      .filter(({ status }) => status === 'success' || status === 'refunded')
      .map(({ amount, refunded_amount: back }) => pointsOf(parseAmount(amount) - parseAmount(back)))
      .reduce((total, earned) => total + earned, 0);
    const has = points.get(id) ?? 0;
    sum += has;
    if (has !== meant) wrong.push(`${id}: ${has} ≠ ${meant}`);
  }
  return { sums: { count: ledger.members.length, points: sum }, wrong };
}
