import type { Language } from '../../domain/language.ts';
import { en } from './en.ts';
import type { Sentences } from './sentences.ts';
import { zhCN } from './zh-cn.ts';

/** Chinese for who reads either script, English for everybody else. */
export function sentencesIn(language: Language): Sentences {
  return language === 'en' ? en : zhCN;
}
