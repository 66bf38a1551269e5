import type { Language } from '../../domain/language.ts';
import { en } from './en.ts';
import type { Sentences } from './sentences.ts';
import { zhCN } from './zh-cn.ts';
import { zhTW } from './zh-tw.ts';

const catalogues: Readonly<Record<Language, Sentences>> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en };

export function sentencesIn(language: Language): Sentences {
  return catalogues[language];
}
