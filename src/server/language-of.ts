import type { Context } from 'koa';
import type { Language } from '../domain/language.ts';

/**
 * The language that a request asks for: Simplified Chinese for any Chinese that isn't Traditional, English for every other
 * language, `usual` for who doesn't say.
 */
export function languageOf(context: Context, usual: Language): Language {
  const offered = ['zh-CN', 'zh', ...traditional, 'en'];
  const accepted = context.acceptsLanguages(usual, ...offered.filter((tag) => tag !== usual));
  if (accepted === 'zh-CN' || accepted === 'zh') return 'zh-CN';
  return traditional.find((tag) => tag === accepted) ? 'zh-TW' : 'en';
}

/** What browsers call it. */
const traditional = ['zh-TW', 'zh-HK', 'zh-MO', 'zh-Hant', 'zh-Hant-TW', 'zh-Hant-HK', 'zh-Hant-MO'];
