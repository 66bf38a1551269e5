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
  /** Stands in its head, beside the title. */
  readonly beside?: ComponentChildren;
}

/**
 * A window over the page; Escape, the cross and a tap beside it close it, and the focus goes back where it was. What was written in
 * it is not lost by a tap beside it, nor by a finger that slips off while it marks a word. Where there are keys, its first field is
 * ready to be typed in.
 */
export function Dialog({ title, onClose, children, broad = false, beside }: DialogProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const isPressedBeside = useRef(false);
  const isWritten = useRef(false);
  const isGone = useRef(false);
  const id = useId();
  // At once: a key that follows the one that opened it is meant for it.
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    if (current && matchMedia('(pointer: fine)').matches) firstOf(current)?.focus();
    return () => {
      isGone.current = true;
      // Taken away without being closed it would not give the focus back.
      current?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={broad ? 'dialog broad' : 'dialog'}
      aria-labelledby={id}
      onClose={() => {
        if (!isGone.current) onClose();
      }}
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
        {beside}
      </header>
      <div class="body">{children}</div>
      <Toasts />
    </dialog>
  );
}

/** Where typing begins, or what comes before that. */
function firstOf(dialog: HTMLDialogElement): HTMLElement | null {
  const named = dialog.querySelector<HTMLElement>('.body [data-heir]');
  return named ?? dialog.querySelector('.body :is(input, select, textarea):not(:disabled)');
}
