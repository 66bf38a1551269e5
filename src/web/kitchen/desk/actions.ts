import { type ReadonlySignal, signal } from '@preact/signals';
import type { BoardOrder } from '../../../client/board/board.ts';
import { moveTicket, recallTicket, undoOf } from '../../../client/board/move-ticket.ts';
import { type Bump, bumpOf, startOf, type Ticket, type TicketLine } from '../../../client/board/tickets.ts';
import type { ApiClient } from '../../../client/api-client.ts';
import { explainError } from '../../ui/explain-error.ts';
import { say } from '../../ui/toasts.tsx';

/** What was just done and can still be taken back. */
export interface Undoable {
  readonly kind: 'bump' | 'rush';
  readonly number: number;
  /** Names this one: a later one has another. */
  readonly id: number;
  /** How long it can be taken back, ms. */
  readonly forMs: number;
}

export interface Actions {
  readonly undoable: ReadonlySignal<Undoable | undefined>;
  bump(ticket: Ticket): void;
  /** Cooking of the ticket begins. */
  start(ticket: Ticket): void;
  /** One touch on a dish: it is done; once more: it is not. */
  touch(ticket: Ticket, line: TicketLine): void;
  /** Finishes dishes of several tickets. */
  finish(ticket: Ticket, itemIds: readonly number[]): void;
  rush(ticket: Ticket): void;
  recall(entry: BoardOrder['order'], station: string | null): void;
  undo(): void;
}

interface ActionsOptions {
  readonly api: ApiClient;
  readonly heed: (orderIds: readonly number[], voids?: boolean) => void;
}

export const bumpUndoMs = 5000;
export const rushUndoMs = 3000;
/** A screen runs for months; the board has caught up with older ones long ago. */
const rememberActed = 100;

/** What cooks do, one thing after the other: two touches in a hurry must not overtake each other. */
export function createActions({ api, heed }: ActionsOptions): Actions {
  const undoable = signal<Undoable | undefined>(undefined);
  /** The position up to which a ticket on the screen is older than what was last done to it. */
  const acted = new Map<number, number>();
  const noteActed = (orderId: number, seq: number) => {
    acted.delete(orderId);
    acted.set(orderId, seq);
    const [oldest] = acted.keys();
    if (acted.size > rememberActed && oldest !== undefined) acted.delete(oldest);
  };
  let takeBack: (() => Promise<unknown>) | undefined;
  let count = 0;
  let last: Promise<void> = Promise.resolve();
  const act = (work: () => Promise<unknown>) => {
    last = last.then(async () => {
      try {
        await work();
      } catch (thrown) {
        say(explainError(thrown), 'bad');
      }
    });
  };
  const offer = (kind: Undoable['kind'], number: number, work: (() => Promise<unknown>) | undefined) => {
    takeBack = work;
    count += 1;
    const id = count;
    const forMs = kind === 'rush' ? rushUndoMs : bumpUndoMs;
    undoable.value = work && { kind, number, id, forMs };
    setTimeout(() => {
      if (undoable.value?.id !== id) return;
      undoable.value = undefined;
      takeBack = undefined;
    }, forMs);
  };
  const step = (ticket: Ticket, bump: Bump | null) => {
    const { orderId, seq, number } = ticket;
    heed([orderId], bump?.kind === 'note');
    if (!bump || bump.kind === 'note') return;
    act(async () => {
      // A key pressed twice means the ticket that was seen, not the one it has become in between.
      if ((acted.get(orderId) ?? 0) > seq) return;
      noteActed(orderId, Number.POSITIVE_INFINITY);
      try {
        const order = await moveTicket(api, orderId, bump);
        noteActed(orderId, order.seq);
        offer('bump', number, undoOf(api, ticket, bump));
      } catch (thrown) {
        acted.delete(orderId);
        throw thrown;
      }
    });
  };
  return {
    undoable,
    bump: (ticket) => step(ticket, bumpOf(ticket)),
    start: (ticket) => step(ticket, startOf(ticket)),
    finish: (ticket, itemIds) => step(ticket, { kind: 'items', itemIds, to: 'ready' }),
    touch: (ticket, line) => {
      if (line.state === 'voided') return step(ticket, { kind: 'note' });
      heed([ticket.orderId]);
      if (ticket.status === 'pending') return;
      const params = { id: ticket.orderId, item_id: line.itemId };
      const status = line.state === 'done' ? 'preparing' : 'ready';
      act(() => api.changeItemStatus({ params, body: { status } }));
    },
    rush: ({ orderId: id, number, isRushed }) => {
      heed([id]);
      const put = (rushed: boolean) => api.rushOrder({ params: { id }, body: { rushed } });
      act(async () => {
        await put(!isRushed);
        offer('rush', number, () => put(isRushed));
      });
    },
    recall: (order, station) => act(() => recallTicket(api, order, station)),
    undo: () => {
      const work = takeBack;
      takeBack = undefined;
      undoable.value = undefined;
      if (work) act(work);
    },
  };
}
