import { signal } from '@preact/signals';
import type { JSX } from 'preact';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly kind: 'plain' | 'bad';
}

const toasts = signal<readonly Toast[]>([]);
const shownMs = 6000;
let count = 0;

/** Says a sentence at the bottom of the page for a moment; screen readers hear it too. */
export function say(text: string, kind: Toast['kind'] = 'plain'): void {
  count += 1;
  const toast: Toast = { id: count, text, kind };
  toasts.value = [...toasts.value.slice(-2), toast];
  setTimeout(() => {
    toasts.value = toasts.value.filter(({ id }) => id !== toast.id);
  }, shownMs);
}

/** Where `say` is heard; `startPage` puts it on every page. */
export function Toasts(): JSX.Element {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map(({ id, text, kind }) => (
        <div key={id} class={`toast ${kind}`}>
          {text}
        </div>
      ))}
    </div>
  );
}
