import type { JSX } from 'preact';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { guestTexts } from '../texts.ts';
import { noVisit } from '../visitor.ts';

/** Nobody sits at a table here: what to do. */
export function NoVisit(): JSX.Element {
  const texts = guestTexts();
  const sentences = { none: texts.scanFirst, ended: texts.scanAgain, bad_code: texts.badCode };
  return (
    <main class="no-visit">
      <LanguageChoice />
      <svg viewBox="0 0 96 96" width="96" height="96" aria-hidden="true" class="scan-picture">
        <path
          d="M12 32V12h20M64 12h20v20M84 64v20H64M32 84H12V64"
          fill="none"
          stroke="currentColor"
          stroke-width="6"
          stroke-linecap="round"
        />
        <path d="M30 30h14v14H30zM52 30h14v14H52zM30 52h14v14H30zM54 54h10v10H54z" fill="currentColor" />
      </svg>
      <h1>{texts.scanTitle}</h1>
      <p>{sentences[noVisit.value]}</p>
      <a class="button" href="/menu">
        {texts.toMenu}
      </a>
    </main>
  );
}
