import type { ComponentChildren, JSX } from 'preact';
import { Button } from './button.tsx';
import { explainError } from './explain-error.ts';
import { uiTexts } from './texts.ts';

export interface NoteProps {
  readonly kind?: 'info' | 'good' | 'warn' | 'bad';
  readonly children: ComponentChildren;
}

/** A sentence that stands on the page until its cause is gone. */
export function Note({ kind = 'info', children }: NoteProps): JSX.Element {
  return (
    <div class={`note ${kind}`} role={kind === 'bad' ? 'alert' : undefined}>
      {children}
    </div>
  );
}

/** What went wrong, what to do, and a way to try again. */
export function ErrorNote({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry?: (() => unknown) | undefined;
}): JSX.Element {
  return (
    <Note kind="bad">
      <span>{explainError(error)}</span>
      {onRetry && (
        <Button size="small" onPress={onRetry}>
          {uiTexts().retry}
        </Button>
      )}
    </Note>
  );
}

/** Nothing is here, and why that may be. */
export function Empty({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <div class="empty">{children}</div>;
}

/** Something is on its way. */
export function Loading(): JSX.Element {
  return (
    <div class="empty" role="status">
      <div class="spinner" />
      <span>{uiTexts().loading}</span>
    </div>
  );
}

/** A word about a state: word first, colour besides. */
export function Badge({
  kind,
  children,
}: {
  readonly kind?: 'good' | 'warn' | 'bad' | 'info';
  readonly children: ComponentChildren;
}): JSX.Element {
  return <span class={`badge ${kind ?? ''}`}>{children}</span>;
}
