import type { JSX } from 'preact';
import { degradeSentence, type Loss } from '../../client/degrade/sentences.ts';
import { language } from '../language/language.ts';
import { Note } from './notes.tsx';

export interface LossNotesProps {
  readonly losses: readonly Loss[];
  /** What this page says instead, where it knows more than a screen that only shows. */
  readonly sentences?: Partial<Readonly<Record<Loss, string>>>;
}

/** A sentence for each thing that does not work: what still does, and what people do meanwhile. */
export function LossNotes({ losses, sentences = {} }: LossNotesProps): JSX.Element {
  return (
    <div class="losses" role="status">
      {losses.map((loss) => (
        <div key={loss} data-loss={loss}>
          <Note kind={isGrave(loss) ? 'bad' : 'warn'}>
            <span>{sentences[loss] ?? degradeSentence(loss, language.value)}</span>
          </Note>
        </div>
      ))}
    </div>
  );
}

/** Without these nothing can be entered. */
export function isGrave(loss: Loss): boolean {
  return loss === 'api' || loss === 'link' || loss === 'system' || loss === 'standstill';
}
