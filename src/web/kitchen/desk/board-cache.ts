import { z } from 'zod';
import { type Board, type BoardOrder, emptyBoard } from '../../../client/board/board.ts';
import { missingPaper } from '../../../protocol/order-unattended.ts';
import { order } from '../../../protocol/orders.ts';

const boardOrder = z.object({
  order,
  voided: z.array(z.number()),
  urges: z.number(),
  isUnattended: z.boolean(),
  missingPaper: z.array(missingPaper),
});
const cached = z.object({ savedAt: z.number(), seq: z.number(), orders: z.array(boardOrder) });

export interface CachedBoard {
  readonly board: Board;
  /** By this device's clock, ms. */
  readonly savedAt: number;
}

/** The board as text for the device's storage. */
export function writeBoard({ seq, orders }: Board, savedAt: number): string {
  const entries = [...orders.values()].map((entry) => ({
    ...entry,
    voided: [...entry.voided],
  }));
  return JSON.stringify({ savedAt, seq, orders: entries });
}

/** What `writeBoard` wrote; undefined for anything else, also of another version. */
export function readBoard(text: string | null): CachedBoard | undefined {
  const { data } = cached.safeParse(parseJson(text));
  if (!data) return undefined;
  const orders = data.orders.map((entry): [number, BoardOrder] => [
    entry.order.id,
    { ...entry, voided: new Set(entry.voided) },
  ]);
  return { savedAt: data.savedAt, board: { ...emptyBoard, seq: data.seq, orders: new Map(orders) } };
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
