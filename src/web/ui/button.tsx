import type { ComponentChildren, JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';

export interface ButtonProps {
  readonly children: ComponentChildren;
  /** While its promise runs the button waits: nobody pays twice by tapping twice. */
  readonly onPress?: () => unknown;
  readonly look?: 'plain' | 'primary' | 'danger' | 'quiet';
  readonly size?: 'normal' | 'small' | 'wide';
  readonly type?: 'button' | 'submit';
  readonly disabled?: boolean;
  /** What it does, where its face is only an icon. */
  readonly label?: string;
  readonly pressed?: boolean;
  /** Takes the focus over from what was here before. */
  readonly heir?: boolean;
}

/** A button of at least 44 px. */
export function Button({
  children,
  onPress,
  look = 'plain',
  size = 'normal',
  ...rest
}: ButtonProps): JSX.Element {
  const [isBusy, setBusy] = useState(false);
  const isRunning = useRef(false);
  const { type = 'button', disabled = false, label, pressed, heir = false } = rest;
  const press = async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    setBusy(true);
    try {
      await onPress?.();
    } finally {
      isRunning.current = false;
      setBusy(false);
    }
  };
  return (
    <button
      type={type}
      class={`button ${look} ${size}`}
      disabled={disabled}
      // Not switched off: it would lose the focus, and the keyboard its place.
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy}
      data-heir={heir ? '' : undefined}
      aria-label={label}
      aria-pressed={pressed}
      onClick={onPress && (() => void press())}
    >
      {children}
    </button>
  );
}
