import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { uiTexts } from './texts.ts';
import { Toasts } from './toasts.tsx';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** For tables and pictures. */
  readonly broad?: boolean;
}

/**
 * A window over the page; Escape, the cross and a tap beside it close it, and the focus goes back where it was. What was written in
 * it is not lost by a tap beside it, nor by a finger that slips off while it marks a word.
 */
export function Dialog({ title, onClose, children, broad = false }: DialogProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const isPressedBeside = useRef(false);
  const isWritten = useRef(false);
  const id = useId();
  // At once: a key that follows the one that opened it is meant for it.
  useLayoutEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={broad ? 'dialog broad' : 'dialog'}
      aria-labelledby={id}
      onClose={onClose}
      onInput={() => {
        isWritten.current = true;
      }}
      onPointerDown={(event) => {
        isPressedBeside.current = event.target === dialog.current;
      }}
      onClick={(event) => {
        const isBeside = event.target === dialog.current && isPressedBeside.current;
        if (isBeside && !isWritten.current) dialog.current?.close();
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <button
          type="button"
          class="button quiet"
          aria-label={uiTexts().close}
          onClick={() => dialog.current?.close()}
        >
          ✕
        </button>
      </header>
      <div class="body">{children}</div>
      <Toasts />
    </dialog>
  );
}
