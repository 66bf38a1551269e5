import test from 'ava';
import type { Loss } from '../../../src/client/degrade/sentences.ts';
import { watchLosses } from '../../../src/client/degrade/watch-losses.ts';
import { DomainError } from '../../../src/domain/errors.ts';
import { type Clock, systemClock } from '../../../src/runtime/clock.ts';

type Look = 'answers' | 'refuses' | 'away';

/** What is told while the API behaves like this, look by look. */
async function told(looks: readonly Look[]): Promise<(readonly Loss[])[]> {
  const leaving = new AbortController();
  const all: (readonly Loss[])[] = [];
  let look = 0;
  // Patience and pauses pass at once; the other side is always faster.
  const clock: Clock = { ...systemClock, sleep: (_ms, signal) => systemClock.sleep(5, signal) };
  await watchLosses({
    api: {
      listServices: async () => {
        const now = looks[look];
        look += 1;
        if (look >= looks.length) leaving.abort();
        if (now === 'away') throw new DomainError('not_running', 'Nobody listens.');
        if (now === 'refuses') throw new DomainError('forbidden', 'Not for screens.');
        return { items: [], uplink: null };
      },
    },
    isLive: () => true,
    clock,
    signal: leaving.signal,
    onChange: (losses) => void all.push(losses),
  });
  return all;
}

test('a loss is told when two looks have found it, and its end at once', async (t) => {
  t.deepEqual(await told(['answers', 'away', 'away', 'away', 'answers', 'answers']), [['api'], []]);
});

test('a restart between two looks is no loss', async (t) => {
  t.deepEqual(await told(['answers', 'away', 'answers', 'away', 'answers', 'answers']), []);
});

test('who refuses is there', async (t) => {
  t.deepEqual(await told(['refuses', 'refuses', 'refuses']), []);
});

test('who does not answer in time is not; the question that hangs is not asked again', async (t) => {
  const leaving = new AbortController();
  let questions = 0;
  const losses = await new Promise<readonly Loss[]>((resolve) => {
    void watchLosses({
      api: {
        listServices: () => {
          questions += 1;
          return new Promise(() => {});
        },
      },
      isLive: () => true,
      clock: { ...systemClock, sleep: (_ms, signal) => systemClock.sleep(1, signal) },
      signal: leaving.signal,
      onChange: resolve,
    });
  });
  leaving.abort();
  t.deepEqual([losses, questions], [['api'], 1]);
});

test('the supervisor is asked only where the API does not say that all is well', async (t) => {
  const leaving = new AbortController();
  let looks = 0;
  let asked = 0;
  await watchLosses({
    api: {
      listServices: async () => {
        looks += 1;
        if (looks === 5) leaving.abort();
        return { items: [{ name: 'printd', ready: looks < 3 }], uplink: null };
      },
    },
    control: {
      status: async () => {
        asked += 1;
        return { services: [] };
      },
    },
    isLive: () => true,
    clock: { ...systemClock, sleep: (_ms, signal) => systemClock.sleep(1, signal) },
    signal: leaving.signal,
    onChange: () => {},
  });
  t.is(asked, 3);
});
