import type { Language } from '../../domain/language.ts';
import { clips } from './recorded/clips.ts';
import type { Word } from './words.ts';

const files: Readonly<Record<Language, URL>> = {
  en: new URL('./recorded/en.mp3', import.meta.url),
  'zh-CN': new URL('./recorded/zh-CN.mp3', import.meta.url),
  'zh-TW': new URL('./recorded/zh-TW.mp3', import.meta.url),
};

const loading = new Map<Language, Promise<AudioBuffer | undefined>>();
let playing: AudioBufferSourceNode[] = [];

/** Whether there is a recording of the words of a language; it is fetched the first time. */
export async function hasRecording(context: AudioContext, language: Language): Promise<boolean> {
  return (await load(context, language)) !== undefined;
}

interface PlayOptions {
  readonly context: AudioContext;
  readonly language: Language;
  /** Behind what else sounds, s. */
  readonly after: number;
}

/** Plays recorded words one behind the other; what is still being said is cut off, it is old by now. */
export async function playWords(
  words: readonly Word[],
  { context, language, after }: PlayOptions,
): Promise<void> {
  const buffer = await load(context, language);
  if (!buffer || context.state !== 'running') return;
  for (const source of playing) source.stop();
  let at = context.currentTime + after;
  playing = words.map((word) => {
    const [begin, length] = clips[language][word];
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(context.destination);
    source.start(at, begin, length);
    at += length;
    return source;
  });
}

function load(context: AudioContext, language: Language): Promise<AudioBuffer | undefined> {
  const known = loading.get(language) ?? fetchRecording(context, language);
  loading.set(language, known);
  return known;
}

async function fetchRecording(context: AudioContext, language: Language): Promise<AudioBuffer | undefined> {
  try {
    const answer = await fetch(files[language]);
    if (!answer.ok) throw new Error(`The recording could not be had: ${answer.status}.`);
    return await context.decodeAudioData(await answer.arrayBuffer());
  } catch {
    // Without a network just now: tones have to do, and the next word asks again.
    loading.delete(language);
    return undefined;
  }
}
