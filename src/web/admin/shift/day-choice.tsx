import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { addDays, isDay } from './days.ts';
import { shiftTexts } from './texts.ts';

export interface DayChoiceProps {
  readonly day: string;
  /** The day that still goes on: none comes after it. */
  readonly isLast: boolean;
  /** Undefined: today. */
  readonly onChange: (day: string | undefined) => void;
}

/** Back and forth through the business days. */
export function DayChoice({ day, isLast, onChange }: DayChoiceProps): JSX.Element {
  const texts = shiftTexts();
  return (
    <div class="day-choice no-print">
      <Button label={texts.previous} onPress={() => onChange(addDays(day, -1))}>
        ‹
      </Button>
      <Field
        label={texts.day}
        type="date"
        value={day}
        onInput={(chosen) => {
          if (isDay(chosen)) onChange(chosen);
        }}
      />
      <Button label={texts.next} disabled={isLast} onPress={() => onChange(addDays(day, 1))}>
        ›
      </Button>
      <Button disabled={isLast} onPress={() => onChange(undefined)}>
        {texts.today}
      </Button>
    </div>
  );
}
