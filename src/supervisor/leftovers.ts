import { readFileSync, readdirSync } from 'node:fs';
import type { Clock } from '../runtime/clock.ts';

/**
 * Ends the processes that a killed supervisor left behind: exactly those that carry its instance mark in
 * their environment (only Linux shows it; elsewhere the services notice by themselves within seconds).
 * They get a second to leave, then they are killed.
 * @returns the pids that were found
 */
export async function endLeftovers(instance: string, clock: Clock): Promise<readonly number[]> {
  const found = findMarked(instance);
  for (const pid of found) signal(pid, 'SIGTERM');
  const deadline = clock.monotonic() + 1000;
  while (findMarked(instance).length > 0 && clock.monotonic() < deadline) await clock.sleep(20);
  for (const pid of findMarked(instance)) signal(pid, 'SIGKILL');
  while (findMarked(instance).length > 0 && clock.monotonic() < deadline + 4000) await clock.sleep(20);
  return found;
}

function findMarked(instance: string): number[] {
  const mark = `RESTAURANTCTL_INSTANCE=${instance}`;
  return listPids().filter((pid) => pid !== process.pid && readEnvironment(pid).includes(mark));
}

function listPids(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function readEnvironment(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    // Gone meanwhile, or of another user: none of ours.
    return [];
  }
}

function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone meanwhile.
  }
}
