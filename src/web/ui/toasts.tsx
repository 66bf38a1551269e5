import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId } from 'preact/hooks';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly kind: 'plain' | 'bad';
  readonly action?: ToastAction | undefined;
}

/** What can be done about it while it is shown. */
export interface ToastAction {
  readonly label: string;
  readonly run: () => unknown;
}

const toasts = signal<readonly Toast[]>([]);
const shownMs = 6000;
let count = 0;

/** Says a sentence at the bottom of the page for a moment; screen readers hear it too. */
export function say(text: string, kind: Toast['kind'] = 'plain', action?: ToastAction): void {
  count += 1;
  const toast: Toast = { id: count, text, kind, action };
  toasts.value = [...toasts.value.slice(-2), toast];
  setTimeout(() => dismiss(toast.id), shownMs);
}

function dismiss(gone: number): void {
  toasts.value = toasts.value.filter(({ id }) => id !== gone);
}

/** Places of the page where `say` could be heard, the topmost last. */
const places = signal<readonly string[]>([]);

/** Where `say` is heard: on every page, and in the window over it, as all below a window is out of reach. */
export function Toasts(): JSX.Element | null {
  const place = useId();
  useEffect(() => {
    places.value = [...places.peek(), place];
    return () => {
      places.value = places.peek().filter((other) => other !== place);
    };
  }, [place]);
  if (places.value.at(-1) !== place) return null;
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map(({ id, text, kind, action }) => (
        <div key={id} class={`toast ${kind}`}>
          {text}
          {action && (
            <button
              type="button"
              onClick={() => {
                dismiss(id);
                void action.run();
              }}
            >
              {action.label}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
