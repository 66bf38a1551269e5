import { randomKey } from '../../client/random-key.ts';

/**
 * Runs `work` while no other tab of this browser runs work of the same name. Pages that came by plain http have no Web
 * Locks: there a lease in the storage stands in, written, looked at again after a moment, and worthless after 10 s.
 */
export async function takeTurns<T>(name: string, work: () => Promise<T>): Promise<T> {
  if ('locks' in navigator && navigator.locks) return navigator.locks.request(`restaurantctl.${name}`, work);
  const key = `restaurantctl.turn.${name}`;
  const mine = randomKey();
  await takeLease(key, mine);
  try {
    return await work();
  } finally {
    if (localStorage.getItem(key)?.startsWith(mine)) localStorage.removeItem(key);
  }
}

const leaseMs = 10_000;

async function takeLease(key: string, mine: string): Promise<void> {
  for (;;) {
    const [holder, until] = (localStorage.getItem(key) ?? '').split(' ');
    if (holder === mine) return;
    if (!holder || Number(until) < Date.now()) localStorage.setItem(key, `${mine} ${Date.now() + leaseMs}`);
    // Two tabs may have written; after this moment both see the same winner.
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
