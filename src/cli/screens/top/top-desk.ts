import type { ControlClient } from '../../../client/control-client.ts';
import type { StreamMessage } from '../../../client/follow-stream.ts';
import { coerceError } from '../../../domain/errors.ts';
import type { SystemStatus } from '../../../protocol/control.ts';
import type { AttentionList } from '../../../protocol/explanations.ts';
import type { PrintJobOnWire } from '../../../protocol/print.ts';
import type { ScreenList } from '../../../protocol/screens.ts';
import { systemClock } from '../../../runtime/clock.ts';
import {
  type DeskState,
  type KitchenDesk,
  type KitchenDeskOptions,
  openKitchenDesk,
  type Said,
} from '../kitchen/kitchen-desk.ts';
import { jobOf, notePapers, type Papers } from './papers.ts';
import { createPageReader, type PageReader, type TextPage } from './text-page.ts';

/** What the operations screen shows besides its own view of it. */
export interface TopState {
  /** Board, connection and printers, as a kitchen has them. */
  readonly kitchen: DeskState;
  /** Null when the supervisor does not answer. */
  readonly system: SystemStatus | null;
  /** Why the API did not answer the last look, null when it did. */
  readonly apiError: string | null;
  readonly attention: AttentionList['items'];
  readonly screens: ScreenList['items'];
  /** Those that need a person, then the newest. */
  readonly jobs: readonly PrintJobOnWire[];
  /** Those, and every known one of an open order. */
  readonly papers: Papers;
  /** Orders that some screen has shown. */
  readonly shown: ReadonlySet<number>;
  /** The newest last. */
  readonly events: readonly StreamMessage[];
  /** Until when the bell is silent, monotonic ms; null when it rings. */
  readonly mutedUntil: number | null;
  readonly page: TextPage | null;
  readonly said: TopSaid | null;
}

export type TopSaid = Said | { readonly kind: 'tested'; readonly printer: string; readonly jobId: number };

/** All that happens at the operations screen, without the drawing. */
export interface TopDesk
  extends Pick<KitchenDesk, 'bump' | 'recall' | 'loadCompleted' | 'undo' | 'done' | 'subscribe'>,
    Pick<PageReader, 'open' | 'close'> {
  getState(): TopState;
  testPrint(printer: { readonly id: number; readonly name: string }): void;
  /** Silences the bell for ten minutes, or lets it ring again. */
  toggleMute(): void;
}

export interface TopDeskOptions extends Omit<KitchenDeskOptions, 'onMessage'> {
  readonly control: Pick<ControlClient, 'status'>;
  readonly signal: AbortSignal;
  readonly onMessage?: (message: StreamMessage) => void;
  /** How often processes, troubles and screens are looked at, ms. @default 1500 */
  readonly lookMs?: number;
}

const muteMs = 10 * 60_000;
const rememberEvents = 50;
/** Jobs are read when a message speaks of one, and every so many looks; screens when there was any message. */
const looksPerJobs = 20;
const looksPerScreens = 4;
const listedJobs = 100;
/** Of jobs, at first: an evening has more than one page of them, the years before don't matter. */
const mostPages = 10;

