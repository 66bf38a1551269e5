import type { JSX } from 'preact';
import type { AllergyWarning } from '../../../domain/allergy.ts';
import type { TicketLine } from '../../../client/board/tickets.ts';
import { formatTime } from '../../language/format.ts';
import { kitchenTexts } from '../texts.ts';
import type { Block } from './ticket-blocks.ts';

interface BlockProps {
  readonly block: Block;
  readonly timeZone: string;
  readonly isLit: boolean;
  readonly onTouch: (line: TicketLine) => void;
}

/** One piece of a ticket: a dish is one big button. */
export function TicketBlock({ block, timeZone, isLit, onTouch }: BlockProps): JSX.Element {
  const texts = kitchenTexts();
  switch (block.kind) {
    case 'unattended':
      return (
        <p data-block class="band warn">
          ⚠ {texts.unattended}
        </p>
      );
    case 'paper':
      return (
        <p data-block class="band warn">
          ⚠ {texts.paperMissing(block.station)}
        </p>
      );
    case 'note':
      return (
        <p data-block class="band note-band">
          ⚠ {block.text}
        </p>
      );
    case 'added':
      return (
        <p data-block class="added-line">
          {texts.added(formatTime(block.at, timeZone))}
        </p>
      );
    case 'dish':
      return <Dish line={block.line} isLit={isLit} onTouch={onTouch} />;
  }
}

const marks: Readonly<Record<TicketLine['state'], string>> = {
  todo: '',
  cooking: '◔',
  done: '✔',
  voided: '✖',
};

function Dish({
  line,
  isLit,
  onTouch,
}: {
  readonly line: TicketLine;
  readonly isLit: boolean;
  readonly onTouch: (line: TicketLine) => void;
}): JSX.Element {
  const texts = kitchenTexts();
  const { state, quantity, name, options, note, allergy } = line;
  return (
    <button
      data-block
      type="button"
      class={`dish ${state} ${line.addedAt === null ? '' : 'later'} ${isLit ? 'lit' : ''}`}
      aria-pressed={state === 'done'}
      onClick={() => onTouch(line)}
    >
      <span class="dish-name">
        <b class="figure">{quantity}</b> <span class="times">×</span> <span class="dish-text">{name}</span>
        {state !== 'todo' && (
          <span class="dish-mark">
            {marks[state]}
            <span class="hidden-label">{state === 'done' ? texts.done : texts.cooking}</span>
          </span>
        )}
      </span>
      {options.length > 0 && <span class="dish-options">{options.join(' · ')}</span>}
      {note !== null && note !== '' && <span class="band note-band">⚠ {note}</span>}
      {state !== 'voided' && allergy !== null && <Allergens {...allergy} />}
      {state === 'voided' && <span class="dish-void">{texts.voided}</span>}
    </button>
  );
}

/** What the dish contains of what a guest can't bear looks like nothing else; the rest is said, because somebody spoke of allergies. */
function Allergens({ clashes, others }: AllergyWarning): JSX.Element {
  const texts = kitchenTexts();
  return (
    <>
      {clashes.length > 0 && <strong class="clash-band">⚠ {texts.allergyClash(clashes.join('、'))}</strong>}
      {others.length > 0 && <span class="band note-band">⚠ {texts.contains(others.join('、'))}</span>}
    </>
  );
}
