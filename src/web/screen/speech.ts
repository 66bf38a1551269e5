import type { Language } from '../../domain/language.ts';

/** Whether the device has a voice for a language; its sounds have to do otherwise. */
export function hasVoice(language: Language): boolean {
  return findVoice(language) !== undefined;
}

/** Says a sentence if there is a voice for it; what waits to be said is dropped, it is old by now. */
export function speak(text: string, language: Language): void {
  const voice = findVoice(language);
  if (!voice) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
}

function findVoice(language: Language): SpeechSynthesisVoice | undefined {
  if (!('speechSynthesis' in window)) return undefined;
  const voices = speechSynthesis.getVoices();
  const exact = voices.find(({ lang }) => lang.replace('_', '-').toLowerCase() === language.toLowerCase());
  return exact ?? voices.find(({ lang }) => lang.slice(0, 2) === language.slice(0, 2));
}
