import type { ExecutionContext } from 'ava';
import { DomainError } from '../../src/domain/errors.ts';
import type { Authenticate } from '../../src/hub/hub-context.ts';
import { type Hub, startHub } from '../../src/hub/start-hub.ts';
import type { Clock } from '../../src/runtime/clock.ts';
import { loadConfig } from '../../src/runtime/config/load-config.ts';
import type { Config } from '../../src/runtime/config/schema.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { actors, addStore } from './hub-store.ts';
import { openTestStorage } from './open-test-storage.ts';

export type TransportKind = 'uws' | 'ws';

export interface TestHubOptions {
  readonly transport: TransportKind;
  readonly hub?: Partial<Config['hub']>;
  readonly api?: Partial<Config['api']>;
  readonly unattendedAfterMs?: number;
  /** Paper is due after this long, and reported again after it. */
  readonly paperDueMs?: number;
  readonly authenticate?: Authenticate;
  readonly clock?: Clock;
  /** Continue with the data of another one. */
  readonly storage?: Storage;
  /** Whether commits wake the hub; without it only its poll finds news. @default true */
  readonly wakes?: boolean;
  readonly logs?: string[];
}

export interface TestHub extends Hub {
  readonly storage: Storage;
  readonly url: string;
}

/** A hub on a port of its own over a real database with stores 1 and 2; ends with the test. */
export async function startTestHub(
  t: Pick<ExecutionContext, 'teardown'>,
  options: TestHubOptions,
): Promise<TestHub> {
  let wake = () => {};
  const storage = options.storage ?? (await openTestData(t, () => wake()));
  const { config } = loadConfig({ env: {} });
  const hub = await startHub({
    config: {
      ...config,
      api: { ...config.api, ...options.api },
      hub: { ...config.hub, port: 0, transport: options.transport, ...options.hub },
      orders: {
        ...config.orders,
        unattended_after_ms: options.unattendedAfterMs ?? 3_600_000,
        paper_due_ms: options.paperDueMs ?? 3_600_000,
        paper_alarm_every_ms: options.paperDueMs ?? 3_600_000,
      },
    },
    storage,
    authenticate: options.authenticate ?? authenticateTestToken,
    clock: options.clock,
    logger: createLogger({
      service: 'hub',
      level: options.logs ? 'trace' : 'silent',
      stream: { write: (line) => void options.logs?.push(line) },
    }),
  });
  if (options.wakes !== false) wake = () => hub.wake();
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= hub.stop());
  t.teardown(stop);
  return { ...hub, stop, storage, url: `ws://127.0.0.1:${hub.port}` };
}

/** A token is the name of one of the test actors. */
export const authenticateTestToken: Authenticate = async (token) => {
  const found = Object.entries(actors).find(([name]) => name === token);
  if (!found) throw new DomainError('unauthenticated', 'Unknown token');
  return found[1];
};

async function openTestData(t: Pick<ExecutionContext, 'teardown'>, onEvents: () => void): Promise<Storage> {
  const storage = await openTestStorage(t, { onEvents });
  await addStore(storage, 1);
  await addStore(storage, 2);
  return storage;
}
