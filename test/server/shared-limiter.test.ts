import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { createLogger } from '../../src/runtime/logger.ts';
import { createSharedLimiter, type SharedLimiter } from '../../src/server/shared-limiter.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { openTestStorage } from '../helpers/open-test-storage.ts';
import { createSettableClock } from '../helpers/settable-clock.ts';
import { tempDir } from '../helpers/temp-dir.ts';

const limit = 30;
const windowMs = 60_000;

/** Limiters of so many processes over one database. */
async function startProcesses(t: ExecutionContext, count: number) {
  const clock = createSettableClock();
  const filename = join(await tempDir(t), 'restaurant.db');
  let writes = 0;
  let isFull = false;
  const limiters: SharedLimiter[] = [];
  for (let index = 0; index < count; index += 1) {
    const storage = await openTestStorage(t, { filename, clock });
    const write: Storage['write'] = (work) => {
      writes += 1;
      return isFull ? Promise.reject(new Error('database or disk is full')) : storage.write(work);
    };
    const logger = createLogger({ service: 'test', level: 'silent' });
    limiters.push(
      createSharedLimiter({ storage: { write }, clock, logger, kind: 'test', limit: () => limit, windowMs }),
    );
  }
  const ask = async (index: number, name = 'guest'): Promise<boolean> => {
    const asked = limiters[index % count]?.use(name) ?? Promise.reject(new Error('no such process'));
    return asked.then(
      () => true,
      (error: { code: string }) => {
        t.is(error.code, 'too_many');
        return false;
      },
    );
  };
  const askAll = async (times: number, name?: string) => {
    const answers = await Promise.all(Array.from({ length: times }, (_, index) => ask(index, name)));
    return answers.filter(Boolean).length;
  };
  return { clock, ask, askAll, writes: () => writes, fill: () => void (isFull = true) };
}

for (const processes of [1, 2, 5])
  test(`${processes} process(es) let a name through exactly so often a window, each name by itself`, async (t) => {
    const { clock, askAll } = await startProcesses(t, processes);
    for (let minute = 0; minute < 3; minute += 1) {
      t.is(await askAll(100), limit);
      t.is(await askAll(100), 0);
      t.is(await askAll(100, 'another'), limit);
      clock.pass(windowMs);
    }
  });

test('what lies unused with another process is no more than a portion; a use in six is a write, a refusal none', async (t) => {
  const { ask, writes } = await startProcesses(t, 2);
  t.true(await ask(1));
  let answered = 0;
  while (await ask(0)) answered += 1;
  t.is(answered, limit - 5);
  t.true(writes() <= 7, `${writes()} writes`);
  const before = writes();
  for (let flood = 0; flood < 50; flood += 1) t.false(await ask(0));
  t.is(writes(), before);
});

test('while nothing can be written each process counts for itself', async (t) => {
  const { clock, askAll, fill } = await startProcesses(t, 2);
  fill();
  t.is(await askAll(100), 2 * limit);
  clock.pass(windowMs);
  t.is(await askAll(100), 2 * limit);
});

test('a clock that was set back by hours shuts nobody out', async (t) => {
  const { clock, askAll } = await startProcesses(t, 2);
  t.is(await askAll(100), limit);
  clock.pass(-7_200_000);
  t.is(await askAll(100), limit);
});
