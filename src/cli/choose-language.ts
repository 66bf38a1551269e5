export const cliLanguages = ['zh-CN', 'zh-TW', 'en'] as const;
export type Language = (typeof cliLanguages)[number];

export interface LanguageSources {
  /** `--lang` */
  readonly flag?: string | undefined;
  /** The `language` setting where somebody set it: the environment or the named file. */
  readonly setting?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The language the program talks: the flag, the setting, then the locale (`LC_ALL`, `LC_MESSAGES`, `LANG`). Traditional
 * Chinese for Taiwan, Hong Kong and Macau; English for every locale that is not Chinese.
 */
export function chooseLanguage({ flag, setting, env }: LanguageSources): Language {
  const named = [flag, setting].map(parseLanguage).find((language) => language !== undefined);
  return named ?? languageOfLocale(env.LC_ALL || env.LC_MESSAGES || env.LANG || '');
}

/** Reads `zh-TW`, `zh_tw`, `en` …; undefined for a language the program doesn't speak. */
export function parseLanguage(text: string | undefined): Language | undefined {
  const wanted = text?.replace('_', '-').toLowerCase();
  return cliLanguages.find((language) => language.toLowerCase() === wanted);
}

function languageOfLocale(locale: string): Language {
  if (/^zh[_-](TW|HK|MO|Hant)/i.test(locale)) return 'zh-TW';
  return /^zh/i.test(locale) ? 'zh-CN' : 'en';
}
