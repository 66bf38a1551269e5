import { z } from 'zod';
import { missingPaper } from '../../protocol/order-unattended.ts';
import { order as orderSchema } from '../../protocol/orders.ts';
import { printJob } from '../../protocol/print.ts';
import type { ApiClient } from '../api-client.ts';
import type { Following, FollowOptions, StreamMessage } from '../follow-stream.ts';
import { applyEvent, type Board, type BoardEvent, emptyBoard, loadBoard, noteVoids } from './board.ts';

export interface FollowBoardOptions
  extends Pick<
    FollowOptions,
    'url' | 'token' | 'signal' | 'onState' | 'onAlive' | 'silenceMs' | 'backoff' | 'clock'
  > {
  readonly api: Pick<ApiClient, 'listOrders'>;
  readonly store: number;
  /** What was known before, from a cache: what had been seen of each order is kept. @default nothing */
  readonly before?: Board;
  /** What follows the store's stream where it runs: `followStream` in Node. */
  readonly follow: (options: FollowOptions) => Following;
  /** The board after each change, and the message that made it unless it was loaded anew. */
  readonly onBoard: (board: Board, message?: StreamMessage) => void;
}

export interface BoardFollower extends Pick<Following, 'done' | 'acknowledge'> {
  /** Somebody has taken note of what was taken off an order. */
  noteVoids(orderId: number): void;
}

const pageSize = 100;

/**
 * Keeps a board true through every loss of connection: it loads the active orders, follows the store's stream from the
 * position at which that list was true, and loads again when the hub can't reach back that far.
 */
export async function followBoard(options: FollowBoardOptions): Promise<BoardFollower> {
  const { api, store, before = emptyBoard, follow, onBoard, ...stream } = options;
  let board = before;
  let waiting: StreamMessage[] | undefined;

  const load = async (): Promise<{ seq: number; epoch: string }> => {
    waiting ??= [];
    const { orders, seq, epoch } = await listActive(api, store);
    board = loadBoard(board, orders, seq);
    onBoard(board);
    const missed = waiting;
    waiting = undefined;
    for (const message of missed) take(message);
    return { seq, epoch };
  };
  const take = (message: StreamMessage): void => {
    if (waiting) return void waiting.push(message);
    const next = applyEvent(board, toEvent(message));
    if (next === board) return;
    board = next;
    onBoard(board, message);
  };

  const { seq, epoch } = await load();
  let failure: ((thrown: unknown) => void) | undefined;
  const failed = new Promise<never>((_, reject) => {
    failure = reject;
  });
  const following = follow({
    ...stream,
    since: seq,
    epoch,
    onMessage: take,
    onResync: () => {
      load().catch((thrown: unknown) => failure?.(thrown));
    },
  });
  return {
    done: Promise.race([following.done, failed]),
    acknowledge: following.acknowledge,
    noteVoids: (orderId) => {
      board = noteVoids(board, orderId);
      onBoard(board);
    },
  };
}

/** Page by page; a list that grew or shrank in between is read again, so that none is missed. */
async function listActive(api: Pick<ApiClient, 'listOrders'>, store: number) {
  for (;;) {
    const first = await api.listOrders({ query: { store_id: store, active: true, limit: pageSize } });
    const orders = [...first.items];
    let isOnePicture = true;
    while (orders.length < first.total && isOnePicture) {
      const query = { store_id: store, active: true, skip: orders.length, limit: pageSize };
      const next = await api.listOrders({ query });
      isOnePicture = next.seq === first.seq && next.items.length > 0;
      orders.push(...next.items);
    }
    if (isOnePicture) return { orders, seq: first.seq, epoch: first.epoch };
  }
}

const boardJob = printJob.pick({ id: true, order_id: true, status: true, station: true, reprint_of: true });

function toEvent(message: StreamMessage): BoardEvent {
  const order = orderSchema.safeParse(message['order']);
  const missing = z.array(missingPaper).safeParse(message['missing']);
  const job = boardJob.safeParse(message['job']);
  const timestamp = message['timestamp'];
  return {
    type: message.type,
    seq: message.seq,
    timestamp: typeof timestamp === 'string' ? timestamp : '',
    order: order.success ? order.data : undefined,
    orderId: typeof message['order_id'] === 'number' ? message['order_id'] : undefined,
    missing: missing.data,
    job: job.data,
  };
}
