import type { JSX } from 'preact';
import { guestTexts } from '../texts.ts';

export interface StepperProps {
  /** What is counted. */
  readonly name: string;
  readonly quantity: number;
  readonly most: number;
  readonly disabled: boolean;
  readonly onChange: (quantity: number) => void;
}

/** − 2 +; nothing but + while there is none. */
export function Stepper({ name, quantity, most, disabled, onChange }: StepperProps): JSX.Element {
  const texts = guestTexts();
  return (
    <span class="stepper">
      {quantity > 0 && (
        <>
          <button
            type="button"
            class="step"
            aria-label={texts.fewer(name)}
            disabled={disabled}
            onClick={() => onChange(quantity - 1)}
          >
            −
          </button>
          <span class="figure step-count">{quantity}</span>
        </>
      )}
      <button
        type="button"
        class="step plus"
        aria-label={texts.add(name)}
        disabled={disabled || quantity >= most}
        onClick={() => onChange(quantity + 1)}
      >
        +
      </button>
    </span>
  );
}
