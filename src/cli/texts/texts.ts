import type { Language } from '../choose-language.ts';
import type { en } from './en.ts';

/** What a catalogue has: a missing text is a compile error. */
export type Texts = typeof en;

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