export async function openTopDesk(options: TopDeskOptions): Promise<TopDesk> {
  const { api, control, store, signal, clock = systemClock, lookMs = 1500 } = options;
  const listeners = new Set<() => void>();
  let jobsDue = true;
  let screensDue = true;
  let kitchen: KitchenDesk | undefined;
  let state: Omit<TopState, 'kitchen'> = {
    system: null,
    apiError: null,
    attention: [],
    screens: [],
    jobs: [],
    papers: new Map(),
    shown: new Set(),
    events: [],
    mutedUntil: null,
    page: null,
    said: null,
  };
  let shownState: TopState | undefined;
  const change = (part: Partial<Omit<TopState, 'kitchen'>>) => {
    state = { ...state, ...part };
    shownState = undefined;
    for (const listener of listeners) listener();
  };
  const isMuted = () => state.mutedUntil !== null && clock.monotonic() < state.mutedUntil;
  const ring = (message: StreamMessage) => {
    if (!isMuted()) options.onAlert(message);
  };
  kitchen = await openKitchenDesk({
    ...options,
    clock,
    onAlert: ring,
    onMessage: (message) => {
      if (message.type === 'print_job_update') {
        jobsDue = true;
        const job = jobOf(message);
        if (job) state = { ...state, papers: notePapers(state.papers, [job], isOpen) };
      }
      screensDue = true;
      if (message.type === 'printer_status' && isAlarm(message)) ring(message);
      change({ events: [...state.events, message].slice(-rememberEvents) });
      options.onMessage?.(message);
    },
  });
  const desk = kitchen;
  let lastSaid = desk.getState().said;
  desk.subscribe(() => {
    const { said } = desk.getState();
    const isNew = said !== lastSaid;
    lastSaid = said;
    change(isNew ? { said } : {});
  });
  const isOpen = (orderId: number) => desk.getState().board.orders.has(orderId);
  const pages = createPageReader((page) => change({ page }));

  const readSystem = async () => {
    try {
      return { system: await control.status() };
    } catch {
      // That nobody answers is what the screen says.
      return { system: null };
    }
  };
  /** At first everything that open orders may have asked for, then the newest: messages tell of the others. */
  const readJobs = async (isFirst: boolean): Promise<readonly PrintJobOnWire[]> => {
    const found: PrintJobOnWire[] = [];
    for (let page = 0; page < (isFirst ? mostPages : 1); page += 1) {
      const query = { store_id: store, skip: found.length, limit: listedJobs };
      const { items, total } = await api.listPrintJobs({ query });
      found.push(...items);
      if (items.length === 0 || found.length >= total) break;
    }
    return found;
  };
  const readBusiness = async (count: number): Promise<Partial<TopState>> => {
    const query = { store_id: store };
    const wantsJobs = jobsDue || count % looksPerJobs === 0;
    const wantsScreens = screensDue || count % looksPerScreens === 0;
    try {
      jobsDue = false;
      screensDue = false;
      const [{ items: attention }, screens, jobs] = await Promise.all([
        api.listAttention({ query }),
        wantsScreens ? api.listScreens({ query }) : undefined,
        wantsJobs ? readJobs(count === 0) : undefined,
      ]);
      return {
        attention,
        apiError: null,
        ...(screens && { screens: screens.items }),
        ...(jobs && { jobs: jobs.slice(0, listedJobs), papers: notePapers(state.papers, jobs, isOpen) }),
      };
    } catch (thrown) {
      jobsDue = true;
      screensDue = true;
      return { apiError: coerceError(thrown).message };
    }
  };
  const look = async (count: number): Promise<void> => {
    const [system, business] = await Promise.all([readSystem(), readBusiness(count)]);
    if (signal.aborted) return;
    const screens = business.screens ?? state.screens;
    const seen = { ...system, ...business, shown: shownOrders(state.shown, desk.getState(), screens) };
    if (!isKnown(state, { ...state, ...seen })) return change(seen);
    // Loads and durations wait for the screen's next second.
    state = { ...state, ...seen };
    shownState = undefined;
  };
  const watch = async () => {
    for (let count = 1; !signal.aborted; count += 1) {
      await clock.sleep(lookMs, signal);
      await look(count);
    }
  };
  await look(0);
  const watching = watch();

  return {
    getState: () => (shownState ??= { ...state, kitchen: desk.getState() }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    bump: desk.bump,
    recall: desk.recall,
    loadCompleted: desk.loadCompleted,
    undo: desk.undo,
    open: pages.open,
    close: pages.close,
    testPrint: ({ id, name }) => {
      api.testPrinter({ params: { id } }).then(
        (job) => change({ said: { kind: 'tested', printer: name, jobId: job.id } }),
        (thrown: unknown) => change({ said: { kind: 'error', message: coerceError(thrown).message } }),
      );
    },
    toggleMute: () => change({ mutedUntil: isMuted() ? null : clock.monotonic() + muteMs }),
    done: Promise.all([desk.done, watching]).then(() => pages.close()),
  };
}

type Facts = Omit<TopState, 'kitchen'>;

/** Whether a look has found what was known, apart from what counts up by itself. */
function isKnown(before: Facts, after: Facts): boolean {
  const facts = [servicesOf, ...(['attention', 'screens', 'jobs', 'apiError'] as const).map(pick)];
  const lists = [({ shown }: Facts) => [...shown], ({ papers }: Facts) => [...papers.values()]];
  return [...facts, ...lists].every((of) => isEqual(of(before), of(after)));
}

function servicesOf({ system }: Facts): unknown {
  return system?.services.map(({ service, state, pid, restarts }) => [service, state, pid, restarts]);
}

function pick(key: keyof Facts): (facts: Facts) => unknown {
  return (facts) => facts[key];
}

function isEqual(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function isAlarm(message: StreamMessage): boolean {
  const printer = message['printer'];
  const status =
    typeof printer === 'object' && printer !== null && 'status' in printer ? printer.status : undefined;
  return status !== undefined && status !== 'online' && status !== 'unknown';
}

/** A screen shows an order once it has acknowledged its place in the stream; later changes don't take that back. */
function shownOrders(
  before: ReadonlySet<number>,
  { board }: DeskState,
  screens: ScreenList['items'],
): ReadonlySet<number> {
  const furthest = Math.max(0, ...screens.map(({ seq }) => seq));
  const shown = [...board.orders.values()]
    .filter(({ order }) => order.seq <= furthest || before.has(order.id))
    .map(({ order }) => order.id);
  return new Set(shown);
}
