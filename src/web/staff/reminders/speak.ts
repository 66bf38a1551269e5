import { language } from '../../language/language.ts';

/** Says a sentence aloud in the page's language, where this device has a voice for it; the chime does without. */
export function speak(sentence: string): void {
  if (!('speechSynthesis' in globalThis)) return;
  const wanted = language.value;
  const voices = speechSynthesis.getVoices();
  const voice =
    voices.find(({ lang }) => lang === wanted) ??
    voices.find(({ lang }) => lang.startsWith(wanted.slice(0, 2)));
  if (!voice) return;
  const words = new SpeechSynthesisUtterance(sentence);
  words.voice = voice;
  words.lang = voice.lang;
  // The latest word counts: a queue of old ones would talk for minutes.
  speechSynthesis.cancel();
  speechSynthesis.speak(words);
}
