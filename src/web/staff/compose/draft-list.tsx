import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { money } from '../money.ts';
import { changeNote, changeQuantity, type DraftLine } from './draft.ts';
import { composeTexts } from './texts.ts';

export interface DraftListProps {
  readonly lines: readonly DraftLine[];
  readonly onChange: (lines: DraftLine[]) => void;
}

/** What is chosen: how many, how, and a note for the cook. */
export function DraftList({ lines, onChange }: DraftListProps): JSX.Element {
  const texts = composeTexts();
  if (lines.length === 0) return <p class="soft draft-empty">{texts.empty}</p>;
  return (
    <div class="draft">
      {lines.map((line, index) => (
        <div key={`${line.menuItemId} ${index}`} class="draft-line">
          <span class="dish-what">
            <b>{line.name}</b>
            {Object.keys(line.options).length > 0 && (
              <span class="soft"> {Object.values(line.options).flat().join(' · ')}</span>
            )}
          </span>
          <span class="row">
            <Button label={texts.fewer(line.name)} onPress={() => onChange(changeQuantity(lines, index, -1))}>
              −
            </Button>
            <b class="figure stepper-value">{line.quantity}</b>
            <Button label={texts.more(line.name)} onPress={() => onChange(changeQuantity(lines, index, 1))}>
              ＋
            </Button>
            <span class="figure line-sum">
              {money((line.quantity * Math.round(line.unitPrice * 100)) / 100)}
            </span>
          </span>
          <input
            class="input"
            aria-label={texts.note(line.name)}
            placeholder={texts.noteHint}
            maxLength={200}
            value={line.note}
            onInput={({ currentTarget }) => onChange(changeNote(lines, index, currentTarget.value))}
          />
        </div>
      ))}
    </div>
  );
}
