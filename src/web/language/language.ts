import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type Language, languages } from '../../domain/language.ts';

const key = 'restaurantctl.language';
const chosen = signal<Language>(detectLanguage());

/** The language of the page: `?lang=`, what was chosen here before, what the browser prefers. */
export const language: ReadonlySignal<Language> = computed(() => chosen.value);

/** Switches every text on the page, and remembers it on this device. */
export function chooseLanguage(next: Language): void {
  localStorage.setItem(key, next);
  document.documentElement.lang = next;
  chosen.value = next;
}

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = {
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  en: 'English',
};

function detectLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang');
  const wishes = [asked, localStorage.getItem(key), ...navigator.languages].filter((wish) => wish !== null);
  const found = wishes.map(closest).find((wish) => wish !== undefined) ?? 'zh-CN';
  document.documentElement.lang = found;
  return found;
}

/** `zh-HK` and `zh-Hant` read traditional characters, other `zh` simplified ones. */
function closest(wish: string): Language | undefined {
  if (/^zh\b.*\b(tw|hk|mo|hant)\b/i.test(wish)) return 'zh-TW';
  if (/^zh\b/i.test(wish)) return 'zh-CN';
  return languages.find((known) => known === wish) ?? (/^en\b/i.test(wish) ? 'en' : undefined);
}
