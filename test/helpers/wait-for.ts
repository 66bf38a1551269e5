import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks until the answer is neither undefined nor false, and returns it. For things in other processes, which can't tell us.
 * @param deadline ms until it gives up; a failure, never a normal end
 */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  deadline = 120_000,
): Promise<T> {
  const end = Date.now() + deadline;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
    } catch (thrown) {
      last = thrown;
    }
    await pause(20);
  }
  throw new Error(`Waited ${deadline} ms in vain for: ${what}`, { cause: last });
}

/** Resolves when the condition holds. @throws after `withinMs` */
export async function waitUntil(condition: () => unknown, withinMs = 120_000): Promise<void> {
  await waitFor(String(condition), async () => Boolean(await condition()), withinMs);
}
