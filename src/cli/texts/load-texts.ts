import type { Language } from '../choose-language.ts';
import type { Texts } from './texts.ts';

/** The catalogue of a language; the others are not read. */
export async function loadTexts(language: Language): Promise<Texts> {
  switch (language) {
    case 'en':
      return (await import('./en.ts')).en;
    case 'zh-CN':
      return (await import('./zh-cn.ts')).zhCN;
    case 'zh-TW':
      return (await import('./zh-tw.ts')).zhTW;
  }
}
