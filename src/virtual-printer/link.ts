import type { Socket } from 'node:net';
import { coerceError } from '../domain/errors.ts';
import type { Clock } from '../runtime/clock.ts';
import { type Connection, createConnection } from './connection.ts';
import type { EventLog } from './event-log.ts';
import type { Faults } from './faults.ts';
import { createListener } from './listener.ts';
import type { VirtualProfile } from './profiles.ts';

/** The network plug: one client is served at a time. */
export interface Link {
  getPort(): number;
  /** The client being served. */
  getActive(): Connection | undefined;
  /** Takes the port, then follows `update`. */
  start(): Promise<void>;
  /** Listens or not and serves the next client, as power, faults and the present client allow. */
  update(): Promise<void>;
  /** The cable of the present client is out; another client may be served. */
  unplug(): void;
  powerDown(mode: PowerCutMode): void;
  powerUp(): Promise<void>;
  close(): Promise<void>;
}

/** Without power connections end by a reset, or nothing more is heard of the printer. */
export type PowerCutMode = 'rst' | 'blackhole';

interface LinkOptions {
  host: string;
  port: number;
  secondClient: VirtualProfile['secondClient'];
  idleMs: number;
  accept: (bytes: Uint8Array) => number;
  faults: Faults;
  clock: Clock;
  log: EventLog;
  /** The client reads again. */
  onDrain: () => void;
  /** The client that was served is gone. */
  onLeave: () => void;
}

export function createLink(options: LinkOptions): Link {
  const { host, port, secondClient, faults, log, clock } = options;
  const listener = createListener({ host, port, onConnection: admit });
  const open = new Set<Connection>();
  let waiting: { connection: Connection; isReady: boolean }[] = [];
  let active: Connection | undefined;
  let power: 'on' | PowerCutMode = 'on';
  let clients = 0;
  let isClosing = false;

  function admit(socket: Socket): void {
    const connection = createConnection({
      ...options,
      id: ++clients,
      socket,
      onClose: () => leave(connection),
    });
    open.add(connection);
    if (isTurningAway()) {
      log.add({ type: 'turnedAway', client: connection.id });
      return connection.reset('another client is served');
    }
    log.add({ type: active ? 'queued' : 'connect', client: connection.id });
    const entry = { connection, isReady: false };
    waiting.push(entry);
    void waitToServe(entry);
  }

  function isTurningAway(): boolean {
    if (isClosing) return true;
    if (!isServing()) return false;
    const isBusy = active !== undefined || waiting.length > 0;
    return isBusy && (secondClient !== 'queue' || waiting.length >= maxWaiting);
  }

  async function waitToServe(entry: { isReady: boolean }): Promise<void> {
    const delay = faults.use('slowAccept');
    if (delay !== undefined) await clock.sleep(delay);
    entry.isReady = true;
    await update();
  }

  function isServing(): boolean {
    return power === 'on' && faults.peek('acceptNoServe') === undefined;
  }

  async function update(): Promise<void> {
    if (!active && isServing() && waiting[0]?.isReady) {
      active = waiting.shift()?.connection;
      active?.serve();
    }
    const isFull = secondClient === 'refuse' && active !== undefined;
    const isRefusing = isClosing || power === 'rst' || isFull || faults.peek('refuse') !== undefined;
    try {
      await listener.setOpen(!isRefusing);
    } catch (thrown) {
      log.add({ type: 'trouble', message: coerceError(thrown).message });
    }
  }

  function leave(connection: Connection): void {
    open.delete(connection);
    waiting = waiting.filter((entry) => entry.connection !== connection);
    if (active === connection) release();
  }

  function release(): void {
    active = undefined;
    options.onLeave();
    void update();
  }

  function endAll(end: (connection: Connection) => void): void {
    waiting = [];
    for (const connection of open) end(connection);
    if (active) release();
    else void update();
  }

  return {
    getPort: () => listener.getPort(),
    getActive: () => active,
    start: async () => {
      await listener.setOpen(true);
      await update();
    },
    update,
    unplug: () => {
      active?.goDead();
      if (active) release();
    },
    powerDown: (mode) => {
      power = mode;
      endAll((connection) => (mode === 'rst' ? connection.reset('power cut') : connection.goDead()));
    },
    powerUp: () => {
      for (const orphan of open) orphan.reset('power was cut');
      power = 'on';
      waiting = [];
      return update();
    },
    close: async () => {
      isClosing = true;
      endAll((connection) => connection.reset('printer closed'));
      await update();
    },
  };
}

/** Epson's network interface holds up to three requests. */
const maxWaiting = 3;
