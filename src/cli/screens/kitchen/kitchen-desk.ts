import type { ApiClient } from '../../../client/api-client.ts';
import { type Board, emptyBoard } from '../../../client/board/board.ts';
import { completedToday } from '../../../client/board/completed-today.ts';
import {
  type BoardFollower,
  type FollowBoardOptions,
  followBoard,
} from '../../../client/board/follow-board.ts';
import type { PrinterStrip } from '../../../client/board/printer-strip.ts';
import { followPrinters } from '../../../client/board/printer-strip.ts';
import { moveTicket, recallTicket, undoOf } from '../../../client/board/move-ticket.ts';
import { type Bump, bumpOf, startOf, type Ticket } from '../../../client/board/tickets.ts';
import type { ControlClient } from '../../../client/control-client.ts';
import type { Loss } from '../../../client/degrade/sentences.ts';
import { hubSpeaks } from '../../../client/degrade/hub-speaks.ts';
import { watchLosses } from '../../../client/degrade/watch-losses.ts';
import type { StreamMessage } from '../../../client/follow-stream.ts';
import { followStream } from '../../../client/realtime-client.ts';
import { coerceError, DomainError } from '../../../domain/errors.ts';
import type { OrderExplanation } from '../../../protocol/explanations.ts';
import type { MenuItemOnWire } from '../../../protocol/menu.ts';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { type Clock, systemClock } from '../../../runtime/clock.ts';

/** What the kitchen screen shows besides its own view of it. */
export interface DeskState {
  readonly board: Board;
  readonly isConnected: boolean;
  /** When the hub was last heard, monotonic ms. */
  readonly heardAt: number;
  /** Server's clock minus this machine's, ms. */
  readonly skewMs: number;
  readonly printers: readonly PrinterStrip[];
  /** What the restaurant is without; its printers are above. */
  readonly losses: readonly Loss[];
  /** The dishes, while somebody marks what is sold out. */
  readonly menu: readonly MenuItemOnWire[];
  /** What was finished in the business day, as it was when somebody asked to bring something back. */
  readonly completed: readonly OrderOnWire[];
  /** What is known of the order somebody looks into. */
  readonly story: OrderExplanation | null;
  /** What the last action led to. */
  readonly said: Said | null;
}

export type Said =
  | { readonly kind: 'bumped'; readonly number: number; readonly to: OrderOnWire['status'] }
  | { readonly kind: 'noted' | 'undone' | 'recalled'; readonly number: number }
  | { readonly kind: 'nothingToUndo' | 'unanswered' }
  | { readonly kind: 'error'; readonly message: string };

/** All that happens at a kitchen screen, without the drawing. */
export interface KitchenDesk {
  getState(): DeskState;
  /** @returns how to stop */
  subscribe(listener: () => void): () => void;
  bump(ticket: Ticket): void;
  start(ticket: Ticket): void;
  recall(order: OrderOnWire, station: string | null): void;
  undo(): void;
  /** Loads what is known of its order. */
  open(ticket: Ticket): void;
  loadMenu(): void;
  loadCompleted(): void;
  toggleSoldOut(item: MenuItemOnWire): void;
  /** What a person can see right now; goes to the hub. */
  showed(seq: number): void;
  /** Resolves when the desk was left; rejects when following is useless. */
  readonly done: Promise<void>;
}

export interface KitchenDeskOptions
  extends Pick<FollowBoardOptions, 'url' | 'token' | 'store' | 'signal' | 'silenceMs'> {
  readonly api: ApiClient;
  /** The supervisor, where it runs on this machine. */
  readonly control?: Pick<ControlClient, 'status'>;
  readonly clock?: Clock;
  /** A new order, an urging customer, something taken off, or an order that is not looked after. */
  readonly onAlert: (message: StreamMessage) => void;
  /** Each message of the store's stream, after the board has taken it. */
  readonly onMessage?: (message: StreamMessage) => void;
}

/** Kinds of message that somebody must hear. */
const alerts: readonly StreamMessage['type'][] = ['new_order', 'order_reminder', 'order_unattended'];

