import { signal } from '@preact/signals';
import type { Tune } from './tune.ts';

/** Whether this page may make sounds: browsers want a touch first. */
export const audio = signal<'ok' | 'blocked'>('blocked');

/** Frequency (Hz), start and length (s). Four that a cook tells apart over the extractor hood. */
const tunes: Readonly<Record<Tune, readonly (readonly [number, number, number])[]>> = {
  // Two rising chimes.
  new: [
    [660, 0, 0.18],
    [880, 0.2, 0.32],
    [660, 0.6, 0.18],
    [880, 0.8, 0.32],
  ],
  // Three short knocks of one low note.
  change: [
    [330, 0, 0.12],
    [330, 0.18, 0.12],
    [330, 0.36, 0.12],
  ],
  // A bright chord, once.
  ready: [
    [1047, 0, 0.6],
    [1319, 0.08, 0.6],
    [1568, 0.16, 0.7],
  ],
  // A falling siren, twice.
  urge: [
    [1200, 0, 0.22],
    [800, 0.22, 0.22],
    [1200, 0.5, 0.22],
    [800, 0.72, 0.22],
  ],
};

let context: AudioContext | undefined;

/** Must be called by a touch or a key. @returns whether sounds are allowed now */
export async function unlockAudio(): Promise<boolean> {
  if (!('AudioContext' in window)) return false;
  const own = context ?? openContext();
  context = own;
  await own.resume();
  audio.value = own.state === 'running' ? 'ok' : 'blocked';
  return audio.value === 'ok';
}

/** Where sounds are allowed, once they are. */
export function unlockedContext(): AudioContext | undefined {
  return context?.state === 'running' ? context : undefined;
}

function openContext(): AudioContext {
  const opened = new AudioContext();
  opened.addEventListener('statechange', () => {
    audio.value = opened.state === 'running' ? 'ok' : 'blocked';
  });
  return opened;
}

/** @returns how long it takes, s */
export function play(kind: Tune, delay = 0): number {
  const notes = tunes[kind];
  if (context?.state === 'running') for (const note of notes) sound(context, note, delay);
  return Math.max(...notes.map(([, start, length]) => start + length));
}

function sound(
  own: AudioContext,
  [frequency, start, length]: readonly [number, number, number],
  delay: number,
) {
  const at = own.currentTime + delay + start;
  const oscillator = new OscillatorNode(own, { frequency, type: 'triangle' });
  const gain = new GainNode(own, { gain: 0 });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(0.6, at + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.001, at + length);
  oscillator.connect(gain).connect(own.destination);
  oscillator.start(at);
  oscillator.stop(at + length);
}
