import { signal } from '@preact/signals';

/** `no` also where the browser knows no such thing: it offers it over https alone. */
export const wakeLock = signal<'ok' | 'no'>('no');

let isWanted = false;

/** Keeps the screen from going dark, again whenever the page comes back into view. */
export async function stayAwake(): Promise<void> {
  if (!('wakeLock' in navigator)) return;
  if (!isWanted) {
    isWanted = true;
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void request();
    });
  }
  await request();
}

async function request(): Promise<void> {
  try {
    const lock = await navigator.wakeLock.request('screen');
    wakeLock.value = 'ok';
    lock.addEventListener('release', () => {
      wakeLock.value = 'no';
    });
  } catch {
    // Low battery, or the page is hidden just now: the header says so.
    wakeLock.value = 'no';
  }
}
