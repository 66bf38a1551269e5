import { type ReadonlySignal, signal } from '@preact/signals';
import { type Board, emptyBoard } from '../../../client/board/board.ts';
import type { BoardFollower } from '../../../client/board/follow-board.ts';
import { hubSpeaks } from '../../../client/degrade/hub-speaks.ts';
import type { Loss } from '../../../client/degrade/sentences.ts';
import { watchLosses } from '../../../client/degrade/watch-losses.ts';
import { followPrinters, type PrinterStrip } from '../../../client/board/printer-strip.ts';
import type { BoardView } from '../../../client/board/tickets.ts';
import type { Acknowledgement, StreamMessage } from '../../../client/follow-stream.ts';
import { systemClock } from '../../../runtime/clock.ts';
import { type Alerts, alertsAfter, heeded, noAlerts } from '../alerts/alerts.ts';
import { screenApi } from '../../screen/credential.ts';
import { keepFollowing } from '../../screen/keep-following.ts';
import { createActions, type Actions } from './actions.ts';
import { keepBoard, readKeptBoard } from './kept-board.ts';
import { isNews, type Link } from './link.ts';

/** All that happens at a kitchen screen, without the drawing. */
export interface Desk extends Actions {
  readonly storeId: number;
  readonly board: ReadonlySignal<Board>;
  readonly link: ReadonlySignal<Link>;
  readonly printers: ReadonlySignal<readonly PrinterStrip[]>;
  /** What the restaurant is without. */
  readonly losses: ReadonlySignal<readonly Loss[]>;
  readonly alerts: ReadonlySignal<Alerts>;
  /** Orders that just changed, and when (monotonic ms); replayed events of long ago don't count. */
  readonly flashes: ReadonlySignal<ReadonlyMap<number, number>>;
  /** Following is useless until somebody does something: the screen was revoked, the store is closed to it. */
  readonly refusal: ReadonlySignal<Error | undefined>;
  /** Somebody at this screen has taken note of these orders; the station's other screens are told. */
  heed(orderIds: readonly number[], voids?: boolean): void;
  /** What a person can see right now; goes to the hub. */
  acknowledge(ack: Acknowledgement): void;
  refreshPrinters(): void;
  close(): void;
}

interface DeskOptions {
  readonly storeId: number;
  /** What the screen shows, asked at each message. */
  readonly view: () => BoardView;
}

export function openDesk({ storeId, view }: DeskOptions): Desk {
  const kept = readKeptBoard(storeId);
  const board = signal(kept ?? emptyBoard);
  const link = signal<Link>({ isConnected: false, isCached: true, heardAt: undefined, skewMs: 0 });
  const printers = signal<readonly PrinterStrip[]>([]);
  const losses = signal<readonly Loss[]>([]);
  const alerts = signal(noAlerts);
  const flashes = signal<ReadonlyMap<number, number>>(new Map());
  const refusal = signal<Error | undefined>(undefined);
  const leaving = new AbortController();
  let follower: BoardFollower | undefined;
  let latest: Acknowledgement | undefined;

  const strip = followPrinters({
    api: screenApi,
    store: storeId,
    clock: systemClock,
    onChange: (next) => {
      printers.value = next;
    },
    // What was last known stands; the bar on top says that nobody answers.
    onFailure: () => undefined,
  });
  const flash = (message: StreamMessage) => {
    const orderId = orderOf(message);
    const timestamp = message['timestamp'];
    if (orderId === undefined || typeof timestamp !== 'string') return;
    if (!flashing.has(message.type) || !isNews(timestamp, Date.now() + link.value.skewMs)) return;
    const now = systemClock.monotonic();
    const recent = [...flashes.value].filter(([, at]) => now - at < flashMs);
    flashes.value = new Map(recent).set(orderId, now);
  };
  const take = (next: Board, message?: StreamMessage) => {
    const before = board.value;
    board.value = next;
    keepBoard(storeId, next);
    if (!message) {
      link.value = { ...link.value, isCached: false };
      return;
    }
    if (message.type === 'print_job_update' || message.type === 'printer_status') strip.refresh();
    flash(message);
    const station = message['station'];
    const event = {
      type: message.type,
      orderId: orderOf(message),
      station: typeof station === 'string' || station === null ? station : undefined,
    };
    alerts.value = alertsAfter(alerts.value, { event, before, after: next, view: view() });
    if (message.type === 'order_heeded' && message['voids'] === true && station === view().station)
      if (event.orderId !== undefined) follower?.noteVoids(event.orderId);
  };
  void keepFollowing({
    storeId,
    kind: 'kds',
    before: () => board.value,
    signal: leaving.signal,
    onBoard: take,
    onConnected: (isConnected) => {
      link.value = { ...link.value, isConnected };
    },
    onAlive: (timestamp) => {
      const skewMs = timestamp === undefined ? link.value.skewMs : Date.parse(timestamp) - Date.now();
      link.value = { ...link.value, heardAt: systemClock.monotonic(), skewMs };
    },
    onFollower: (next) => {
      follower = next;
      strip.refresh();
      if (latest) follower.acknowledge(latest);
    },
    onRefused: (error) => {
      refusal.value = error;
    },
  });
  void watchLosses({
    api: screenApi,
    isLive: () => link.value.isConnected && hubSpeaks(link.value.heardAt, systemClock.monotonic()),
    clock: systemClock,
    signal: leaving.signal,
    onChange: (found) => {
      losses.value = found;
      // What happened to them meanwhile was told to nobody.
      strip.refresh();
    },
  });

  const heed = (orderIds: readonly number[], voids = false) => {
    const station = view().station;
    for (const id of orderIds) {
      if (voids) follower?.noteVoids(id);
      if (voids || alerts.value.has(id))
        // The sound has stopped here already; should the word get lost, the others go on ringing until they are told.
        screenApi.heedOrder({ params: { id }, body: { station, voids } }).catch(() => undefined);
    }
    alerts.value = heeded(alerts.value, orderIds);
  };
  return {
    storeId,
    board,
    link,
    printers,
    losses,
    alerts,
    flashes,
    refusal,
    heed,
    ...createActions({ api: screenApi, heed }),
    acknowledge: (ack) => {
      latest = ack;
      follower?.acknowledge(ack);
    },
    refreshPrinters: strip.refresh,
    close: () => {
      strip.stop();
      leaving.abort();
    },
  };
}

/** How long a ticket flashes. */
export const flashMs = 5000;

const flashing = new Set<string | number>([
  'new_order',
  'order_item_update',
  'order_reminder',
  'order_rush',
  'order_status_update',
]);

function orderOf(message: StreamMessage): number | undefined {
  const order = message['order'];
  const own = typeof order === 'object' && order !== null && 'id' in order ? order.id : message['order_id'];
  return typeof own === 'number' ? own : undefined;
}
