import { computed, effect, signal, untracked } from '@preact/signals';
import { z } from 'zod';
import { kept } from '../../session/kept.ts';
import { placeOf } from '../words.ts';
import { chime, unlockSound } from './chimes.ts';
import { calls } from './reminders.ts';
import { speak } from './speak.ts';
import { reminderTexts } from './texts.ts';

const muted = kept('staff.muted', z.boolean());
const isUnlocked = signal(false);
const repeatMs = 15_000;

export type SoundState = 'locked' | 'muted' | 'on';
export const sound = computed<SoundState>(() => {
  if (muted.value === true) return 'muted';
  return isUnlocked.value ? 'on' : 'locked';
});

export function toggleMute(): void {
  muted.value = !(muted.value === true);
}

/** After a touch: from now on the page may sound. */
export async function turnSoundOn(): Promise<void> {
  muted.value = false;
  isUnlocked.value = await unlockSound();
  ring();
}

/** Rings for each new call at once and for all of them every 15 s; any touch of the page lets it sound. @returns what ends it */
export function startRinging(): () => void {
  let known = new Set<string>();
  const stopWatching = effect(() => {
    const ids = calls.value.map(({ id }) => id);
    const isNew = ids.some((id) => !known.has(id));
    known = new Set(ids);
    if (isNew) untracked(ring);
  });
  const timer = setInterval(ring, repeatMs);
  const touch = () => {
    if (!isUnlocked.value) void unlockSound().then((unlocked) => (isUnlocked.value = unlocked));
  };
  // Not at the beginning of a touch: what it hits must not move away below it.
  addEventListener('click', touch);
  addEventListener('keyup', touch);
  return () => {
    stopWatching();
    clearInterval(timer);
    removeEventListener('click', touch);
    removeEventListener('keyup', touch);
  };
}

function ring(): void {
  const [first] = calls.value;
  if (!first || sound.value !== 'on') return;
  const texts = reminderTexts();
  const place = placeOf(first.entry.order);
  chime(first.kind);
  speak(first.kind === 'urge' ? texts.sayUrge(place) : texts.sayArrival(place));
}
