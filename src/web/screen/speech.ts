import type { Language } from '../../domain/language.ts';
import { hasRecording, playWords } from './recordings.ts';
import type { Saying } from './words.ts';

/** What is heard of what a page says: a voice of the device, recorded words, or nothing. */
export type Spoken = 'voice' | 'recorded' | 'none';

interface SayOptions {
  readonly language: Language;
  /** Where sounds are allowed already. */
  readonly context: AudioContext | undefined;
  /** When a tune has ended, s. @default 0 */
  readonly after?: number;
}

/** Says something by the device's voice for the language, else by recorded words; what waits to be said is dropped, it is old by now. */
export function say({ sentence, words }: Saying, { language, context, after = 0 }: SayOptions): void {
  const voice = findVoice(language);
  if (voice) speak(sentence, voice);
  else if (context) void playWords(words, { language, context, after });
}

/** How this device will say things; what it lacks a voice for is fetched now, while the network is there. */
export async function prepareSpeech({ language, context }: SayOptions): Promise<Spoken> {
  if (findVoice(language)) return 'voice';
  return context && (await hasRecording(context, language)) ? 'recorded' : 'none';
}

function speak(sentence: string, voice: SpeechSynthesisVoice): void {
  const utterance = new SpeechSynthesisUtterance(sentence);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
}

function findVoice(language: Language): SpeechSynthesisVoice | undefined {
  if (!('speechSynthesis' in globalThis)) return undefined;
  const voices = speechSynthesis.getVoices();
  const exact = voices.find(({ lang }) => lang.replace('_', '-').toLowerCase() === language.toLowerCase());
  return exact ?? voices.find(({ lang }) => lang.slice(0, 2) === language.slice(0, 2));
}

// Browsers look for their voices when they are asked for the first time, and answer later.
if ('speechSynthesis' in globalThis) speechSynthesis.getVoices();
