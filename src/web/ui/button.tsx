import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';

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
  const { type = 'button', disabled = false, label, pressed } = rest;
  const press = async () => {
    setBusy(true);
    try {
      await onPress?.();
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type={type}
      class={`button ${look} ${size}`}
      disabled={disabled || isBusy}
      aria-busy={isBusy}
      aria-label={label}
      aria-pressed={pressed}
      onClick={onPress && (() => void press())}
    >
      {children}
    </button>
  );
}
