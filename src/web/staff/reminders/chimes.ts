/** Tones of this page, made here: each is frequency (Hz), start and length (s). */
const melodies = {
  arrival: [
    [784, 0, 0.22],
    [1047, 0.2, 0.22],
    [1319, 0.4, 0.45],
  ],
  urge: [
    [988, 0, 0.14],
    [740, 0.18, 0.14],
    [988, 0.36, 0.14],
    [740, 0.54, 0.14],
    [988, 0.72, 0.3],
  ],
} as const;
export type Chime = keyof typeof melodies;

let context: AudioContext | undefined;

/** Browsers let a page sound only after somebody touched it. @returns whether it may now */
export async function unlockSound(): Promise<boolean> {
  if (!('AudioContext' in globalThis)) return false;
  context ??= new AudioContext();
  // Without a touch before, some browsers never answer.
  await Promise.race([context.resume().catch(() => undefined), new Promise((go) => setTimeout(go, 500))]);
  return context.state === 'running';
}

/** Where the page may sound, once it may. */
export function unlockedContext(): AudioContext | undefined {
  return context?.state === 'running' ? context : undefined;
}

/** Plays a chime, if the page may sound. @returns how long it takes, s */
export function chime(name: Chime): number {
  if (context?.state !== 'running') return 0;
  for (const [frequency, start, length] of melodies[name]) tone(context, { frequency, start, length });
  return Math.max(...melodies[name].map(([, start, length]) => start + length));
}

interface Tone {
  readonly frequency: number;
  readonly start: number;
  readonly length: number;
}

function tone(audio: AudioContext, { frequency, start, length }: Tone): void {
  const at = audio.currentTime + start;
  const voice = audio.createOscillator();
  const loudness = audio.createGain();
  voice.type = 'triangle';
  voice.frequency.value = frequency;
  // A soft beginning and end: a tone that is cut clicks.
  loudness.gain.setValueAtTime(0.0001, at);
  loudness.gain.exponentialRampToValueAtTime(0.5, at + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + length);
  voice.connect(loudness).connect(audio.destination);
  voice.start(at);
  voice.stop(at + length);
}