export async function openKitchenDesk(options: KitchenDeskOptions): Promise<KitchenDesk> {
  const { api, store, onAlert, onMessage, clock = systemClock } = options;
  const listeners = new Set<() => void>();
  let state: DeskState = {
    board: emptyBoard,
    isConnected: false,
    heardAt: clock.monotonic(),
    skewMs: 0,
    printers: [],
    losses: [],
    menu: [],
    completed: [],
    story: null,
    said: null,
  };
  let takeBack: (() => Promise<Said>) | undefined;
  let showedSeq = 0;
  /** The position up to which a ticket on the screen is older than what was last done to it. */
  const acted = new Map<number, number>();
  const change = (part: Partial<DeskState>) => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  const printers = followPrinters({
    api,
    store,
    clock,
    onChange: (strip) => change({ printers: strip }),
    onFailure: (error) => {
      // That nothing answers stands above the board, with what to do.
      if (!isAbsence(error)) change({ said: { kind: 'error', message: error.message } });
    },
  });
  /** One action after the other: two keys in a hurry must not overtake each other. */
  let last: Promise<void> = Promise.resolve();
  const act = (work: () => Promise<Said | undefined>) => {
    last = last.then(async () => {
      try {
        const said = await work();
        if (said) change({ said });
      } catch (thrown) {
        const error = coerceError(thrown);
        const said: Said = isAbsence(error)
          ? { kind: 'unanswered' }
          : { kind: 'error', message: error.message };
        change({ said });
      }
    });
  };
  const follower: BoardFollower = await followBoard({
    ...options,
    follow: followStream,
    clock,
    onBoard: (board, message) => {
      const isTakenOff = hasNewVoids(state.board, board);
      change({ board });
      if (message && (isTakenOff || alerts.includes(message.type))) onAlert(message);
      if (message?.type === 'print_job_update' || message?.type === 'printer_status') printers.refresh();
      if (message) onMessage?.(message);
    },
    onState: ({ state: link }) => change({ isConnected: link === 'connected' }),
    onAlive: (timestamp) => {
      const skewMs = timestamp === undefined ? state.skewMs : Date.parse(timestamp) - clock.now().getTime();
      change({ heardAt: clock.monotonic(), skewMs });
    },
  });
  printers.refresh();
  const watching = watchLosses({
    api,
    control: options.control,
    isLive: () => state.isConnected && hubSpeaks(state.heardAt, clock.monotonic()),
    clock,
    signal: options.signal,
    onChange: (losses) => {
      change({ losses });
      // What happened to them meanwhile was told to nobody.
      printers.refresh();
    },
  });

  const carryOut = async (ticket: Ticket, bump: Bump): Promise<Said> => {
    if (bump.kind === 'note') {
      follower.noteVoids(ticket.orderId);
      return { kind: 'noted', number: ticket.number };
    }
    acted.set(ticket.orderId, Number.POSITIVE_INFINITY);
    try {
      const order = await moveTicket(api, ticket.orderId, bump);
      acted.set(ticket.orderId, order.seq);
      takeBack = saying(undoOf(api, ticket, bump), { kind: 'undone', number: ticket.number });
      return { kind: 'bumped', number: ticket.number, to: order.status };
    } catch (thrown) {
      acted.delete(ticket.orderId);
      throw thrown;
    }
  };
  const step = (ticket: Ticket, bump: Bump | null) => {
    if (!bump) return;
    act(async () => {
      // A key pressed twice means the ticket that was seen, not the one it has become in between.
      const isOutdated = (acted.get(ticket.orderId) ?? 0) > ticket.seq;
      return isOutdated ? undefined : carryOut(ticket, bump);
    });
  };
  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    bump: (ticket) => step(ticket, bumpOf(ticket)),
    start: (ticket) => step(ticket, startOf(ticket)),
    recall: (order, station) =>
      act(async () => {
        await recallTicket(api, order, station);
        return { kind: 'recalled', number: order.daily_number };
      }),
    undo: () =>
      act(async () => {
        const undo = takeBack;
        takeBack = undefined;
        return undo ? undo() : { kind: 'nothingToUndo' };
      }),
    open: ({ orderId }) => {
      change({ story: null });
      act(async () => {
        change({ story: await api.explainOrder({ params: { id: orderId } }) });
        return undefined;
      });
    },
    loadMenu: () => act(loadMenu),
    loadCompleted: () =>
      act(async () => {
        const shop = await api.getStore({ params: { id: store } });
        change({ completed: await completedToday(api, shop, clock.now().getTime() + state.skewMs) });
        return undefined;
      }),
    toggleSoldOut: (item) =>
      act(async () => {
        await api.changeMenuItem({ params: { id: item.id }, body: { is_available: !item.is_available } });
        return loadMenu();
      }),
    showed: (seq) => {
      if (seq <= showedSeq) return;
      showedSeq = seq;
      follower.acknowledge({ seq, displayed: true });
    },
    done: Promise.all([follower.done, watching])
      .then(() => {})
      .finally(() => printers.stop()),
  };

  async function loadMenu(): Promise<undefined> {
    const { items } = await api.listMenu({ query: { store_id: store, limit: 100 } });
    change({ menu: items });
  }
}

/** Something was taken off that a cook has in hand. */
function hasNewVoids(before: Board, after: Board): boolean {
  return [...after.orders].some(([id, entry]) => {
    const old = before.orders.get(id);
    return old !== undefined && old !== entry && [...entry.voided].some((item) => !old.voided.has(item));
  });
}

function isAbsence(error: Error): boolean {
  return error instanceof DomainError && (error.code === 'not_running' || error.code === 'not_ready');
}

function saying(work: (() => Promise<void>) | undefined, said: Said): (() => Promise<Said>) | undefined {
  if (!work) return undefined;
  return async () => {
    await work();
    return said;
  };
}
