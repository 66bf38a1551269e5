import { computed, effect, signal, untracked } from '@preact/signals';
import { z } from 'zod';
import { randomKey } from '../../../client/random-key.ts';
import { kept } from '../../session/kept.ts';
import { placeOf } from '../words.ts';
import { language } from '../../language/language.ts';
import { say } from '../../screen/speech.ts';
import { wordsOfPlace } from '../../screen/words.ts';
import { chime, unlockedContext, unlockSound } from './chimes.ts';
import { calls } from './reminders.ts';
import { ringLease, takeRinging } from './ring-lease.ts';
import { reminderTexts } from './texts.ts';

const muted = kept('staff.muted', z.boolean());
const isUnlocked = signal(false);
const repeatMs = 15_000;
const beatMs = 1000;
const lease = kept('staff.ringer', ringLease);
const thisTab = randomKey();

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
  takeOver();
}

/** Rings for each new call at once and for all of them every 15 s, in one tab; any touch of the page lets it sound. @returns what ends it */
export function startRinging(): () => void {
  let known = new Set<string>();
  const stopWatching = effect(() => {
    const ids = calls.value.map(({ id }) => id);
    const isNew = ids.some((id) => !known.has(id));
    known = new Set(ids);
    if (isNew) untracked(ring);
  });
  const timer = setInterval(ring, repeatMs);
  const beat = setInterval(takeOver, beatMs);
  const touch = () => {
    if (!isUnlocked.value) void unlockSound().then((unlocked) => (isUnlocked.value = unlocked));
  };
  // Not at the beginning of a touch: what it hits must not move away below it.
  addEventListener('click', touch);
  addEventListener('keyup', touch);
  addEventListener('pagehide', giveUpRinging);
  return () => {
    stopWatching();
    clearInterval(timer);
    clearInterval(beat);
    giveUpRinging();
    removeEventListener('pagehide', giveUpRinging);
    removeEventListener('click', touch);
    removeEventListener('keyup', touch);
  };
}

/** Whoever is the one that rings from now on calls out what the other tab did not get to. */
function takeOver(): void {
  if (sound.value !== 'on') return giveUpRinging();
  const wasSilent = lease.value?.tab !== thisTab;
  if (mayRing() && wasSilent) ring();
}

/** Of all tabs of this browser that may sound, one does. */
function mayRing(): boolean {
  if (sound.value !== 'on') return false;
  lease.value = takeRinging(lease.value, thisTab, Date.now());
  return lease.value.tab === thisTab;
}

function giveUpRinging(): void {
  if (lease.value?.tab === thisTab) lease.value = undefined;
}

function ring(): void {
  const [first] = calls.value;
  if (!first || !mayRing()) return;
  const texts = reminderTexts();
  const { order } = first.entry;
  const place = placeOf(order);
  const after = chime(first.kind);
  const isUrge = first.kind === 'urge';
  const { table_number: table, service_mode: mode, daily_number: number } = order;
  const saying = {
    sentence: isUrge ? texts.sayUrge(place) : texts.sayArrival(place),
    words: [isUrge ? ('urge' as const) : ('new' as const), ...wordsOfPlace({ table, mode, number })],
  };
  say(saying, { language: language.value, context: unlockedContext(), after });
}
