import { coerceError, DomainError } from '../../domain/errors.ts';
import type { ServiceList } from '../../protocol/services.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { ApiClient } from '../api-client.ts';
import { judgeLosses, type SystemFacts } from './judge-losses.ts';
import type { Loss } from './sentences.ts';

export interface WatchLossesOptions {
  readonly api: Pick<ApiClient, 'listServices'>;
  /** The supervisor, where it runs on this machine. */
  readonly control?: Supervision | undefined;
  /** Whether the hub speaks to this screen. */
  readonly isLive: () => boolean;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** Whoever works answers sooner, ms. @default 1000 */
  readonly patienceMs?: number | undefined;
  readonly onChange: (losses: readonly Loss[]) => void;
}

/** What is asked of a supervisor; pages have no socket to ask it. */
interface Supervision {
  status(): Promise<{ readonly services: Services }>;
}

type Services = NonNullable<SystemFacts['services']>;

/** While nothing is missing, ms. */
const calmMs = 1800;
/** A loss is told when two looks in a row have found it, so a restart of a second is none: within 5 s in all, ms. */
const againMs = 1200;
/** Tells what the restaurant is without, and when that is over, until the signal aborts. */
export async function watchLosses({
  api,
  control,
  isLive,
  clock,
  signal,
  patienceMs = 1000,
  onChange,
}: WatchLossesOptions): Promise<void> {
  const ask = inTime(() => api.listServices().catch(withoutAnswer), clock, patienceMs);
  const askControl = control && inTime(() => readServices(control), clock, patienceMs);
  let found: readonly Loss[] = [];
  let told: readonly Loss[] = [];
  while (!signal?.aborted) {
    const answer = await ask();
    const services = isWhole(answer) ? undefined : await askControl?.();
    const before = found;
    found = judgeLosses({ answer, services, isLive: isLive() });
    const next = found.filter((loss) => before.includes(loss));
    if (next.join() !== told.join() && !signal?.aborted) onChange(next);
    told = next;
    await clock.sleep(found.length === 0 ? calmMs : againMs, signal);
  }
}

/** The supervisor has nothing to add to that. */
function isWhole(answer: ServiceList | null): boolean {
  return answer !== null && answer.items.length > 0 && answer.items.every(({ ready }) => ready);
}

/** The answer, or null when none comes in time; a question that hangs is not asked a second time. */
function inTime<Answer>(
  ask: () => Promise<Answer | null>,
  clock: Clock,
  patienceMs: number,
): () => Promise<Answer | null> {
  let asked: Promise<Answer | null> | undefined;
  return async () => {
    asked ??= ask().finally(() => {
      asked = undefined;
    });
    const answered = new AbortController();
    try {
      return await Promise.race([asked, clock.sleep(patienceMs, answered.signal).then(() => null)]);
    } finally {
      answered.abort();
    }
  };
}

/** Whoever refuses answers, too; it only does not say how the others are. */
function withoutAnswer(thrown: unknown): ServiceList | null {
  const error = coerceError(thrown);
  const isAway =
    !(error instanceof DomainError) || error.code === 'not_running' || error.code === 'not_ready';
  return isAway ? null : { items: [], uplink: null };
}

async function readServices(control: Supervision): Promise<Services | null> {
  try {
    return (await control.status()).services;
  } catch {
    // That nobody answers is what is asked for.
    return null;
  }
}
