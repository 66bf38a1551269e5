import type { JSX } from 'preact';
import type { Desk } from '../desk/desk.ts';
import { kitchenTexts } from '../texts.ts';

/** What was just done, while it can be taken back. */
export function UndoBar({ desk }: { readonly desk: Desk }): JSX.Element | null {
  const texts = kitchenTexts();
  const undoable = desk.undoable.value;
  if (!undoable) return null;
  const { kind, number, id, forMs } = undoable;
  return (
    <div class="undo-bar" role="status" key={id}>
      <span>{texts.undone[kind](number)}</span>
      <button type="button" onClick={desk.undo}>
        ↶ {texts.undo} <kbd>U</kbd>
      </button>
      <span class="undo-time" style={{ animationDuration: `${forMs}ms` }} aria-hidden="true" />
    </div>
  );
}
