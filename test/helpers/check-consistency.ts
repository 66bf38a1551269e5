/** What the clients of one run saw and what the restaurant holds at its end. */
export interface RunHistory {
  /** Orders whose 201 reached a client; one entry per request, with its idempotency key. */
  readonly acked: readonly { readonly key: string; readonly orderId: number }[];
  /** Orders in the database at the end. */
  readonly stored: readonly StoredOrder[];
  /** Orders whose confirmation reached a client. */
  readonly confirmed: readonly number[];
  /** For each subscriber, the stream positions that its application was handed, in that order. */
  readonly subscribers: readonly { readonly name: string; readonly seqs: readonly number[] }[];
  /** The end of the stream. */
  readonly head: number;
  /** All pieces of paper that came out. */
  readonly papers: readonly Paper[];
}

export interface StoredOrder {
  readonly id: number;
  readonly orderNumber: string;
  readonly note: string | null;
  readonly status: string;
}

export interface Paper {
  readonly orderNumber: string;
  /** From its head to its last line, and cut. */
  readonly complete: boolean;
  /** Says 补打 / REPRINT. */
  readonly marked: boolean;
}

export interface Findings {
  readonly acked: number;
  readonly stored: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly gaps: number;
  readonly ticketsMissing: number;
  readonly ticketsDoubled: number;
  readonly problems: readonly string[];
}

/**
 * Compares what was promised with what is there. Every request wrote its idempotency key into the order's note, so an
 * order stored twice for one request is seen whatever the client was told.
 */
export function checkConsistency(history: RunHistory): Findings {
  const lost = findLost(history);
  const duplicated = findDuplicated(history);
  const gaps = findGaps(history);
  const { missing, doubled } = findWrongPaper(history);
  return {
    acked: history.acked.length,
    stored: history.stored.length,
    lost: lost.length,
    duplicated: duplicated.length,
    gaps: gaps.length,
    ticketsMissing: missing.length,
    ticketsDoubled: doubled.length,
    problems: [...lost, ...duplicated, ...gaps, ...missing, ...doubled],
  };
}

/** One line a person can read. */
export function describeFindings(findings: Findings): string {
  const { problems, ...counts } = findings;
  return [
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(' · '),
    ...problems,
  ].join('\n  ');
}

function findLost({ acked, confirmed, stored }: RunHistory): string[] {
  const keys = new Map(stored.map(({ id, note }) => [id, note]));
  const states = new Map(stored.map(({ id, status }) => [id, status]));
  return [
    ...acked
      .filter(({ key, orderId }) => keys.get(orderId) !== key)
      .map(({ key, orderId }) => `order ${orderId} (${key}) was acknowledged and is not stored`),
    ...confirmed
      .filter((id) => states.get(id) === 'pending')
      .map((id) => `the confirmation of order ${id} was acknowledged and is not stored`),
  ];
}

function findDuplicated({ stored }: RunHistory): string[] {
  return repeated(stored.map(({ note }) => note ?? '')).map(
    (key) => `the request ${key} is stored more than once`,
  );
}

function findGaps({ subscribers, head }: RunHistory): string[] {
  return subscribers.flatMap(({ name, seqs }) => {
    const wrong = seqs.findIndex((seq, index) => seq !== index + 1);
    if (wrong >= 0) return [`${name} was handed ${seqs[wrong]} as its event number ${wrong + 1}`];
    return seqs.length === head ? [] : [`${name} stopped at ${seqs.length} of ${head}`];
  });
}

function findWrongPaper({ confirmed, stored, papers }: RunHistory): { missing: string[]; doubled: string[] } {
  const numbers = new Map(stored.map(({ id, orderNumber }) => [id, orderNumber]));
  const missing: string[] = [];
  const doubled: string[] = [];
  for (const id of confirmed) {
    const own = papers.filter(({ orderNumber, complete }) => complete && orderNumber === numbers.get(id));
    if (own.length === 0) missing.push(`order ${id} was confirmed and has no complete ticket`);
    if (own.filter(({ marked }) => !marked).length > 1)
      doubled.push(`order ${id} has more than one unmarked ticket`);
  }
  return { missing, doubled };
}

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) (seen.has(value) ? twice : seen).add(value);
  return [...twice];
}
