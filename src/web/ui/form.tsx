import type { ComponentChildren, JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';

export interface FormProps {
  readonly children: ComponentChildren;
  /** Nothing more is sent before its promise is settled: who taps twice makes one dish. */
  readonly onSubmit: () => unknown;
  readonly look?: 'stack' | 'form-grid';
}

/** Fields that are sent together, by their button or by Enter. */
export function Form({ children, onSubmit, look = 'stack' }: FormProps): JSX.Element {
  const isSending = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const submit = async () => {
    if (isSending.current) return;
    isSending.current = true;
    setBusy(true);
    try {
      await onSubmit();
    } finally {
      isSending.current = false;
      setBusy(false);
    }
  };
  return (
    <form
      class={look}
      aria-busy={isBusy}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {children}
    </form>
  );
}
