import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { orderTexts } from './texts.ts';

/** Why: one tap for what it mostly is, words for the rest. */
export function ReasonField({
  value,
  onInput,
}: {
  readonly value: string;
  readonly onInput: (reason: string) => void;
}): JSX.Element {
  const texts = orderTexts();
  return (
    <div class="stack reason">
      <div class="row">
        {Object.values(texts.reasons).map((reason) => (
          <Button key={reason} size="small" pressed={value === reason} onPress={() => onInput(reason)}>
            {reason}
          </Button>
        ))}
      </div>
      <Field label={texts.reason} value={value} onInput={onInput} maxLength={200} required />
    </div>
  );
}
