import type { Language } from '../../domain/language.ts';

/** The text of a file: UTF-8 or UTF-16 with their marks; else what spreadsheets in Chinese write when it is no UTF-8. */
export function decodeText(bytes: Uint8Array, language: Language): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(language === 'zh-TW' ? 'big5' : 'gb18030').decode(bytes);
  }
}
