import type { JSX } from 'preact';
import { languages } from '../../domain/language.ts';
import { chooseLanguage, language, languageNames } from '../language/language.ts';
import { uiTexts } from './texts.ts';

/** Switches the page's language at once. */
export function LanguageChoice(): JSX.Element {
  return (
    <select
      class="language-choice"
      aria-label={uiTexts().language}
      value={language.value}
      onChange={({ currentTarget }) => {
        const chosen = languages.find((known) => known === currentTarget.value);
        if (chosen) chooseLanguage(chosen);
      }}
    >
      {languages.map((known) => (
        <option key={known} value={known}>
          {languageNames[known]}
        </option>
      ))}
    </select>
  );
}
